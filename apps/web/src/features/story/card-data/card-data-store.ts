import type { CardId, QueryId } from '@insightengine/shared/ids'
import { CardDataLine, type ApiError, type CardDataRequest } from '@insightengine/shared/query'
import type { ColumnMeta } from '@insightengine/shared/result'
import type { CardAnswer } from '../../../story-view/index.ts'
import { planRequest, type CardQuery, type RequestedCard } from './card-query.ts'

/** `previous` is what the card showed before: it stays visible while the new answer is on its way or has failed. */
export type CardView =
  | { status: 'loading'; previous: CardAnswer | null }
  | { status: 'ready'; answer: CardAnswer }
  | { status: 'failed'; error: ApiError; previous: CardAnswer | null }

type Outcome = { status: 'loading' } | { status: 'ready'; answer: CardAnswer } | { status: 'failed'; error: ApiError }

export type SendCards = (request: CardDataRequest, signal: AbortSignal) => AsyncIterable<unknown>

/** As many as the API takes in one request. */
const maxCardsPerRequest = 100
/** Results kept for filters that were chosen before, so that going back is instant. */
const maxKeptOutcomes = 200

/** The results that the cards on screen show, by query and filters. Lives as long as the editor does. */
export class CardDataStore {
  readonly #send: SendCards
  readonly #outcomes = new Map<string, Outcome>()
  readonly #flights = new Map<AbortController, readonly string[]>()
  readonly #views = new Map<CardId, { key: string; outcome: Outcome; view: CardView }>()
  readonly #listeners = new Set<() => void>()
  #columns: ReadonlyMap<QueryId, readonly ColumnMeta[]> = new Map()
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
    // Also when everything is known already: a card may now show another result.
    this.#notify()
    const keys = new Set([...queries.values()].map(({ key }) => key))
    for (const [flight, flying] of this.#flights) if (!flying.some((key) => keys.has(key))) this.#abort(flight, flying)
    this.#request(planRequest(queries, (key) => this.#outcomes.has(key)), false)
  }

  /** Asks the database again, whatever is kept. */
  refresh(cardIds: readonly CardId[] = [...this.#wanted.keys()]): void {
    const again = new Map<CardId, CardQuery>()
    for (const id of cardIds) {
      const query = this.#wanted.get(id)
      if (query) again.set(id, query)
    }
    this.#request(planRequest(again, (key) => this.#outcomes.get(key)?.status === 'loading'), true)
  }

  /** Null when the card asks for nothing. The same object until something about the card changes. */
  viewOf(cardId: CardId): CardView | null {
    const key = this.#wanted.get(cardId)?.key
    if (key === undefined) return null
    const outcome = this.#outcomes.get(key) ?? { status: 'loading' }
    const known = this.#views.get(cardId)
    if (known?.key === key && known.outcome === outcome) return known.view
    if (known && outcome.status === 'loading' && known.view.status === 'loading') return known.view
    const view = withPrevious(outcome, known?.view)
    this.#views.set(cardId, { key, outcome, view })
    return view
  }

  /** The columns of every query that has answered so far. The same map until another one answers. */
  readonly knownColumns = (): ReadonlyMap<QueryId, readonly ColumnMeta[]> => this.#columns

  destroy(): void {
    this.#listeners.clear()
    for (const flight of this.#flights.keys()) flight.abort()
  }

  #request(cards: RequestedCard[], refresh: boolean): void {
    for (let from = 0; from < cards.length; from += maxCardsPerRequest) void this.#fly(cards.slice(from, from + maxCardsPerRequest), refresh)
  }

  async #fly(cards: RequestedCard[], refresh: boolean): Promise<void> {
    const flight = new AbortController()
    const asked = new Map(cards.map((card) => [card.cardId, card]))
    const owed = new Set(cards.map(({ key }) => key))
    this.#flights.set(flight, [...owed])
    for (const key of owed) this.#outcomes.set(key, { status: 'loading' })
    this.#notify()
    const settle = (key: string, outcome: Outcome) => {
      if (flight.signal.aborted) return
      owed.delete(key)
      this.#outcomes.delete(key)
      this.#outcomes.set(key, outcome)
      this.#notify()
    }
    try {
      const request = { cards: cards.map(({ cardId, queryId, filters }) => ({ cardId, queryId, filters })), timeZone: this.#timeZone, refresh }
      for await (const value of this.#send(request, flight.signal)) {
        const line = CardDataLine.safeParse(value).data
        const card = line && asked.get(line.cardId)
        if (!card) continue
        if (line.status === 'ok') this.#columns = new Map(this.#columns).set(card.queryId, line.result.columns)
        settle(card.key, line.status === 'ok' ? { status: 'ready', answer: { result: line.result, filters: line.filters } } : { status: 'failed', error: line.error })
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
    for (const key of keys) if (this.#outcomes.get(key)?.status === 'loading') this.#outcomes.delete(key)
  }

  #forgetOldest(): void {
    const wanted = new Set([...this.#wanted.values()].map(({ key }) => key))
    for (const [key, outcome] of this.#outcomes) {
      if (this.#outcomes.size <= maxKeptOutcomes) return
      if (!wanted.has(key) && outcome.status !== 'loading') this.#outcomes.delete(key)
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

function withPrevious(outcome: Outcome, before: CardView | undefined): CardView {
  if (outcome.status === 'ready') return outcome
  const previous = before ? (before.status === 'ready' ? before.answer : before.previous) : null
  return { ...outcome, previous }
}
