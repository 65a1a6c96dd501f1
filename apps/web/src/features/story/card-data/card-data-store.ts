import type { CardId } from '@insightengine/shared/ids'
import { CardDataLine, type ApiError, type CardDataRequest, type FilterApplication } from '@insightengine/shared/query'
import type { WireResult } from '@insightengine/shared/result'
import { planRequest, type CardQuery, type RequestedCard } from './card-query.ts'

export interface CardResult {
  result: WireResult
  filters: FilterApplication[]
}

/** `stale` is what the card showed before: it stays visible while the new answer is on its way or has failed. */
export type CardView =
  | { status: 'loading'; stale: CardResult | null }
  | { status: 'ready'; data: CardResult }
  | { status: 'failed'; error: ApiError; stale: CardResult | null }

type Answer = { status: 'loading' } | { status: 'ready'; data: CardResult } | { status: 'failed'; error: ApiError }

export type SendCards = (request: CardDataRequest, signal: AbortSignal) => AsyncIterable<unknown>

/** As many as the API takes in one request. */
const maxCardsPerRequest = 100
/** Results kept for filters that were chosen before, so that going back is instant. */
const maxKeptAnswers = 200

/** The results that the cards on screen show, by query and filters. Lives as long as the editor does. */
export class CardDataStore {
  readonly #send: SendCards
  readonly #answers = new Map<string, Answer>()
  readonly #flights = new Map<AbortController, readonly string[]>()
  readonly #views = new Map<CardId, { key: string; answer: Answer; view: CardView }>()
  readonly #listeners = new Set<() => void>()
  #wanted: ReadonlyMap<CardId, CardQuery> = new Map()
  #timeZone = 'UTC'

  constructor(send: SendCards) {
    this.#send = send
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Says what is on screen now: asks for what is missing, and stops asking for what nobody looks at any more. */
  want(queries: ReadonlyMap<CardId, CardQuery>, timeZone: string): void {
    this.#wanted = queries
    this.#timeZone = timeZone
    const keys = new Set([...queries.values()].map(({ key }) => key))
    for (const [flight, flying] of this.#flights) if (!flying.some((key) => keys.has(key))) this.#abort(flight, flying)
    this.#request(planRequest(queries, (key) => this.#answers.has(key)), false)
  }

  /** Asks the database again, whatever is kept. */
  refresh(cardIds: readonly CardId[] = [...this.#wanted.keys()]): void {
    const again = new Map<CardId, CardQuery>()
    for (const id of cardIds) {
      const query = this.#wanted.get(id)
      if (query) again.set(id, query)
    }
    this.#request(planRequest(again, (key) => this.#answers.get(key)?.status === 'loading'), true)
  }

  /** Null when the card asks for nothing. The same object until something about the card changes. */
  viewOf(cardId: CardId): CardView | null {
    const key = this.#wanted.get(cardId)?.key
    if (key === undefined) return null
    const answer = this.#answers.get(key) ?? { status: 'loading' }
    const known = this.#views.get(cardId)
    if (known?.key === key && known.answer === answer) return known.view
    if (known && answer.status === 'loading' && known.view.status === 'loading') return known.view
    const view = withStale(answer, known?.view)
    this.#views.set(cardId, { key, answer, view })
    return view
  }

  destroy(): void {
    this.#listeners.clear()
    for (const flight of this.#flights.keys()) flight.abort()
  }

  #request(cards: RequestedCard[], refresh: boolean): void {
    for (let from = 0; from < cards.length; from += maxCardsPerRequest) void this.#fly(cards.slice(from, from + maxCardsPerRequest), refresh)
    if (cards.length > 0) this.#notify()
  }

  async #fly(cards: RequestedCard[], refresh: boolean): Promise<void> {
    const flight = new AbortController()
    const keyOf = new Map(cards.map(({ cardId, key }) => [cardId, key]))
    const owed = new Set(keyOf.values())
    this.#flights.set(flight, [...owed])
    for (const key of owed) this.#answers.set(key, { status: 'loading' })
    const settle = (key: string, answer: Answer) => {
      if (flight.signal.aborted) return
      owed.delete(key)
      this.#answers.delete(key)
      this.#answers.set(key, answer)
      this.#notify()
    }
    try {
      const request = { cards: cards.map(({ cardId, queryId, filters }) => ({ cardId, queryId, filters })), timeZone: this.#timeZone, refresh }
      for await (const value of this.#send(request, flight.signal)) {
        const line = CardDataLine.safeParse(value).data
        const key = line && keyOf.get(line.cardId)
        if (key) settle(key, line.status === 'ok' ? { status: 'ready', data: line } : { status: 'failed', error: line.error })
      }
      for (const key of owed) settle(key, { status: 'failed', error: cutOff })
    } catch (error) {
      for (const key of owed) settle(key, { status: 'failed', error: apiErrorIn(error) })
    } finally {
      this.#flights.delete(flight)
      this.#forgetOldest()
    }
  }

  /** Its queries become unknown at once, so that they are asked for again when somebody looks at them again. */
  #abort(flight: AbortController, keys: readonly string[]): void {
    flight.abort()
    this.#flights.delete(flight)
    for (const key of keys) if (this.#answers.get(key)?.status === 'loading') this.#answers.delete(key)
  }

  #forgetOldest(): void {
    const wanted = new Set([...this.#wanted.values()].map(({ key }) => key))
    for (const [key, answer] of this.#answers) {
      if (this.#answers.size <= maxKeptAnswers) return
      if (!wanted.has(key) && answer.status !== 'loading') this.#answers.delete(key)
    }
  }

  #notify(): void {
    for (const listener of this.#listeners) listener()
  }
}

const cutOff: ApiError = { code: 'unavailable', message: 'The answer broke off.', details: {} }

/** What the request as a whole failed with: the API's own error when it got that far. */
export class CardRequestError extends Error {
  readonly error: ApiError
  constructor(error: ApiError) {
    super(error.message)
    this.error = error
  }
}

function apiErrorIn(error: unknown): ApiError {
  return error instanceof CardRequestError ? error.error : { ...cutOff, message: error instanceof Error ? error.message : cutOff.message }
}

function withStale(answer: Answer, before: CardView | undefined): CardView {
  if (answer.status === 'ready') return answer
  const stale = before ? (before.status === 'ready' ? before.data : before.stale) : null
  return { ...answer, stale }
}
