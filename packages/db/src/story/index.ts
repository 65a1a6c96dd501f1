export * from './story-repository.ts'
export * from './story-version-repository.ts'
export { publicPathOf } from './to-story-summary.ts'
