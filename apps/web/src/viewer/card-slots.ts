import type { FilterState } from '@insightengine/shared/filter'
import type { ApiError, CardDataLine } from '@insightengine/shared/query'
import type { CardAnswer, CardData, CardFailure } from '../story-view/card-data.ts'
import { cardFailure } from '../story-view/card-failure.ts'

/** What the viewer knows about one card's data. */
export interface CardSlot {
  /** Counts this card's requests; an answer to an earlier one comes too late and is dropped. */
  request: number
  /** The filter values of the latest request. */
  sent: FilterState
  state: 'loading' | 'ready' | 'failed'
  answer: CardAnswer | null
  failure: CardFailure | null
}

export type CardSlots = Readonly<Record<string, CardSlot>>

export type CardEvent =
  | { type: 'requested'; cardIds: readonly string[]; request: number; sent: FilterState }
  | { type: 'answered'; request: number; line: CardDataLine }
  /** The whole request broke off; cards that had their answer keep it. */
  | { type: 'broke'; cardIds: readonly string[]; request: number; failure: CardFailure }

export function cardSlots(slots: CardSlots, event: CardEvent): CardSlots {
  switch (event.type) {
    case 'requested':
      return update(slots, event.cardIds, (old) => ({
        request: event.request,
        sent: event.sent,
        state: 'loading',
        answer: old?.answer ?? null,
        failure: null,
      }))
    case 'answered': {
      const { line, request } = event
      return update(slots, [line.cardId], (old) => {
        if (old?.request !== request) return old
        if (line.status === 'error') return { ...old, state: 'failed', failure: cardFailure(line.error) }
        return { ...old, state: 'ready', answer: { result: line.result, filters: line.filters }, failure: null }
      })
    }
    case 'broke':
      return update(slots, event.cardIds, (old) =>
        old?.request === event.request && old.state === 'loading' ? { ...old, state: 'failed', failure: event.failure } : old,
      )
  }
}

function update(slots: CardSlots, cardIds: readonly string[], change: (old: CardSlot | undefined) => CardSlot | undefined): CardSlots {
  const next = { ...slots }
  for (const id of cardIds) {
    const slot = change(slots[id])
    if (slot) next[id] = slot
  }
  return next
}

/** A slot as the card shows it; a card nobody has asked about yet is about to be loaded. */
export function cardDataOf(slot: CardSlot | undefined): CardData {
  if (!slot) return { status: 'loading', previous: null }
  switch (slot.state) {
    case 'loading':
      return { status: 'loading', previous: slot.answer }
    case 'ready':
      return slot.answer ? { status: 'ready', answer: slot.answer } : { status: 'loading', previous: null }
    case 'failed':
      return { status: 'failed', failure: slot.failure ?? cardFailure(unknownError), previous: slot.answer }
  }
}
const unknownError: ApiError = { code: 'unexpected', message: '', details: {} }
