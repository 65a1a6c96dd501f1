export * from './start-redis.ts'
export * from './eventually.ts'
