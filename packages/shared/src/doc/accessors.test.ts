import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { defaultChartConfig, defaultMetricConfig } from '../chart/index.ts'
import { newId, type CardId, type FilterId, type PageId, type StoryId } from '../ids/index.ts'
import { defaultTheme, emptyRichText } from '../story/index.ts'
import { cardsMap, cardsOfPage, createCard, deleteCard, duplicateCard, findCard, moveCard, updateCard, updateCardConfig } from './card.ts'
import { createFilter, filtersMap, listFilters } from './filter.ts'
import { createPage, deletePage, listPages, movePage, narrativeOf, pagesMap } from './page.ts'
import { readStory } from './read-story.ts'
import { readStoryMeta, updateStoryMeta } from './story-meta.ts'

const storyId = newId<StoryId>()
const chartOf = (doc: Y.Doc, id: CardId) => {
  const card = findCard(doc, id)
  return card?.type === 'visualization' ? card.chart : null
}

/** Brings both documents to the union of their edits. */
function meet(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)))
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)))
}

function twoEditors(): { a: Y.Doc; b: Y.Doc; pageId: PageId; cardId: CardId } {
  const [a, b] = [new Y.Doc(), new Y.Doc()]
  const pageId = createPage(a, { title: 'Overview' }, 'user')
  const cardId = createCard(a, { pageId, type: 'visualization', title: 'Revenue', chart: defaultChartConfig }, 'user')
  meet(a, b)
  return { a, b, pageId, cardId }
}

test('an empty document reads as an empty story', () => {
  expect(readStory(new Y.Doc(), storyId)).toEqual({
    formatVersion: 1,
    id: storyId,
    name: 'Untitled story',
    description: '',
    theme: defaultTheme,
    pages: [],
    filters: [],
  })
})

test('items written before a field existed get today’s default', () => {
  const doc = new Y.Doc()
  const [pageId, chartId, metricId, textId, filterId] = [newId<PageId>(), newId<CardId>(), newId<CardId>(), newId<CardId>(), newId<FilterId>()]
  const put = (map: Y.Map<Y.Map<unknown>>, id: string, values: Record<string, unknown>) => map.set(id, new Y.Map(Object.entries({ id, ...values })))
  put(pagesMap(doc), pageId, {})
  put(cardsMap(doc), chartId, { pageId, type: 'visualization', order: 'A1' })
  put(cardsMap(doc), metricId, { pageId, type: 'metric', order: 'B1' })
  put(cardsMap(doc), textId, { pageId, type: 'text', order: 'C1' })
  put(filtersMap(doc), filterId, { type: 'select' })

  const { pages, filters } = readStory(doc, storyId)
  expect(pages[0]).toMatchObject({ title: '', subtitle: '', layout: 'double', narrative: emptyRichText })
  expect(pages[0]?.cards).toMatchObject([
    { type: 'visualization', title: '', queryId: null, drillTargetPageId: null, chart: defaultChartConfig },
    { type: 'metric', metric: defaultMetricConfig },
    { type: 'text', body: emptyRichText },
  ])
  expect(filters[0]).toMatchObject({ label: '', column: '', options: { kind: 'list', values: [] }, defaultValue: null, pageIds: [] })
})

test('what a newer or hostile client put there is left out, and the rest stays readable', () => {
  const doc = new Y.Doc()
  const pageId = createPage(doc, { title: 'Overview' }, 'user')
  const cardId = createCard(doc, { pageId, type: 'metric', title: 'Total' }, 'user')
  const odd = pagesMap(doc) as unknown as Y.Map<unknown>
  odd.set('text', 'no map')
  odd.set('number', 7)
  odd.set('list', new Y.Array())
  odd.set(newId(), new Y.Map(Object.entries({ id: pageId, title: 'an impostor' })))
  cardsMap(doc).set(newId(), new Y.Map(Object.entries({ id: newId(), pageId, type: 'hologram' })))

  expect(listPages(doc).map(({ title }) => title)).toEqual(['Overview'])
  expect(cardsOfPage(doc, pageId).map(({ id }) => id)).toEqual([cardId])
  expect(updateCard(doc, 'text' as CardId, { title: 'x' }, 'user')).toBe(false)
})

test('two people who change two settings of one chart both win', () => {
  const { a, b, cardId } = twoEditors()
  updateCardConfig(a, cardId, { type: 'bar', legend: false }, 'user')
  updateCardConfig(b, cardId, { x: 'month' }, 'user')
  updateCard(b, cardId, { title: 'Revenue by month' }, 'user')
  meet(a, b)
  expect(chartOf(a, cardId)).toMatchObject({ type: 'bar', legend: false, x: 'month' })
  expect(chartOf(b, cardId)).toEqual(chartOf(a, cardId))
  expect(findCard(a, cardId)?.title).toBe('Revenue by month')
})

