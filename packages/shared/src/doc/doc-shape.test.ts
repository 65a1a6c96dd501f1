import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { z } from 'zod'
import { ChartConfig, defaultChartConfig, defaultMetricConfig, MetricConfig } from '../chart/index.ts'
import { richTextFromPlain } from '../story/index.ts'
import { cardShape, createCard } from './card.ts'
import { docVersion } from './doc-version.ts'
import { createFilter, filterShape } from './filter.ts'
import { createPage, pageShape } from './page.ts'
import { initStory, storyMetaShape } from './story-meta.ts'

const advice = 'changed? raise docVersion, add a migration'

test('the shapes of the document are those of its version', () => {
  const shapes = { storyMetaShape, pageShape, cardShape, filterShape, ChartConfig, MetricConfig }
  const text = JSON.stringify(Object.values(shapes).map((shape) => z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' })))
  expect({ docVersion, shape: createHash('sha256').update(text).digest('hex').slice(0, 16) }, advice).toEqual({ docVersion: 1, shape: '7c5eb8c5d962ec5a' })
})

test('the keys of the document are those of its version', () => {
  const doc = new Y.Doc()
  initStory(doc, { name: 'Q4' }, 'api')
  const pageId = createPage(doc, { title: 'Overview' }, 'api')
  createCard(doc, { pageId, type: 'visualization', title: 'Revenue', chart: defaultChartConfig }, 'api')
  createCard(doc, { pageId, type: 'metric', title: 'Total', metric: defaultMetricConfig }, 'api')
  createCard(doc, { pageId, type: 'text', title: 'Note', body: richTextFromPlain('Read this') }, 'api')
  createFilter(doc, { label: 'Region', type: 'select', column: 'region' }, 'api')

  expect(keysOf(doc), advice).toEqual([
    'cards: Map',
    'cards.*: Map',
    'cards.*.body: XmlFragment',
    'cards.*.config: Map',
    ...Object.keys({ ...defaultChartConfig, ...defaultMetricConfig }).map((key) => `cards.*.config.${key}: value`),
    ...['description', 'drillTargetPageId', 'id', 'order', 'pageId', 'queryId', 'rect', 'title', 'type'].map((key) => `cards.*.${key}: value`),
    'filters: Map',
    'filters.*: Map',
    ...['column', 'defaultValue', 'id', 'label', 'options', 'order', 'pageIds', 'type'].map((key) => `filters.*.${key}: value`),
    'meta: Map',
    ...['description', 'name', 'theme', 'version'].map((key) => `meta.${key}: value`),
    'pages: Map',
    'pages.*: Map',
    'pages.*.narrative: XmlFragment',
    ...['id', 'layout', 'order', 'subtitle', 'title'].map((key) => `pages.*.${key}: value`),
  ].sort())
})

/** Every path of the document with the kind of thing that is there; ids become stars. */
function keysOf(doc: Y.Doc): string[] {
  const paths = new Set<string>()
  const visit = (path: string, value: unknown): void => {
    const kind = value instanceof Y.AbstractType ? value.constructor.name.replace(/^_?Y/, '') : 'value'
    paths.add(`${path}: ${kind}`)
    if (value instanceof Y.Map) for (const [key, child] of value.entries()) visit(`${path}.${/^[0-9a-f-]{36}$/.test(key) ? '*' : key}`, child)
  }
  for (const name of doc.share.keys()) visit(name, doc.getMap(name))
  return [...paths].sort()
}
