export * from './client/index.ts'
export * from './embedded/index.ts'
export * from './migrate/index.ts'
export * from './secret/index.ts'