test('a moved card lies where one of two people put it, never half and half', () => {
  const { a, b, cardId } = twoEditors()
  const [left, right] = [{ x: 0, y: 4, w: 3, h: 5 }, { x: 8, y: 1, w: 4, h: 9 }]
  updateCard(a, cardId, { rect: left }, 'user')
  updateCard(b, cardId, { rect: right }, 'user')
  meet(a, b)
  expect([left, right]).toContainEqual(findCard(a, cardId)?.rect)
  expect(findCard(b, cardId)?.rect).toEqual(findCard(a, cardId)?.rect)
})

test('two people who insert and reorder pages at once see the same order, with nothing lost', () => {
  const { a, b } = twoEditors()
  const first = listPages(a)[0]!.id
  const fromA = createPage(a, { title: 'A', index: 0 }, 'user')
  const fromB = createPage(b, { title: 'B', index: 0 }, 'user')
  movePage(b, first, 0, 'user')
  meet(a, b)
  expect(new Set(listPages(a).map(({ id }) => id))).toEqual(new Set([first, fromA, fromB]))
  expect(listPages(a)).toEqual(listPages(b))
})

test('a card added to a page that somebody else deletes is nowhere, for everybody', () => {
  const { a, b, pageId } = twoEditors()
  deletePage(a, pageId, 'user')
  createCard(b, { pageId, type: 'text', title: 'late' }, 'user')
  meet(a, b)
  expect(readStory(a, storyId).pages).toEqual([])
  expect(readStory(b, storyId)).toEqual(readStory(a, storyId))
  expect(narrativeOf(b, pageId)).toBeNull()
})

test('cards stand where they are moved to', () => {
  const doc = new Y.Doc()
  const pageId = createPage(doc, { title: 'Overview' }, 'user')
  const ids = ['one', 'two', 'three'].map((title) => createCard(doc, { pageId, type: 'text', title }, 'user'))
  const titles = () => cardsOfPage(doc, pageId).map(({ title }) => title)
  moveCard(doc, ids[2]!, 0, 'user')
  expect(titles()).toEqual(['three', 'one', 'two'])
  moveCard(doc, ids[2]!, 99, 'user')
  expect(titles()).toEqual(['one', 'two', 'three'])
  const copy = duplicateCard(doc, ids[0]!, 'user')
  expect(titles()).toEqual(['one', 'one', 'two', 'three'])
  deleteCard(doc, copy!, 'user')
  expect(titles()).toEqual(['one', 'two', 'three'])
})

test('writing what is there already makes no update', () => {
  const { a, cardId } = twoEditors()
  createFilter(a, { label: 'Region', type: 'select', column: 'region' }, 'user')
  updateStoryMeta(a, { name: 'Q4', theme: defaultTheme }, 'user')
  const updates: Uint8Array[] = []
  a.on('update', (update: Uint8Array) => updates.push(update))
  updateCard(a, cardId, { title: 'Revenue' }, 'user')
  updateCardConfig(a, cardId, { type: defaultChartConfig.type }, 'user')
  updateStoryMeta(a, { name: 'Q4', theme: defaultTheme }, 'user')
  expect(updates).toEqual([])
})

test('changing what is gone says so and changes nothing', () => {
  const doc = new Y.Doc()
  const before = Y.encodeStateAsUpdate(doc)
  expect(updateCard(doc, newId<CardId>(), { title: 'x' }, 'user')).toBe(false)
  expect(deletePage(doc, newId<PageId>(), 'user')).toBe(false)
  expect(duplicateCard(doc, newId<CardId>(), 'user')).toBeNull()
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
})

test('equal documents read as equal text, whatever order their edits arrived in', () => {
  const { a, b, cardId, pageId } = twoEditors()
  const paragraph = (doc: Y.Doc, attribute: string) => {
    const element = new Y.XmlElement('paragraph')
    narrativeOf(doc, pageId)!.insert(0, [element])
    element.setAttribute(attribute, 'x')
    return element
  }
  const shared = paragraph(a, 'middle')
  meet(a, b)
  shared.setAttribute('alpha', '1')
  ;(narrativeOf(b, pageId)!.get(0) as Y.XmlElement).setAttribute('zulu', '2')
  updateCardConfig(a, cardId, { xTitle: 'Month' }, 'user')
  updateCardConfig(b, cardId, { yTitle: 'Euro' }, 'user')
  updateStoryMeta(a, { name: 'A' }, 'user')
  updateStoryMeta(b, { description: 'B' }, 'user')
  listFilters(a)
  meet(a, b)
  expect(JSON.stringify(readStory(a, storyId))).toBe(JSON.stringify(readStory(b, storyId)))
  expect(readStoryMeta(a)).toMatchObject({ name: 'A', description: 'B' })
})
