import { newId, type CardId, type QueryId } from '@insightengine/shared/ids'
import { CardDataLine } from '@insightengine/shared/query'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { readerTimeZone } from '../../../story-filters/reader-time-zone.ts'
import type { CardAnswer } from '../../../story-view/index.ts'
import { CardRequestError } from '../card-data/card-data-store.ts'
import { sendCards } from '../card-data/send-cards.ts'

/** A saved query's result, asked for on the same way as cards ask, so that the new card has it at once. */
export function useQueryPreview(queryId: QueryId | null): UseQueryResult<CardAnswer> {
  return useQuery({
    queryKey: ['story', 'query-preview', queryId],
    enabled: queryId !== null,
    retry: false,
    queryFn: ({ signal }) => (queryId ? loadPreview(queryId, signal) : Promise.reject(new Error('no query'))),
  })
}

async function loadPreview(queryId: QueryId, signal: AbortSignal): Promise<CardAnswer> {
  const request = { cards: [{ cardId: newId<CardId>(), queryId, filters: [] }], timeZone: readerTimeZone(), refresh: false }
  for await (const value of sendCards(request, signal)) {
    const line = CardDataLine.parse(value)
    if (line.status === 'error') throw new CardRequestError(line.error)
    return line
  }
  throw new CardRequestError({ code: 'unavailable', message: 'The answer broke off.', details: {} })
}
