import type { StoredConnection } from '@insightengine/db/connection'
import type { Driver, StatementShape } from '@insightengine/drivers'

const maxShapes = 2_000
const ttlMs = 300_000

/** What statements take and give, remembered for as long as results are: filters need it, and a published page asks for it constantly. */
export interface StatementShapes {
  shapeOf(connection: StoredConnection, driver: Driver, text: string, signal: AbortSignal): Promise<StatementShape>
}

export function statementShapes({ now = Date.now } = {}): StatementShapes {
  /** Oldest first. */
  const kept = new Map<string, { shape: StatementShape; expiresAt: number }>()
  return {
    async shapeOf({ id, revision }, driver, text, signal) {
      const key = `${id} ${revision} ${text}`
      const found = kept.get(key)
      if (found && found.expiresAt > now()) return found.shape
      const shape = await driver.describe(text, { signal })
      kept.delete(key)
      kept.set(key, { shape, expiresAt: now() + ttlMs })
      for (const oldest of kept.keys()) {
        if (kept.size <= maxShapes) break
        kept.delete(oldest)
      }
      return shape
    },
  }
}
