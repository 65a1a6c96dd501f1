export * from './query.ts'
export * from './sql-dialect.ts'
