import { createCard, createPage, deletePage, listPages, narrativeOf, updatePage, updateStoryMeta } from '@insightengine/shared/doc'
import type { OrgId, StoryId } from '@insightengine/shared/ids'
import { richTextFromPlain } from '@insightengine/shared/story'
import type { Dice } from '@insightengine/shared/testing'
import * as Y from 'yjs'
import type { Db } from '../../client/index.ts'
import { appendUpdates, readStoryLog, applyUpdates } from '../../story-log/index.ts'

/** Somebody's document, and what it has made since it was last asked. */
export interface Author {
  doc: Y.Doc
  take: () => Uint8Array[]
}

export function anAuthor(): Author {
  const doc = new Y.Doc()
  let made: Uint8Array[] = []
  doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
    if (local) made.push(update)
  })
  return {
    doc,
    take: () => {
      const taken = made
      made = []
      return taken
    },
  }
}

/** One edit as people make them: pages come and go, are renamed and written into, cards are put on them. */
export function edit({ doc }: Author, dice: Dice): void {
  const pages = listPages(doc)
  const page = pages.length > 0 ? dice.pick(pages) : null
  if (!page || (pages.length < 12 && dice.below(8) === 0)) return void createPage(doc, { title: `page ${dice.below(1000)}`, narrative: richTextFromPlain('Here. And there.') }, 'user')
  const what = dice.below(10)
  if (what === 0) deletePage(doc, page.id, 'user')
  else if (what === 1) updatePage(doc, page.id, { title: `title ${dice.below(1000)}` }, 'user')
  else if (what === 2) updateStoryMeta(doc, { name: `name ${dice.below(1000)}` }, 'user')
  else if (what === 3) createCard(doc, { pageId: page.id, type: 'text', title: `card ${dice.below(1000)}`, body: richTextFromPlain('x') }, 'user')
  else type(doc, page.id, dice)
}

function type(doc: Y.Doc, pageId: Parameters<typeof narrativeOf>[1], dice: Dice): void {
  const text = (narrativeOf(doc, pageId)?.get(0) as Y.XmlElement | undefined)?.get(0)
  if (!(text instanceof Y.XmlText)) return
  if (text.length > 3 && dice.below(3) === 0) text.delete(dice.below(text.length), 1)
  else text.insert(dice.below(text.length + 1), String.fromCharCode(97 + dice.below(26)))
}

/** Two people who edit at once, appending to the log what each has made; they see each other's now and then. */
export async function writeHistory(db: Db, { orgId, storyId }: { orgId: OrgId; storyId: StoryId }, dice: Dice, edits: number): Promise<void> {
  const authors = [anAuthor(), anAuthor()]
  const { updates } = await readStoryLog(db, orgId, storyId)
  for (const { doc } of authors) applyUpdates(doc, 0, updates, 'log')
  const made = Array.from({ length: edits }, () => {
    const who = dice.below(2)
    edit(authors[who]!, dice)
    const own = authors[who]!.take()
    if (dice.below(5) === 0) for (const [from, to] of [authors, authors.toReversed()]) Y.applyUpdate(to!.doc, Y.encodeStateAsUpdate(from!.doc, Y.encodeStateVector(to!.doc)))
    return own
  }).flat()
  await appendUpdates(db, orgId, storyId, made.map((update) => ({ update, userId: null, clientId: null })))
}
