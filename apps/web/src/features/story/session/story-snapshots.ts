import { byOrder, cardBodyOf, cardsMap, filtersMap, listFilters, listPages, metaMap, narrativeOf, pagesMap, readCard, readStoryMeta, type Card, type DocFilter, type Page, type StoryMeta } from '@insightengine/shared/doc'
import type { CardId, PageId } from '@insightengine/shared/ids'
import { emptyRichText } from '@insightengine/shared/story'
import * as Y from 'yjs'
import { keepEqual } from './keep-equal.ts'

/**
 * The document as plain values for the screen. What did not change keeps its identity from one snapshot to the next, so that
 * a component that reads one card renders only when that card changes. Long text is absent: the live editors show it.
 */
export interface StorySnapshot {
  readonly meta: StoryMeta
  readonly pages: readonly Page[]
  /** The pages that have a narrative. */
  readonly pagesWithText: readonly PageId[]
  /** The live texts. Undoing a deletion makes another fragment for the same page or card, to which editors must move. */
  readonly narratives: ReadonlyMap<PageId, Y.XmlFragment>
  readonly bodies: ReadonlyMap<CardId, Y.XmlFragment>
  readonly cards: ReadonlyMap<CardId, Card>
  /** The cards of each page in reading order. */
  readonly cardsByPage: ReadonlyMap<PageId, readonly Card[]>
  readonly filters: readonly DocFilter[]
}

export interface StorySnapshots {
  current: () => StorySnapshot
  subscribe: (listener: () => void) => () => void
  destroy: () => void
}

/** Follows the document; listeners hear once per transaction, and only when something on the screen's side changed. */
export function storySnapshots(doc: Y.Doc): StorySnapshots {
  const listeners = new Set<() => void>()
  let snapshot = readAll(doc)

  function replace(part: Partial<StorySnapshot>) {
    const next = keepEqualParts(snapshot, { ...snapshot, ...part })
    if (next === snapshot) return
    snapshot = next
    for (const listener of listeners) listener()
  }
  const onMeta = () => replace({ meta: readStoryMeta(doc) })
  const onPages = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    // Typing in a narrative happens below a page; all that is seen of it here is whether there is any.
    const isAboutPages = events.some((event) => event.path.length < 2)
    replace({ pagesWithText: pagesWithText(doc), ...(isAboutPages ? { pages: listPages(doc), narratives: narrativesOf(doc) } : {}) })
  }
  const onCards = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    const cards = new Map(snapshot.cards)
    for (const id of touchedKeys(events)) refreshCard(doc, cards, id as CardId)
    replace({ ...withCards(cards), bodies: bodiesOf(doc, cards) })
  }
  const onFilters = () => replace({ filters: listFilters(doc) })

  metaMap(doc).observe(onMeta)
  pagesMap(doc).observeDeep(onPages)
  cardsMap(doc).observeDeep(onCards)
  filtersMap(doc).observeDeep(onFilters)
  return {
    current: () => snapshot,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    destroy() {
      listeners.clear()
      metaMap(doc).unobserve(onMeta)
      pagesMap(doc).unobserveDeep(onPages)
      cardsMap(doc).unobserveDeep(onCards)
      filtersMap(doc).unobserveDeep(onFilters)
    },
  }
}

function readAll(doc: Y.Doc): StorySnapshot {
  const cards = new Map<CardId, Card>()
  for (const id of cardsMap(doc).keys()) refreshCard(doc, cards, id as CardId)
  return {
    meta: readStoryMeta(doc),
    pages: listPages(doc),
    pagesWithText: pagesWithText(doc),
    narratives: narrativesOf(doc),
    filters: listFilters(doc),
    bodies: bodiesOf(doc, cards),
    ...withCards(cards),
  }
}

function narrativesOf(doc: Y.Doc): Map<PageId, Y.XmlFragment> {
  const narratives = new Map<PageId, Y.XmlFragment>()
  for (const id of pagesMap(doc).keys()) {
    const fragment = narrativeOf(doc, id as PageId)
    if (fragment) narratives.set(id as PageId, fragment)
  }
  return narratives
}

function bodiesOf(doc: Y.Doc, cards: ReadonlyMap<CardId, Card>): Map<CardId, Y.XmlFragment> {
  const bodies = new Map<CardId, Y.XmlFragment>()
  for (const { id, type } of cards.values()) {
    const fragment = type === 'text' ? cardBodyOf(doc, id) : null
    if (fragment) bodies.set(id, fragment)
  }
  return bodies
}

function pagesWithText(doc: Y.Doc): PageId[] {
  return [...pagesMap(doc).keys()].filter((id) => hasText(narrativeOf(doc, id as PageId))) as PageId[]
}

function hasText(fragment: Y.XmlFragment | null): boolean {
  const first = fragment?.firstChild
  // An editor leaves one empty paragraph behind.
  return fragment !== null && (fragment.length > 1 || (first instanceof Y.XmlElement && first.length > 0))
}

function refreshCard(doc: Y.Doc, cards: Map<CardId, Card>, id: CardId) {
  const map = cardsMap(doc).get(id)
  const card = map ? readCard(map) : null
  if (!card) cards.delete(id)
  else cards.set(id, keepEqual(cards.get(id), card.type === 'text' ? { ...card, body: emptyRichText } : card))
}

function withCards(cards: ReadonlyMap<CardId, Card>): Pick<StorySnapshot, 'cards' | 'cardsByPage'> {
  const cardsByPage = new Map<PageId, Card[]>()
  for (const card of [...cards.values()].sort(byOrder)) cardsByPage.set(card.pageId, [...(cardsByPage.get(card.pageId) ?? []), card])
  return { cards, cardsByPage }
}

/** The keys of the observed root map that the events happened at or below. */
function touchedKeys(events: Y.YEvent<Y.AbstractType<unknown>>[]): Set<string> {
  const keys = new Set<string>()
  for (const event of events) {
    const [top] = event.path
    if (top !== undefined) keys.add(String(top))
    else for (const key of event.changes.keys.keys()) keys.add(key)
  }
  return keys
}

function keepEqualParts(previous: StorySnapshot, next: StorySnapshot): StorySnapshot {
  return keepEqual(previous, {
    ...next,
    narratives: keepEqualMap(previous.narratives, next.narratives),
    bodies: keepEqualMap(previous.bodies, next.bodies),
    cards: keepEqualMap(previous.cards, next.cards),
    cardsByPage: keepEqualMap(previous.cardsByPage, next.cardsByPage),
  })
}

function keepEqualMap<K, V>(previous: ReadonlyMap<K, V>, next: ReadonlyMap<K, V>): ReadonlyMap<K, V> {
  const kept = new Map<K, V>()
  let same = previous.size === next.size
  for (const [key, value] of next) {
    const one = keepEqual(previous.get(key), value)
    kept.set(key, one)
    same &&= previous.get(key) === one
  }
  return same ? previous : kept
}
