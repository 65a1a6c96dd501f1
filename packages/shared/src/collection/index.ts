export * from './collection.ts'
