import type * as Y from 'yjs'
import type { StoryFilter } from '../filter/index.ts'
import type { CardId, PageId } from '../ids/index.ts'
import type { CardContent, StoryContent } from '../story/index.ts'
import { createCard, updateCard } from './card.ts'
import { createFilter } from './filter.ts'
import type { Origin } from './origin.ts'
import { createPage } from './page.ts'
import { initStory, updateStoryMeta } from './story-meta.ts'

export type StoryToWrite = Omit<StoryContent, 'id' | 'formatVersion'>

/**
 * Writes a whole story into an empty document, the inverse of `readStory`. Pages, cards and filters get fresh ids, because
 * ids are unique in the whole installation, and what refers to a page inside the story follows. A reference to a page the
 * content does not hold stays as it is: it points nowhere in the copy as it did in the original.
 */
export function writeStory(doc: Y.Doc, content: StoryToWrite, origin: Origin): void {
  doc.transact(() => {
    initStory(doc, content, origin)
    updateStoryMeta(doc, { theme: content.theme }, origin)
    const pageIds = new Map<PageId, PageId>()
    const written: { id: CardId; card: CardContent }[] = []
    for (const { id, title, subtitle, layout, narrative, cards } of content.pages) {
      const pageId = createPage(doc, { title, subtitle, layout, narrative }, origin)
      pageIds.set(id, pageId)
      for (const card of cards) written.push({ id: createCard(doc, { ...card, pageId }, origin), card })
    }
    const follow = (id: PageId) => pageIds.get(id) ?? id
    // Only now, because a card may lead to a page that comes after it.
    for (const { id, card } of written)
      if (card.type === 'visualization' && card.drillTargetPageId)
        updateCard(doc, id, { drillTargetPageId: follow(card.drillTargetPageId) }, origin)
    for (const filter of content.filters) createFilter(doc, withoutId(filter, follow), origin)
  }, origin)
}

function withoutId({ id: _id, ...filter }: StoryFilter, follow: (id: PageId) => PageId): Omit<StoryFilter, 'id'> {
  return { ...filter, pageIds: filter.pageIds.map(follow) }
}
