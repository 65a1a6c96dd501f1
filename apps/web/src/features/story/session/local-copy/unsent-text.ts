import * as Y from 'yjs'
import { storyAsText } from '../story-as-text.ts'

/** The words in `unsent` that were not in the story before, each paragraph as it reads now. */
export function unsentText(sent: readonly Uint8Array[], unsent: readonly Uint8Array[]): string {
  const before = paragraphsOf(sent)
  const written = paragraphsOf([...sent, ...unsent]).filter((paragraph) => {
    const at = before.indexOf(paragraph)
    if (at < 0) return true
    before.splice(at, 1)
    return false
  })
  return written.length > 0 ? written.join('\n\n') : typedText(unsent)
}

function paragraphsOf(updates: readonly Uint8Array[]): string[] {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  try {
    return storyAsText(doc).split(/\n+/).filter((paragraph) => paragraph.trim() !== '')
  } catch {
    // Another version's document that today's accessors cannot read; what was typed can still be told.
    return []
  } finally {
    doc.destroy()
  }
}

/** For changes whose story is not there or not readable: what was typed, in the order of typing. */
function typedText(updates: readonly Uint8Array[]): string {
  if (updates.length === 0) return ''
  const parts: { client: number; end: number; text: string }[] = []
  for (const struct of Y.decodeUpdate(Y.mergeUpdates([...updates])).structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue
    const { client, clock } = struct.id
    const last = parts.at(-1)
    if (last && last.client === client && last.end === clock) {
      last.text += struct.content.str
      last.end += struct.length
    } else parts.push({ client, end: clock + struct.length, text: struct.content.str })
  }
  return parts.map(({ text }) => text).join('\n')
}
