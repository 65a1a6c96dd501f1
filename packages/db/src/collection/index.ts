export * from './collection-repository.ts'
