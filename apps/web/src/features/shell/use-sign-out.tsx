import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { errorSentence } from '../../lib/error-words.ts'
import { plural } from '../../lib/format.ts'
import { forgetSession, useMe } from '../../lib/session.ts'
import { clearCopies, countUnsent } from '../../lib/story-copies.ts'
import { trpc } from '../../lib/trpc.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { toast } from '../../ui/toast-store.ts'

interface Unsent {
  changes: number
  text: string
}
const nothing: Unsent = { changes: 0, text: '' }

/** Signs out and takes this person's stories out of the browser; asks first when some of them were never saved. */
export function useSignOut(): { start: () => void; dialog: ReactNode } {
  const { id } = useMe()
  const navigate = useNavigate()
  const [unsent, setUnsent] = useState<Unsent>(nothing)
  const { mutate, isPending } = useMutation(
    trpc.auth.logout.mutationOptions({
      onSuccess: async () => {
        await clearCopies(id).catch(reportKept)
        forgetSession()
        await navigate({ to: '/login' })
      },
      onError: (error) => toast({ tone: 'danger', title: 'You are still signed in', description: errorSentence(error) }),
    }),
  )
  const start = async () => {
    // A copy that cannot be read holds nobody back.
    const changes = await countUnsent(id).catch(() => 0)
    if (changes === 0) return mutate()
    setUnsent({ changes, text: await readUnsentText(id) })
  }
  return {
    start: () => void start(),
    dialog: (
      <ConfirmDialog
        isOpen={unsent.changes > 0}
        onOpenChange={() => setUnsent(nothing)}
        title="Sign out and lose unsaved changes?"
        description={`${plural(unsent.changes, 'change')} in your stories ${unsent.changes === 1 ? 'is' : 'are'} only in this browser, and signing out removes ${unsent.changes === 1 ? 'it' : 'them'}. Open the story and wait for “Saved”, or copy your text.`}
        confirmLabel="Sign out and lose changes"
        isBusy={isPending}
        onConfirm={() => mutate()}
      >
        {unsent.text !== '' && <Textarea readOnly rows={6} value={unsent.text} aria-label="Your unsaved text" onFocus={(event) => event.target.select()} />}
      </ConfirmDialog>
    ),
  }
}

async function readUnsentText(userId: string): Promise<string> {
  try {
    const { unsentTextOf } = await import('../story/index.ts')
    return await unsentTextOf(userId)
  } catch (error) {
    console.warn('The unsaved text could not be read.', error)
    return ''
  }
}

function reportKept(error: unknown): void {
  console.warn('The local copies of stories could not be cleared.', error)
  toast({ tone: 'danger', title: 'Copies of your stories are still in this browser', description: 'It did not allow them to be removed. Clear the data of this site in its settings.' })
}
