export * from './org.ts'
