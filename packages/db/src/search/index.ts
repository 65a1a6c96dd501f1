export * from './search-repository.ts'
