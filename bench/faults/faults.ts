import { badNetwork, offline, poison, revoked, stalledConsumer } from './client-faults.ts'
import type { Fault } from './fault.ts'
import { killEverybodyLeaves, killOneOfTwo, reconnectStorm, terminate } from './node-faults.ts'
import { partitioned, postgresPaused, postgresRestarted, redisKilled, redisPaused } from './store-faults.ts'

export const faults: readonly Fault[] = [
  killEverybodyLeaves,
  killOneOfTwo,
  terminate,
  reconnectStorm,
  postgresRestarted,
  postgresPaused,
  redisKilled,
  redisPaused,
  partitioned,
  stalledConsumer,
  offline,
  badNetwork,
  poison,
  revoked,
]
