import type { FilterApplication } from '@insightengine/shared/query'
import type { WireResult } from '@insightengine/shared/result'

/** What a card knows about its data. While it asks again, the last answer stays in sight, dimmed. */
export type CardData =
  | { status: 'idle' }
  | { status: 'loading'; previous: CardAnswer | null }
  | { status: 'ready'; answer: CardAnswer }
  | { status: 'failed'; failure: CardFailure; previous: CardAnswer | null }

export interface CardAnswer {
  result: WireResult
  filters: readonly FilterApplication[]
}

/** Words a card shows instead of its data. */
export interface CardFailure {
  title: string
  hint: string
  canRetry: boolean
}
