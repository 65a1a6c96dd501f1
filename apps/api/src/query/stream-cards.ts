import type { CardId } from '@insightengine/shared/ids'
import type { CardDataLine } from '@insightengine/shared/query'
import { logIfUnexpected } from '../http/errors.ts'
import { toWireError } from '../http/wire-error.ts'
import type { Services } from '../services.ts'
import type { CardData } from './card-data.ts'

/** Cards of one request that are computed at the same time: about as many as one database gets connections. */
const atOnce = 6

export interface CardToLoad {
  cardId: CardId
  load(signal: AbortSignal): Promise<CardData>
}

/**
 * One line per card, each as soon as it is ready; a card that fails is a line that says so. When the reader goes away, what is under way
 * is left: it is cancelled on the database unless somebody else waits for the same.
 */
export async function* streamCards({ logger }: Pick<Services, 'logger'>, cards: readonly CardToLoad[], signal: AbortSignal): AsyncGenerator<CardDataLine> {
  const stop = new AbortController()
  const either = AbortSignal.any([signal, stop.signal])
  const waiting = [...cards]
  const running = new Map<CardToLoad, Promise<{ card: CardToLoad; line: CardDataLine }>>()
  const startMore = () => {
    while (running.size < atOnce) {
      const card = waiting.shift()
      if (!card) return
      running.set(card, loadLine(card))
    }
  }
  const loadLine = async (card: CardToLoad) => {
    const { cardId } = card
    try {
      return { card, line: { cardId, status: 'ok', ...(await card.load(either)) } as const }
    } catch (error) {
      if (!either.aborted) logIfUnexpected(logger, error, 'cards')
      return { card, line: { cardId, status: 'error', error: { ...toWireError(error), details: { ...toWireError(error).details } } } as const }
    }
  }
  try {
    for (startMore(); running.size > 0 && !either.aborted; startMore()) {
      const { card, line } = await Promise.race(running.values())
      running.delete(card)
      yield line
    }
  } finally {
    stop.abort()
  }
}
