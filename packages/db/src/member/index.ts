export * from './member-repository.ts'
export * from './membership.ts'
