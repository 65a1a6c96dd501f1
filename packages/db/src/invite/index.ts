export * from './invite-repository.ts'
