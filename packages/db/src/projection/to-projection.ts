import { richTextToPlain, type StoryContent } from '@insightengine/shared/story'
import { storable } from '../client/storable.ts'

/** The rows of a story's projection, named as the columns are. */
export interface Projection {
  story: { name: string; description: string; theme: StoryContent['theme'] }
  pages: { id: string; title: string; subtitle: string; narrative_text: string; page_order: number; layout: string }[]
  cards: {
    id: string
    page_id: string
    title: string
    description: string
    card_type: string
    saved_query_id: string | null
    visualization_config: unknown
    position: unknown
    drill_target_page_id: string | null
    card_order: number
  }[]
  filters: {
    id: string
    filter_name: string
    column_name: string
    filter_type: string
    options: unknown
    default_value: unknown
    applies_to_pages: string[]
    filter_order: number
  }[]
}

/** Pure: what the tables will show of this content. */
export function toProjection(content: StoryContent): Projection {
  return storable({
    story: { name: content.name.slice(0, 255), description: content.description, theme: content.theme },
    pages: content.pages.map((page, index) => ({
      id: page.id,
      title: page.title,
      subtitle: page.subtitle,
      narrative_text: richTextToPlain(page.narrative),
      page_order: index,
      layout: page.layout,
    })),
    cards: content.pages.flatMap((page) =>
      page.cards.map((card, index) => ({
        id: card.id,
        page_id: page.id,
        title: card.title,
        description: card.description,
        card_type: card.type,
        saved_query_id: card.type === 'text' ? null : card.queryId,
        visualization_config: card.type === 'visualization' ? card.chart : card.type === 'metric' ? card.metric : null,
        position: card.rect,
        drill_target_page_id: card.type === 'visualization' ? card.drillTargetPageId : null,
        card_order: index,
      })),
    ),
    filters: content.filters.map((filter, index) => ({
      id: filter.id,
      filter_name: filter.label.slice(0, 255),
      column_name: filter.column.slice(0, 255),
      filter_type: filter.type,
      options: filter.options,
      default_value: filter.defaultValue,
      applies_to_pages: filter.pageIds,
      filter_order: index,
    })),
  })
}
