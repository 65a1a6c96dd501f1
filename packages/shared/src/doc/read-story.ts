import type * as Y from 'yjs'
import type { StoryId } from '../ids/index.ts'
import { emptyRichText, type StoryContent } from '../story/index.ts'
import { cardsOfPage } from './card.ts'
import { listFilters } from './filter.ts'
import { readNarrative } from './narrative.ts'
import { listPages, narrativeOf } from './page.ts'
import { readStoryMeta } from './story-meta.ts'

/** The whole story as plain data. Equal documents give equal content, key order included, so contents compare as JSON. */
export function readStory(doc: Y.Doc, id: StoryId): StoryContent {
  const { name, description, theme } = readStoryMeta(doc)
  return {
    formatVersion: 1,
    id,
    name,
    description,
    theme,
    pages: listPages(doc).map((page) => {
      const narrative = narrativeOf(doc, page.id)
      return {
        id: page.id,
        title: page.title,
        subtitle: page.subtitle,
        layout: page.layout,
        narrative: narrative ? readNarrative(narrative) : emptyRichText,
        cards: cardsOfPage(doc, page.id).map(({ pageId: _pageId, order: _order, ...card }) => card),
      }
    }),
    filters: listFilters(doc).map(({ order: _order, ...filter }) => filter),
  }
}
