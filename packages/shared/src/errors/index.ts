export * from './app-error.ts'
export * from './assert.ts'
export * from './close-codes.ts'
export * from './query-failure.ts'
