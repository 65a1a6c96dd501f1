import * as Y from 'yjs'
import { z } from 'zod'
import { newId, PageId } from '../ids/index.ts'
import { Layout, type RichText } from '../story/index.ts'
import { cardsMap, cardsOfPage } from './card.ts'
import { byOrder, keyBetween, OrderKey } from './fractional-index.ts'
import { writeNarrative } from './narrative.ts'
import type { Origin } from './origin.ts'
import { assign, findItem, plainEntries, readItems } from './plain-entries.ts'

export const pageShape = z.object({
  id: PageId,
  title: z.string().catch(''),
  subtitle: z.string().catch(''),
  layout: Layout.catch('double'),
  order: OrderKey,
})
export type Page = z.infer<typeof pageShape>

export function pagesMap(doc: Y.Doc): Y.Map<Y.Map<unknown>> {
  return doc.getMap('pages')
}

export function readPage(page: Y.Map<unknown>): Page | null {
  return pageShape.safeParse(plainEntries(page)).data ?? null
}

/** Pages in their order. */
export function listPages(doc: Y.Doc): Page[] {
  return readItems(pagesMap(doc), readPage).sort(byOrder)
}

/** Null when the page is gone, which happens while somebody else deletes it. */
export function narrativeOf(doc: Y.Doc, pageId: PageId): Y.XmlFragment | null {
  const fragment = findItem(pagesMap(doc), pageId)?.get('narrative')
  return fragment instanceof Y.XmlFragment ? fragment : null
}

export interface NewPage {
  title: string
  subtitle?: string | undefined
  layout?: Layout | undefined
  narrative?: RichText | undefined
  /** Place counted from 0; the end without it. */
  index?: number | undefined
}

export function createPage(doc: Y.Doc, input: NewPage, origin: Origin): PageId {
  const id = newId<PageId>()
  doc.transact(() => {
    const page = new Y.Map<unknown>()
    pagesMap(doc).set(id, page)
    const narrative = new Y.XmlFragment()
    page.set('narrative', narrative)
    if (input.narrative) writeNarrative(narrative, input.narrative)
    const order = orderAt(listPages(doc).filter((other) => other.id !== id), input.index ?? Infinity)
    assign(page, { id, title: input.title, subtitle: input.subtitle ?? '', layout: input.layout ?? 'double', order })
  }, origin)
  return id
}

/** False when the page does not exist (any more). */
export function updatePage(doc: Y.Doc, id: PageId, change: Partial<Pick<Page, 'title' | 'subtitle' | 'layout'>>, origin: Origin): boolean {
  const page = findItem(pagesMap(doc), id)
  if (!page) return false
  doc.transact(() => assign(page, change), origin)
  return true
}

/** Moves the page so that it stands at `index` (from 0) among the others. */
export function movePage(doc: Y.Doc, id: PageId, index: number, origin: Origin): boolean {
  const page = findItem(pagesMap(doc), id)
  if (!page) return false
  const others = listPages(doc).filter((other) => other.id !== id)
  doc.transact(() => page.set('order', orderAt(others, index)), origin)
  return true
}

/** Deletes the page and its cards. */
export function deletePage(doc: Y.Doc, id: PageId, origin: Origin): boolean {
  if (!pagesMap(doc).has(id)) return false
  doc.transact(() => {
    for (const card of cardsOfPage(doc, id)) cardsMap(doc).delete(card.id)
    pagesMap(doc).delete(id)
  }, origin)
  return true
}

/** The order key that puts something at `index` of an ordered list. */
export function orderAt(items: readonly { order: string }[], index: number): string {
  return keyBetween(items[Math.min(index, items.length) - 1]?.order ?? null, items[index]?.order ?? null)
}
