export * from './chart-config.ts'
