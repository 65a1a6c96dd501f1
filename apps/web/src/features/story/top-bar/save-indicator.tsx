import { Check, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { cx } from '../../../ui/cx.ts'
import { Tooltip } from '../../../ui/tooltip.tsx'
import { overdueMs, saveState, saveWords, type SaveState } from '../session/save-state.ts'
import { useSessionStatus } from '../session/use-collab-session.ts'
import { useStory } from '../story-context.ts'

const looks: Record<SaveState['kind'], { icon: typeof Check; className: string; explanation: string }> = {
  saved: { icon: Check, className: 'text-ink-faint', explanation: 'Everything is stored in the workspace’s database.' },
  saving: { icon: LoaderCircle, className: 'text-ink-faint', explanation: 'On its way to the database.' },
  retrying: { icon: TriangleAlert, className: 'text-warning-ink', explanation: 'The workspace cannot store changes right now. We keep trying; leave this tab open.' },
  offline: { icon: CloudOff, className: 'text-warning-ink', explanation: 'Go on writing: your changes are kept and sent when the connection is back.' },
}

const settleMs = 400

/** One small line that never lies about this tab's work. */
export function SaveIndicator() {
  const state = useSaveState()
  const { icon: Icon, className, explanation } = looks[state.kind]
  return (
    <Tooltip label={explanation}>
      <span role="status" className={cx('flex shrink-0 items-center gap-1.5 rounded-sm text-sm whitespace-nowrap tabular-nums', className)}>
        <Icon className={cx('size-4', state.kind === 'saving' && 'animate-spin')} aria-hidden />
        <span className="max-sm:sr-only">{saveWords(state)}</span>
      </span>
    </Tooltip>
  )
}

function useSaveState(): SaveState {
  const { session } = useStory()
  const status = useSessionStatus(session, (status) => status)
  const { unsavedSince } = status
  const [overdueSince, setOverdueSince] = useState<number | null>(null)
  useEffect(() => {
    if (unsavedSince === null) return undefined
    const timer = setTimeout(() => setOverdueSince(unsavedSince), Math.max(0, unsavedSince + overdueMs - Date.now()))
    return () => clearTimeout(timer)
  }, [unsavedSince])
  const state = saveState(status, overdueSince !== null && overdueSince === unsavedSince)
  // A commit takes milliseconds; while somebody types, the line would flicker between its two words. "Saved" waits for a pause.
  const settled = useDebounced(status.outbox.made, settleMs)
  return state.kind === 'saved' && settled !== status.outbox.made ? { kind: 'saving' } : state
}
