import type { ResultSet } from '@insightengine/shared/result'

/** A result and when the database gave it. */
export interface CachedResult {
  result: ResultSet
  computedAt: string
}

/** Results by key. Asynchronous because the next home of results is outside of this process. */
export interface ResultCache {
  get(key: string): Promise<CachedResult | null>
  set(key: string, entry: CachedResult): Promise<void>
}

export interface MemoryCacheOptions {
  maxBytes: number
  ttlMs: number
  now?: () => number
}

interface Kept {
  entry: CachedResult
  bytes: number
  expiresAt: number
}

/** Keeps the results used last, up to a number of bytes. One that would fill a quarter of it alone is not kept. */
export function memoryResultCache({ maxBytes, ttlMs, now = Date.now }: MemoryCacheOptions): ResultCache {
  /** Least recently used first. */
  const kept = new Map<string, Kept>()
  let total = 0

  function remove(key: string): void {
    total -= kept.get(key)?.bytes ?? 0
    kept.delete(key)
  }

  return {
    async get(key) {
      const found = kept.get(key)
      if (!found) return null
      if (found.expiresAt <= now()) {
        remove(key)
        return null
      }
      kept.delete(key)
      kept.set(key, found)
      return found.entry
    },
    async set(key, entry) {
      remove(key)
      const bytes = bytesOf(entry.result)
      if (bytes > maxBytes / 4) return
      kept.set(key, { entry, bytes, expiresAt: now() + ttlMs })
      total += bytes
      for (const oldest of kept.keys()) {
        if (total <= maxBytes) break
        remove(oldest)
      }
    },
  }
}

/** About what a result takes in memory: two bytes per character, and what every string and column costs beside its content. */
export function bytesOf({ columns }: ResultSet): number {
  let bytes = 500
  for (const { name, data } of columns) {
    bytes += 200 + name.length * 2 + (data.nulls?.byteLength ?? 0)
    if (data.kind === 'text') bytes += data.codes.byteLength + data.dictionary.reduce((sum, text) => sum + 24 + text.length * 2, 0)
    else bytes += data.values.byteLength
  }
  return bytes
}
