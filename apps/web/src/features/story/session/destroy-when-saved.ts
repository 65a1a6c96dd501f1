import type { CollabSession } from './collab-session.ts'
import { unsavedCount } from './outbox.ts'

/** The server answers within milliseconds; whoever leaves without a connection has been asked before. */
const patienceMs = 10_000

/** Ends a session that nobody looks at any more, but not before its last changes are committed. */
export function destroyWhenSaved(session: CollabSession): void {
  const isDone = () => {
    const { outbox, phase } = session.status()
    return unsavedCount(outbox) === 0 || phase === 'ended'
  }
  if (isDone()) return session.destroy()
  const timer = setTimeout(session.destroy, patienceMs)
  session.subscribe(() => {
    if (!isDone()) return
    clearTimeout(timer)
    session.destroy()
  })
}
