import { ApiError } from '@insightengine/shared/query'
import { CardRequestError, type SendCards } from './card-data-store.ts'
import { readJsonLines } from '../../../lib/json-lines.ts'

/** `POST /api/cards/data`: one line per card, in the order in which they are ready. */
export const sendCards: SendCards = async function* (request, signal) {
  const response = await fetch('/api/cards/data', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/x-ndjson' },
    body: JSON.stringify(request),
    signal,
  })
  if (!response.ok || !response.body) throw new CardRequestError(await errorIn(response))
  yield* readJsonLines(response.body)
}

async function errorIn(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null)
  const parsed = ApiError.safeParse(body)
  // A proxy in between answers with pages of its own.
  return parsed.data ?? { code: 'unavailable', message: `HTTP ${response.status}`, details: {} }
}
