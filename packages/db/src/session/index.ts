export * from './refresh-token-repository.ts'
export * from './session-repository.ts'
