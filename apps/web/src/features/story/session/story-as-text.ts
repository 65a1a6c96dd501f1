import { cardBodyOf, cardsOfPage, listPages, narrativeOf, readNarrative, readStoryMeta } from '@insightengine/shared/doc'
import { richTextToPlain } from '@insightengine/shared/story'
import type * as Y from 'yjs'

/** Everything that people wrote in the story, in reading order, for rescuing it through the clipboard. */
export function storyAsText(doc: Y.Doc): string {
  const parts = [readStoryMeta(doc).name]
  for (const page of listPages(doc)) {
    parts.push(page.title, page.subtitle, plain(narrativeOf(doc, page.id)))
    for (const card of cardsOfPage(doc, page.id)) parts.push(card.title, card.description, plain(cardBodyOf(doc, card.id)))
  }
  return parts.filter((part) => part.trim() !== '').join('\n\n')
}

function plain(fragment: Y.XmlFragment | null): string {
  return fragment ? richTextToPlain(readNarrative(fragment)) : ''
}
