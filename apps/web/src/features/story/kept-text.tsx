import { Check, Copy, Download, X } from 'lucide-react'
import { plural } from '../../lib/format.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import type { CollabSession } from './session/collab-session.ts'
import { useSessionStatus } from './session/use-collab-session.ts'
import { useCopied } from './use-copied.ts'

/** Above the story: what this person wrote earlier and the story could not take any more. */
export function KeptTextNotice({ session }: { session: CollabSession }) {
  const kept = useSessionStatus(session, (status) => status.keptText)
  if (!kept) return null
  return (
    <Notice tone="warning" title={`${plural(kept.changes, 'earlier change')} could not be merged into this story`} className="m-3">
      {kept.text === '' ? 'They held no text.' : 'The story has changed its form since, or it refused them. What you wrote is kept in this browser until you remove it or sign out.'}
      <div className="mt-2 flex flex-wrap gap-2">
        {kept.text !== '' && <CopyText text={kept.text} label="Copy the text" />}
        {kept.text !== '' && <Button onClick={() => download(kept.text)}><Download aria-hidden />Download</Button>}
        <Button onClick={session.forgetKeptText}><X aria-hidden />Remove</Button>
      </div>
    </Notice>
  )
}

/** Copies; where the browser refuses, shows the text to be copied by hand. */
export function CopyText({ text, label }: { text: string; label: string }) {
  const { outcome, copy } = useCopied()
  if (outcome === 'refused') return <Textarea readOnly rows={8} value={text} aria-label="Your text" className="w-96 max-w-full text-left" onFocus={(event) => event.target.select()} />
  return (
    <Button onClick={() => copy(text)}>
      {outcome === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />}
      {outcome === 'copied' ? 'Copied' : label}
    </Button>
  )
}

function download(text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  link.download = 'unsaved-text.txt'
  link.click()
  // Some browsers read it a moment later.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
