import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { defaultChartConfig, defaultMetricConfig } from '../chart/index.ts'
import { newId, type CardId, type FilterId, type PageId, type QueryId, type StoryId } from '../ids/index.ts'
import { defaultTheme, richTextFromPlain, type StoryContent } from '../story/index.ts'
import { readStory } from './read-story.ts'
import { writeStory } from './write-story.ts'

const [first, second, gone] = [newId<PageId>(), newId<PageId>(), newId<PageId>()]
const queryId = newId<QueryId>()
const rect = { x: 0, y: 0, w: 6, h: 8 }
const chart = { ...defaultChartConfig, type: 'bar' as const, x: 'month', measures: [{ column: 'revenue', aggregate: 'sum' as const }] }

const story: StoryContent = {
  formatVersion: 1,
  id: newId<StoryId>(),
  name: 'Q4',
  description: 'How the quarter went',
  theme: { ...defaultTheme, primaryColor: '#112233', font: 'serif' },
  pages: [
    {
      id: first,
      title: 'Overview',
      subtitle: 'All regions',
      layout: 'triple',
      narrative: richTextFromPlain('Up.\n\nAnd up.'),
      cards: [
        { id: newId<CardId>(), type: 'visualization', title: 'Revenue', description: '', rect, queryId, chart, drillTargetPageId: second },
        { id: newId<CardId>(), type: 'visualization', title: 'Lost', description: '', rect, queryId: null, chart, drillTargetPageId: gone },
        { id: newId<CardId>(), type: 'metric', title: 'Total', description: 'net', rect, queryId, metric: defaultMetricConfig },
      ],
    },
    {
      id: second,
      title: 'Detail',
      subtitle: '',
      layout: 'custom',
      narrative: richTextFromPlain(''),
      cards: [{ id: newId<CardId>(), type: 'text', title: 'Note', description: '', rect, body: richTextFromPlain('Read this') }],
    },
  ],
  filters: [
    { id: newId<FilterId>(), label: 'Region', type: 'select', column: 'region', options: { kind: 'query', queryId }, defaultValue: null, pageIds: [second] },
    { id: newId<FilterId>(), label: 'Nowhere', type: 'select', column: 'x', options: { kind: 'list', values: ['a'] }, defaultValue: null, pageIds: [gone] },
  ],
}

/** The ids of pages, cards and filters replaced by where they stand, so that two stories compare by what they say. */
function anonymous(content: StoryContent): unknown {
  const names = new Map<string, string>()
  content.pages.forEach((page, p) => {
    names.set(page.id, `page ${p}`)
    page.cards.forEach((card, c) => names.set(card.id, `card ${p}.${c}`))
  })
  content.filters.forEach((filter, f) => names.set(filter.id, `filter ${f}`))
  return JSON.parse(JSON.stringify({ ...content, id: null }), (_key, value: unknown) => (typeof value === 'string' ? (names.get(value) ?? value) : value))
}

test('a written story reads back the same, with references that follow their pages', () => {
  const doc = new Y.Doc()
  writeStory(doc, story, 'api')
  expect(anonymous(readStory(doc, story.id))).toEqual(anonymous(story))
})

test('a copy shares no page, card or filter id with its original', () => {
  const doc = new Y.Doc()
  writeStory(doc, story, 'api')
  const ids = ({ pages, filters }: StoryContent) => [...pages, ...pages.flatMap((page) => page.cards), ...filters].map(({ id }) => id)
  const copy = new Set<string>(ids(readStory(doc, story.id)))
  expect(copy.size).toBe(8)
  expect(ids(story).filter((id) => copy.has(id))).toEqual([])
})

test('a filter of a page that is gone does not become a filter of all pages', () => {
  const doc = new Y.Doc()
  writeStory(doc, story, 'api')
  expect(readStory(doc, story.id).filters[1]?.pageIds).toEqual([gone])
})
