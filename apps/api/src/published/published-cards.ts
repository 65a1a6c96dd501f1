import { AppError } from '@insightengine/shared/errors'
import { bindFilters, type FilterState } from '@insightengine/shared/filter'
import type { CardId } from '@insightengine/shared/ids'
import { CardDataLine } from '@insightengine/shared/query'
import { PublishedCardsRequest, PublishedStoryRef, type CardContent, type PageContent } from '@insightengine/shared/story'
import { assertTimeZone, cardData } from '../query/card-data.ts'
import { streamCards, type CardToLoad } from '../query/stream-cards.ts'
import type { Services } from '../services.ts'
import { stream } from '../stream.ts'
import { tellViewersOnlyWhy } from './failure-for-viewers.ts'
import { filterStateOf } from './filter-state.ts'
import { openPublished, type OpenedStory } from './open-published.ts'

/** The numbers of a published story, from the SQL that was frozen with it. */
export const publishedCards = stream({
  name: 'published.cards',
  path: '/published/{token}/cards',
  access: 'public',
  summary: 'Data of the cards of a published story, one JSON line per card',
  description: 'Filters are choices by filter id. A card that fails is a line that says so; the others are not affected.',
  tag: 'Published stories',
  input: PublishedCardsRequest.extend(PublishedStoryRef.shape),
  line: CardDataLine,
  async *handle(ctx, { token, versionId, cardIds, filters, timeZone }, signal) {
    const story = await openPublished(ctx, token)
    if (versionId && versionId !== story.versionId)
      throw new AppError('conflict', 'A newer version of this story has been published', { conflict: story.versionId })
    assertTimeZone(timeZone)
    const state = filterStateOf(story.version.content.filters, filters)
    const cards = [...new Set(cardIds)].map((cardId) => cardToLoad(ctx.services, story, cardId, { state, timeZone }))
    yield* streamCards(ctx.services, cards, signal)
  },
})

function cardToLoad(services: Services, story: OpenedStory, cardId: CardId, { state, timeZone }: { state: FilterState; timeZone: string }): CardToLoad {
  const { orgId, version } = story
  return {
    cardId,
    async load(signal) {
      const { page, card } = placeOf(version.content.pages, cardId)
      const queryId = card.type === 'text' ? null : card.queryId
      if (queryId === null) throw new AppError('not_found', 'This card has no query')
      const query = version.queries[queryId]
      if (!query) throw new AppError('not_found', 'The query behind this card no longer existed when the story was published')
      const filters = bindFilters(version.content.filters, state, page.id)
      return tellViewersOnlyWhy(story, () => cardData(services, { orgId, ...query }, { filters, timeZone }, signal))
    },
  }
}

function placeOf(pages: readonly PageContent[], cardId: CardId): { page: PageContent; card: CardContent } {
  for (const page of pages) {
    const card = page.cards.find(({ id }) => id === cardId)
    if (card) return { page, card }
  }
  throw new AppError('not_found', 'This card is not in the published story')
}
