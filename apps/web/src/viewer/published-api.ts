import type { FilterState } from '@insightengine/shared/filter'
import type { ApiError, CardDataLine } from '@insightengine/shared/query'
import type { PublishedStory } from '@insightengine/shared/story'
import { readJsonLines } from '../lib/json-lines.ts'
import type { FilterValues } from '../story-filters/filter-values.ts'
import { readerTimeZone } from '../story-filters/reader-time-zone.ts'
import type { CardFailure } from '../story-view/card-data.ts'
import { cardFailure, unreachable } from '../story-view/card-failure.ts'

// Answers are not parsed again: they come from our own API, frozen and checked when the story was published, and a parser
// would be the largest part of this bundle.

export type StoryLoad =
  | { status: 'ready'; story: PublishedStory }
  | { status: 'sign_in' }
  | { status: 'not_found' }
  | { status: 'unreachable' }

/** Never rejects: every way it can end is a screen. */
export async function loadStory(token: string, signal: AbortSignal): Promise<StoryLoad> {
  try {
    const response = await fetch(pathOf(token), { signal, headers: { accept: 'application/json' } })
    if (response.status === 401 || response.status === 403) return { status: 'sign_in' }
    if (response.status === 404) return { status: 'not_found' }
    if (!response.ok) return { status: 'unreachable' }
    return { status: 'ready', story: (await response.json()) as PublishedStory }
  } catch {
    // fetch rejects when there is no network, and with the body when it breaks off.
    return { status: 'unreachable' }
  }
}

/** The values a select filter offers; null when they cannot be had now. */
export async function loadFilterValues(token: string, filterId: string, signal: AbortSignal): Promise<FilterValues | null> {
  try {
    const response = await fetch(`${pathOf(token)}/filters/${encodeURIComponent(filterId)}/values`, { signal })
    return response.ok ? ((await response.json()) as FilterValues) : null
  } catch {
    return null
  }
}

/** One request for many cards; each line as soon as it is there. Rejects when the request as a whole fails. */
export async function* loadCards(
  token: string,
  cardIds: readonly string[],
  filters: FilterState,
  signal: AbortSignal,
): AsyncGenerator<CardDataLine, void, undefined> {
  const response = await fetch(`${pathOf(token)}/cards`, {
    method: 'POST',
    signal,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ cardIds, filters, timeZone: readerTimeZone() }),
  })
  if (!response.ok || !response.body) throw new CardsRefused(await refusalOf(response))
  for await (const line of readJsonLines(response.body)) yield line as CardDataLine
}

/** The answer to a whole request for cards was no. */
export class CardsRefused extends Error {
  override readonly name = 'CardsRefused'
  readonly failure: CardFailure

  constructor(failure: CardFailure) {
    super(failure.title)
    this.failure = failure
  }
}

async function refusalOf(response: Response): Promise<CardFailure> {
  if (response.status === 404) return { title: 'This story is not available any more', hint: 'It may have been unpublished.', canRetry: true }
  if (response.status === 401) return { title: 'You are signed out', hint: 'Reload the page to sign in again.', canRetry: false }
  const body: unknown = await response.json().catch(() => null)
  return isApiError(body) ? cardFailure(body) : unreachable
}

/** A proxy in between answers with pages of its own. */
function isApiError(body: unknown): body is ApiError {
  return typeof body === 'object' && body !== null && 'code' in body && 'details' in body && typeof body.details === 'object' && body.details !== null
}

function pathOf(token: string): string {
  return `/api/published/${encodeURIComponent(token)}`
}
