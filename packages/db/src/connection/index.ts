export * from './connection-repository.ts'
export type { StoredConnection } from './to-connection.ts'
