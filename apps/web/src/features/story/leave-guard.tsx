import { useBlocker } from '@tanstack/react-router'
import { plural } from '../../lib/format.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { onlyHereCount } from './session/session-status.ts'
import { useSessionStatus } from './session/use-collab-session.ts'
import { useStory } from './story-context.ts'

/**
 * Asks before work is left behind that only this tab has. While connected, leaving for another page of the workspace needs no
 * question: the session stays until its last change is committed. What is in this browser's copy of the story is not left behind.
 */
export function LeaveGuard() {
  const { id, session } = useStory()
  const changes = useSessionStatus(session, onlyHereCount)
  const isConnected = useSessionStatus(session, (status) => status.isConnected)
  const blocker = useBlocker({
    shouldBlockFn: ({ next }) => changes > 0 && !isConnected && (next.params as { storyId?: string }).storyId !== id,
    enableBeforeUnload: () => changes > 0,
    withResolver: true,
  })
  return (
    <ConfirmDialog
      isOpen={blocker.status === 'blocked'}
      onOpenChange={(isOpen) => !isOpen && blocker.reset?.()}
      title="Leave unsaved changes behind?"
      description={`${plural(changes, 'change')} could not be saved yet and ${changes === 1 ? 'is' : 'are'} kept in this tab only. Stay until the connection is back, or lose ${changes === 1 ? 'it' : 'them'}.`}
      confirmLabel="Leave and lose changes"
      onConfirm={() => blocker.proceed?.()}
    />
  )
}
