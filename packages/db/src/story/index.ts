export type { FrozenQueries, FrozenQuery } from './frozen-queries.ts'
export * from './story-repository.ts'
export * from './story-version-repository.ts'
export { publicPathOf } from './to-story-summary.ts'
