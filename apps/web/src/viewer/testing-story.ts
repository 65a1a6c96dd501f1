import { suggestConfig, suggestMetric } from '@insightengine/charts'
import type { FilterValue, StoryFilter } from '@insightengine/shared/filter'
import { newId, type CardId, type FilterId, type PageId, type QueryId } from '@insightengine/shared/ids'
import type { CardDataLine, FilterApplication } from '@insightengine/shared/query'
import type { CardContent, PageContent } from '@insightengine/shared/story'

// Builders for the viewer's tests.

export function aCard(type: 'visualization' | 'metric' | 'text', queryId: QueryId | null = newId<QueryId>()): CardContent {
  const head = { id: newId<CardId>(), title: type, description: '', rect: { x: 0, y: 0, w: 6, h: 8 } }
  if (type === 'text') return { ...head, type, body: { type: 'doc', content: [] } }
  if (type === 'metric') return { ...head, type, queryId, metric: suggestMetric([]) }
  return { ...head, type, queryId, chart: suggestConfig('bar', []), drillTargetPageId: null }
}

export function aPage(...cards: CardContent[]): PageContent {
  return { id: newId<PageId>(), title: 'Page', subtitle: '', layout: 'double', narrative: { type: 'doc', content: [] }, cards }
}

export function aFilter(change: Partial<StoryFilter> = {}): StoryFilter {
  return {
    id: newId<FilterId>(),
    label: 'Region',
    type: 'select',
    column: 'region',
    options: { kind: 'list', values: [] },
    defaultValue: null,
    pageIds: [],
    ...change,
  }
}

export function choice(value: string): FilterValue {
  return { type: 'select', value }
}

export function answer(cardId: CardId, filters: FilterApplication[] = []): CardDataLine {
  const result = { columns: [], values: [], rowCount: 0, truncated: null, executionTimeMs: 1, fromCache: false, computedAt: '2026-01-01T00:00:00Z' }
  return { cardId, status: 'ok', result, filters }
}
