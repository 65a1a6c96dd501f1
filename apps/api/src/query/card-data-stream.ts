import { queryRepository } from '@insightengine/db/query'
import type { Actor } from '@insightengine/shared/access'
import { AppError, must } from '@insightengine/shared/errors'
import { CardDataLine, CardDataRequest } from '@insightengine/shared/query'
import { authorizeInOrg } from '../authorize.ts'
import type { Services } from '../services.ts'
import { stream } from '../stream.ts'
import { assertTimeZone, cardData } from './card-data.ts'
import { streamCards } from './stream-cards.ts'

export const cardDataStream = stream({
  name: 'query.cardData',
  path: '/cards/data',
  access: 'member',
  summary: 'Data of all cards of a page',
  description: 'One JSON line per card, each as soon as it is ready; a card that fails is a line that says so. Hanging up cancels what nobody else waits for.',
  tag: 'Queries',
  input: CardDataRequest,
  line: CardDataLine,
  handle: ({ services, identity }, input, signal) => draftCards(services, must(identity, 'a signed-in member').actor, input, signal),
})

/** Cards of a draft run saved queries as they are now, so this is for those who may run queries; viewers read published versions. */
async function* draftCards(services: Services, actor: Actor, { cards, timeZone, refresh }: CardDataRequest, signal: AbortSignal): AsyncGenerator<CardDataLine> {
  authorizeInOrg(actor, 'query.run')
  assertTimeZone(timeZone)
  const queries = await queryRepository(services.db).findAll(actor.orgId, cards.map((card) => card.queryId))
  const byId = new Map(queries.map((query) => [query.id, query]))
  const toLoad = cards.map(({ cardId, queryId, filters }) => ({
    cardId,
    async load(stop: AbortSignal) {
      const query = byId.get(queryId)
      if (!query) throw new AppError('not_found', `query ${queryId}`)
      return cardData(services, { orgId: actor.orgId, connectionId: query.databaseId, sql: query.sql }, { filters, timeZone, refresh }, stop)
    },
  }))
  yield* streamCards(services, toLoad, signal)
}
