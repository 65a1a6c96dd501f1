import { storyVersionRepository, type PublishedRef, type StoryVersion } from '@insightengine/db/story'
import type { Db } from '@insightengine/db/client'
import type { VersionId } from '@insightengine/shared/ids'

export type VersionCache = ReturnType<typeof versionCache>

interface Entry {
  version: Promise<StoryVersion>
  /** Zero while it is being read. */
  bytes: number
}

/**
 * Published versions by id. A version never changes, so an audience of thousands reads it from Postgres once. Whether
 * somebody may see it is asked elsewhere, for every request.
 */
export function versionCache(db: Db, { maxBytes = 64 * 1024 * 1024 } = {}) {
  /** Least recently used first. */
  const entries = new Map<VersionId, Entry>()
  let bytes = 0

  function remove(id: VersionId): void {
    bytes -= entries.get(id)?.bytes ?? 0
    entries.delete(id)
  }

  async function read({ orgId, versionId }: Pick<PublishedRef, 'orgId' | 'versionId'>): Promise<StoryVersion> {
    const version = await storyVersionRepository(db).get(orgId, versionId)
    const entry = entries.get(versionId)
    if (!entry) return version
    entry.bytes = JSON.stringify(version).length
    bytes += entry.bytes
    for (const [oldest] of entries) {
      if (bytes <= maxBytes) break
      remove(oldest)
    }
    return version
  }

  return {
    /** The caller has made sure that `orgId` owns the version. */
    get({ orgId, versionId }: Pick<PublishedRef, 'orgId' | 'versionId'>): Promise<StoryVersion> {
      const kept = entries.get(versionId)
      if (kept) {
        entries.delete(versionId)
        entries.set(versionId, kept)
        return kept.version
      }
      // `read` waits for Postgres first, so the entry is there when it looks for it.
      const version = read({ orgId, versionId })
      entries.set(versionId, { version, bytes: 0 })
      version.catch(() => remove(versionId))
      return version
    },
  }
}
