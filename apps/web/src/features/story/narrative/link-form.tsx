import type { Editor } from '@tiptap/react'
import { Unlink } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { safeHref } from '../../../story-view/index.ts'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Input } from '../../../ui/input.tsx'

/** The address of the selected words. An address without its scheme gets https. */
export function LinkForm({ editor, href, onDone }: { editor: Editor; href: string | null; onDone: () => void }) {
  const [draft, setDraft] = useState(href ?? '')
  const address = linkAddress(draft)
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!address) return
    editor.chain().focus().extendMarkRange('link').setLink({ href: address }).run()
    onDone()
  }
  const handleRemove = () => {
    editor.chain().focus().extendMarkRange('link').unsetLink().run()
    onDone()
  }
  return (
    <form onSubmit={handleSubmit} className="flex items-center gap-1">
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- The field opens on request and is the only thing to do there. */}
      <Input autoFocus value={draft} onChange={(event) => setDraft(event.target.value)} placeholder="https://…" aria-label="Address" className="h-7 w-56" />
      <Button size="sm" variant="primary" type="submit" disabled={!address}>Link</Button>
      {href !== null && <IconButton size="sm" label="Remove link" onClick={handleRemove}><Unlink /></IconButton>}
    </form>
  )
}

export function linkAddress(draft: string): string | null {
  const text = draft.trim()
  if (text === '') return null
  if (/^[\w.+-]+@[\w-]+\.[\w.-]+$/.test(text)) return safeHref(`mailto:${text}`)
  return safeHref(/^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`)
}
