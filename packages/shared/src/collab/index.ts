export * from './collab.ts'
