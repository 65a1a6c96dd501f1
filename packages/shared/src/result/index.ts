export * from './column.ts'
export * from './to-wire.ts'
export * from './wire.ts'
