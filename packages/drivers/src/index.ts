export * from './driver.ts'
export { isReachable } from './host-guard.ts'
export { openDriver, supportedEngines } from './open-driver.ts'
export { queryFailed } from './query-failed.ts'
