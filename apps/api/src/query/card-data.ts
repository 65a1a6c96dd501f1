import { AppError } from '@insightengine/shared/errors'
import type { BoundFilter } from '@insightengine/shared/filter'
import { isTimeZone, maxResultRows, type FilterApplication } from '@insightengine/shared/query'
import type { WireResult } from '@insightengine/shared/result'
import type { Services } from '../services.ts'
import { answerQuery, toWireResult } from './answer-query.ts'
import { prepareQuery, type QuerySource } from './prepare-query.ts'

const timeoutMs = 60_000

export interface CardDataOptions {
  filters: readonly BoundFilter[]
  timeZone: string
  refresh?: boolean
}

export interface CardData {
  result: WireResult
  /** How each filter reached the query, for the card to show. */
  filters: FilterApplication[]
}

/**
 * What a card shows. Asks nobody who wants it: for a draft the caller checks the member, for a published story the link, and gives the SQL
 * of the frozen version. Everyone who looks at the same card with the same filters shares one execution.
 */
export async function cardData(services: Services, source: QuerySource, { filters, timeZone, refresh = false }: CardDataOptions, signal: AbortSignal): Promise<CardData> {
  assertTimeZone(timeZone)
  const prepared = await prepareQuery(services, source, { filters, timeZone }, signal)
  const answer = await answerQuery(services, prepared, { maxRows: maxResultRows, timeoutMs, refresh }, signal)
  return { result: toWireResult(answer), filters: prepared.filters }
}

export function assertTimeZone(timeZone: string): void {
  if (isTimeZone(timeZone)) return
  const message = 'is not the name of a time zone, such as Europe/Berlin'
  throw new AppError('invalid_input', `timeZone ${message}`, { issues: [{ path: 'timeZone', message }] })
}
