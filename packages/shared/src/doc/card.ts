import * as Y from 'yjs'
import { z } from 'zod'
import { ChartConfig, MetricConfig } from '../chart/index.ts'
import { CardId, newId, PageId, QueryId } from '../ids/index.ts'
import { cardTypes, Rect, type CardContent, type RichText } from '../story/index.ts'
import { byOrder, keyBetween, OrderKey } from './fractional-index.ts'
import { readNarrative, writeNarrative } from './narrative.ts'
import type { Origin } from './origin.ts'
import { assign, findItem, plainEntries, readItems } from './plain-entries.ts'

/** Chart and metric settings are maps of their own (`config`), so that two people changing two settings both win. */
export const cardShape = z.object({
  id: CardId,
  pageId: PageId,
  type: z.enum(cardTypes),
  title: z.string().catch(''),
  description: z.string().catch(''),
  order: OrderKey,
  /** One value, so that a moved card is never half one person's place and half another's. */
  rect: Rect.catch({ x: 0, y: 0, w: 6, h: 8 }),
  queryId: QueryId.nullable().catch(null),
  drillTargetPageId: PageId.nullable().catch(null),
})
export type CardHead = z.infer<typeof cardShape>
export type Card = CardContent & Pick<CardHead, 'pageId' | 'order'>

export function cardsMap(doc: Y.Doc): Y.Map<Y.Map<unknown>> {
  return doc.getMap('cards')
}

/** Null when the card is of a type a newer version wrote, or broken; callers show a placeholder. */
export function readCard(card: Y.Map<unknown>): Card | null {
  const head = cardShape.safeParse(plainEntries(card)).data
  if (!head) return null
  const { id, pageId, title, description, order, rect, queryId, drillTargetPageId } = head
  const base = { id, pageId, title, description, order, rect }
  switch (head.type) {
    case 'visualization':
      return { ...base, type: 'visualization', queryId, drillTargetPageId, chart: ChartConfig.parse(configOf(card)) }
    case 'metric':
      return { ...base, type: 'metric', queryId, metric: MetricConfig.parse(configOf(card)) }
    case 'text': {
      const body = card.get('body')
      return { ...base, type: 'text', body: body instanceof Y.XmlFragment ? readNarrative(body) : { type: 'doc', content: [] } }
    }
  }
}

function configOf(card: Y.Map<unknown>): Record<string, unknown> {
  const config = card.get('config')
  return config instanceof Y.Map ? plainEntries(config as Y.Map<unknown>) : {}
}

export function findCard(doc: Y.Doc, id: CardId): Card | null {
  const card = findItem(cardsMap(doc), id)
  return card ? readCard(card) : null
}

/** The page's readable cards in reading order. */
export function cardsOfPage(doc: Y.Doc, pageId: PageId): Card[] {
  return readItems(cardsMap(doc), readCard)
    .filter((card) => card.pageId === pageId)
    .sort(byOrder)
}

/** The live text of a text card, for the editor. */
export function cardBodyOf(doc: Y.Doc, id: CardId): Y.XmlFragment | null {
  const body = findItem(cardsMap(doc), id)?.get('body')
  return body instanceof Y.XmlFragment ? body : null
}

export interface NewCard {
  pageId: PageId
  type: CardHead['type']
  title: string
  description?: string | undefined
  rect?: Rect | undefined
  queryId?: QueryId | null | undefined
  drillTargetPageId?: PageId | null | undefined
  chart?: Partial<ChartConfig> | undefined
  metric?: Partial<MetricConfig> | undefined
  body?: RichText | undefined
}

export function createCard(doc: Y.Doc, input: NewCard, origin: Origin): CardId {
  const id = newId<CardId>()
  doc.transact(() => {
    const order = keyBetween(cardsOfPage(doc, input.pageId).at(-1)?.order ?? null, null)
    const card = new Y.Map<unknown>()
    cardsMap(doc).set(id, card)
    assign(card, {
      id,
      pageId: input.pageId,
      type: input.type,
      title: input.title,
      description: input.description ?? '',
      order,
      rect: input.rect ?? defaultRect(doc, input),
      queryId: input.queryId ?? null,
      drillTargetPageId: input.drillTargetPageId ?? null,
    })
    if (input.type === 'text') {
      const body = new Y.XmlFragment()
      card.set('body', body)
      if (input.body) writeNarrative(body, input.body)
    } else {
      const config = new Y.Map<unknown>()
      card.set('config', config)
      assign(config, (input.type === 'metric' ? input.metric : input.chart) ?? {})
    }
  }, origin)
  return id
}

/** Below everything that is on the page, as large as its kind wants to be. */
function defaultRect(doc: Y.Doc, { pageId, type }: NewCard): Rect {
  const bottom = cardsOfPage(doc, pageId).reduce((y, card) => Math.max(y, card.rect.y + card.rect.h), 0)
  return { x: 0, y: bottom, ...defaultSizes[type] }
}

const defaultSizes = { visualization: { w: 6, h: 8 }, metric: { w: 4, h: 5 }, text: { w: 6, h: 5 } } as const

export type CardChange = Partial<Pick<CardHead, 'title' | 'description' | 'rect' | 'queryId' | 'drillTargetPageId' | 'pageId'>>

/** False when the card does not exist (any more). */
export function updateCard(doc: Y.Doc, id: CardId, change: CardChange, origin: Origin): boolean {
  const card = findItem(cardsMap(doc), id)
  if (!card) return false
  doc.transact(() => assign(card, change), origin)
  return true
}

/** Changes single settings of a chart or metric and leaves the others to whoever is changing them. */
export function updateCardConfig(doc: Y.Doc, id: CardId, change: Partial<ChartConfig> | Partial<MetricConfig>, origin: Origin): boolean {
  const card = findItem(cardsMap(doc), id)
  const config = card?.get('config')
  if (!(config instanceof Y.Map)) return false
  doc.transact(() => assign(config as Y.Map<unknown>, change), origin)
  return true
}

/** Moves the card so that it stands at `index` (from 0) of its page's reading order. */
export function moveCard(doc: Y.Doc, id: CardId, index: number, origin: Origin): boolean {
  const card = findItem(cardsMap(doc), id)
  const head = card && readCard(card)
  if (!card || !head) return false
  const others = cardsOfPage(doc, head.pageId).filter((other) => other.id !== id)
  const order = keyBetween(others[Math.min(index, others.length) - 1]?.order ?? null, others[index]?.order ?? null)
  doc.transact(() => card.set('order', order), origin)
  return true
}

/** A copy right after the original; null when the original is gone. */
export function duplicateCard(doc: Y.Doc, id: CardId, origin: Origin): CardId | null {
  const card = findCard(doc, id)
  if (!card) return null
  const { id: _id, order: _order, ...rest } = card
  const rect = { ...card.rect, y: card.rect.y + card.rect.h }
  let copy: CardId | null = null
  doc.transact(() => {
    const index = cardsOfPage(doc, card.pageId).findIndex((other) => other.id === id) + 1
    copy = createCard(doc, { ...rest, rect }, origin)
    moveCard(doc, copy, index, origin)
  }, origin)
  return copy
}

export function deleteCard(doc: Y.Doc, id: CardId, origin: Origin): boolean {
  if (!cardsMap(doc).has(id)) return false
  doc.transact(() => cardsMap(doc).delete(id), origin)
  return true
}
