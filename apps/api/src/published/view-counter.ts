import { createHash, randomBytes } from 'node:crypto'
import type { OrgId, StoryId } from '@insightengine/shared/ids'

/** Who looks. A browser without an account is known by its address and name, hashed with a salt that dies with the process. */
export interface Visitor {
  userId: string | null
  ip: string
  userAgent: string
}

export interface ViewCounterOptions {
  record: (orgId: OrgId, storyId: StoryId, views: number) => Promise<void>
  onError: (error: unknown) => void
  now?: () => number
  windowMs?: number
  maxVisits?: number
}

export type ViewCounter = ReturnType<typeof viewCounter>

/**
 * Counts a person's or browser's look at a story once in 30 minutes, without a cookie and without keeping addresses. Opening
 * a story never waits for it: views of one story that arrive while its row is being written are added together, so that an
 * audience of thousands is a handful of writes and holds no database connection.
 */
export function viewCounter({ record, onError, now = Date.now, windowMs = 30 * 60_000, maxVisits = 50_000 }: ViewCounterOptions) {
  const salt = randomBytes(16)
  /** Hash of visitor and story → when it was counted. In order of time, since an entry is never renewed. */
  const visits = new Map<string, number>()
  const waiting = new Map<StoryId, number>()
  const writing = new Map<StoryId, Promise<void>>()

  function isNew(storyId: StoryId, visitor: Visitor): boolean {
    const time = now()
    for (const [key, countedAt] of visits) {
      if (countedAt + windowMs > time) break
      visits.delete(key)
    }
    const who = visitor.userId ? [visitor.userId] : [visitor.ip, visitor.userAgent]
    const key = createHash('sha256').update(salt).update(JSON.stringify([storyId, ...who])).digest('base64')
    if (visits.has(key)) return false
    visits.set(key, time)
    // Full: forget the oldest visit, which may then count twice. Better than memory without end.
    const [oldest] = visits.keys()
    if (visits.size > maxVisits && oldest) visits.delete(oldest)
    return true
  }

  async function write(orgId: OrgId, storyId: StoryId): Promise<void> {
    for (let views = waiting.get(storyId); views; views = waiting.get(storyId)) {
      waiting.delete(storyId)
      try {
        await record(orgId, storyId, views)
      } catch (error) {
        onError(error)
      }
    }
    writing.delete(storyId)
  }

  return {
    count(orgId: OrgId, storyId: StoryId, visitor: Visitor): void {
      if (!isNew(storyId, visitor)) return
      waiting.set(storyId, (waiting.get(storyId) ?? 0) + 1)
      if (!writing.has(storyId)) writing.set(storyId, write(orgId, storyId))
    },

    /** Resolves when every counted view is written. */
    async settled(): Promise<void> {
      while (writing.size > 0) await Promise.all(writing.values())
    },
  }
}
