export * from './query-repository.ts'
export * from './query-run-repository.ts'
