export * from './create-account.ts'
export * from './slug.ts'
export * from './user-repository.ts'
