import type { Engine } from '@insightengine/shared/connection'
import type { Driver, DriverConfig } from './driver.ts'
import { postgresDriver } from './postgres/postgres-driver.ts'
import { queryFailed } from './query-failed.ts'

/** One line per engine. */
const engines: Partial<Record<Engine, (config: DriverConfig) => Driver>> = {
  postgresql: postgresDriver,
}

/** Engines that connections can be made to. */
export const supportedEngines = Object.keys(engines) as readonly Engine[]

/** A driver for one database. It connects when it is first asked something; close it when it is no longer needed. */
export function openDriver(config: DriverConfig): Driver {
  const open = engines[config.engine]
  if (!open) throw queryFailed('unsupported', `Connections to ${config.engine} are not supported yet.`)
  return open(config)
}
