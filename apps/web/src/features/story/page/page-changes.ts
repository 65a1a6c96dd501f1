import { createCard, createPage, deletePage, cardsOfPage, listPages, movePage, narrativeOf, readNarrative, type NewPage } from '@insightengine/shared/doc'
import type { PageId } from '@insightengine/shared/ids'
import type { CollabSession } from '../session/collab-session.ts'
import { asOneStep } from '../session/story-undo.ts'

type Editing = Pick<CollabSession, 'doc' | 'undo'>

// What a person does to pages. Each of these is one step of that person's undo.

export function addPage({ doc, undo }: Editing, page: NewPage): PageId {
  return asOneStep(undo, () => createPage(doc, page, 'user'))
}

export function removePage({ doc, undo }: Editing, id: PageId): boolean {
  return asOneStep(undo, () => deletePage(doc, id, 'user'))
}

export function placePage({ doc, undo }: Editing, id: PageId, index: number): void {
  asOneStep(undo, () => movePage(doc, id, index, 'user'))
}

/** A copy of the page with its text and its cards, right after it; null when the page is gone. */
export function copyPage({ doc, undo }: Editing, id: PageId): PageId | null {
  const pages = listPages(doc)
  const index = pages.findIndex((page) => page.id === id)
  const page = pages[index]
  if (!page) return null
  const narrative = narrativeOf(doc, id)
  return asOneStep(undo, () =>
    doc.transact(() => {
      const { title, subtitle, layout } = page
      const copy = createPage(doc, { title: `${title} (copy)`, subtitle, layout, index: index + 1, ...(narrative ? { narrative: readNarrative(narrative) } : {}) }, 'user')
      for (const { id: _id, order: _order, ...card } of cardsOfPage(doc, id)) createCard(doc, { ...card, pageId: copy }, 'user')
      return copy
    }, 'user'),
  )
}

/** The page to show when `id` is gone: the one that took its place, or the last. */
export function pageInsteadOf(before: readonly { id: PageId }[], after: readonly { id: PageId }[], id: PageId): PageId | null {
  const following = before.slice(before.findIndex((page) => page.id === id) + 1)
  const next = following.find((page) => after.some((other) => other.id === page.id))
  return next?.id ?? after.at(-1)?.id ?? null
}
