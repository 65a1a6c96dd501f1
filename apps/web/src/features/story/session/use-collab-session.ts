import type { StoryId, UserId } from '@insightengine/shared/ids'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { openCollabSession, type CollabSession } from './collab-session.ts'
import { destroyWhenSaved } from './destroy-when-saved.ts'
import { fetchTicket } from './fetch-ticket.ts'
import { openStoryCopy } from './local-copy/story-copy.ts'
import type { SessionStatus } from './session-status.ts'

/** The session of this tab, from mount to unmount; null for the moment before it is made. */
export function useCollabSession(storyId: StoryId, userId: UserId): CollabSession | null {
  const [session, setSession] = useState<CollabSession | null>(null)
  useEffect(() => {
    const opened = openCollabSession({ storyId, fetchTicket: (id) => fetchTicket(id, userId), openCopy: () => openStoryCopy({ userId, storyId }) })
    // oxlint-disable-next-line react/set-state-in-effect -- A connection may only be opened by an effect, which StrictMode runs twice.
    setSession(opened)
    // The computer is back in the network: no need to wait for the next try.
    window.addEventListener('online', opened.reconnect)
    return () => {
      window.removeEventListener('online', opened.reconnect)
      setSession(null)
      destroyWhenSaved(opened)
    }
  }, [storyId, userId])
  return session
}

export function useSessionStatus<T>(session: CollabSession, read: (status: SessionStatus) => T): T {
  return useSyncExternalStore(session.subscribe, () => read(session.status()))
}
