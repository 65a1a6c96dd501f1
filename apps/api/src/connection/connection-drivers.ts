import type { StoredConnection } from '@insightengine/db/connection'
import { openDriver, type Driver, type DriverConfig } from '@insightengine/drivers'
import type { ConnectionInput } from '@insightengine/shared/connection'
import type { ConnectionId } from '@insightengine/shared/ids'

/** Open databases, one driver per connection, kept between requests. */
export interface ConnectionDrivers {
  driverFor(connection: StoredConnection): Driver
  /** A driver for settings that are not stored yet; whoever asks closes it. */
  open(input: ConnectionInput): Driver
  /** Cancels what runs on it: the connection was changed, deleted, or its data replaced. */
  forget(id: ConnectionId): Promise<void>
  close(): Promise<void>
}

export function connectionDrivers({ allowedHosts }: { allowedHosts: readonly string[] }): ConnectionDrivers {
  const kept = new Map<ConnectionId, { revision: number; driver: Driver }>()

  async function forget(id: ConnectionId): Promise<void> {
    const entry = kept.get(id)
    kept.delete(id)
    await entry?.driver.close()
  }

  return {
    driverFor(connection) {
      const { id, revision } = connection
      const entry = kept.get(id)
      // Somebody who read the row before it was changed gets a driver of their own, which nobody else will use.
      if (entry && entry.revision >= revision) return entry.revision === revision ? entry.driver : openDriver(configOf(connection, allowedHosts))
      if (entry) void forget(id)
      const driver = openDriver(configOf(connection, allowedHosts))
      kept.set(id, { revision, driver })
      return driver
    },
    open: (input) => openDriver(configOf({ ...input, isSample: false }, allowedHosts)),
    forget,
    async close() {
      await Promise.all([...kept.keys()].map(forget))
    },
  }
}

/** The sample data lives on this machine, which the operator arranged; people cannot lead that connection elsewhere. */
function configOf(input: ConnectionInput & { isSample: boolean }, allowedHosts: readonly string[]): DriverConfig {
  const { type, host, port, database, username, password, sslMode, isSample } = input
  return { engine: type, host, port, database, username, password, sslMode, allowedHosts: isSample ? [...allowedHosts, host] : allowedHosts }
}
