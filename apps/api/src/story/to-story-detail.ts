import { appliesToPage, type StoryFilter } from '@insightengine/shared/filter'
import type { FilterId } from '@insightengine/shared/ids'
import type { WireValue } from '@insightengine/shared/result'
import { richTextToPlain, type CardContent, type StoryContent, type StoryDetail, type StorySummary } from '@insightengine/shared/story'

export interface FilterValues {
  values: WireValue[]
  valuesError: string | null
}

type PageDetail = StoryDetail['pages'][number]

/** A story's document as REST clients read it. */
export function toStoryDetail(summary: StorySummary, content: StoryContent, valuesOf: ReadonlyMap<FilterId, FilterValues>): StoryDetail {
  return {
    ...summary,
    // The list's copy of these can be a moment behind the document.
    name: content.name,
    description: content.description,
    pageCount: content.pages.length,
    cardCount: content.pages.reduce((count, page) => count + page.cards.length, 0),
    theme: content.theme,
    pages: content.pages.map(({ id, title, subtitle, narrative, layout, cards }) => ({
      id,
      title,
      subtitle,
      narrative: richTextToPlain(narrative),
      layout,
      cards: cards.map(toCardDetail),
      filters: content.filters.filter((filter) => appliesToPage(filter, id)).map((filter) => toFilterDetail(filter, valuesOf.get(filter.id))),
    })),
  }
}

function toCardDetail(card: CardContent): PageDetail['cards'][number] {
  return {
    id: card.id,
    title: card.title,
    description: card.description,
    cardType: card.type,
    text: card.type === 'text' ? richTextToPlain(card.body) : null,
    queryId: card.type === 'text' ? null : card.queryId,
    visualization: card.type === 'visualization' ? card.chart : card.type === 'metric' ? card.metric : null,
    position: card.rect,
    drillTargetPageId: card.type === 'visualization' ? card.drillTargetPageId : null,
  }
}

function toFilterDetail(filter: StoryFilter, fromQuery: FilterValues | undefined): PageDetail['filters'][number] {
  const { id, label, type, column, options, defaultValue } = filter
  const listed: FilterValues = { values: options.kind === 'list' ? options.values : [], valuesError: null }
  return { id, name: label, type, column, defaultValue, ...(fromQuery ?? listed) }
}
