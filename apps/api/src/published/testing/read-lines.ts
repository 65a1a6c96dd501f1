import type { CardId } from '@insightengine/shared/ids'
import type { CardDataLine } from '@insightengine/shared/query'
import type { TestAnswer } from '../../testing/index.ts'

/** The lines of a stream's answer by card. */
export function linesOf({ status, body }: TestAnswer): Map<CardId, CardDataLine> {
  if (status !== 200) throw new Error(`answered ${status}: ${JSON.stringify(body)}`)
  const lines = (body as string).trimEnd().split('\n')
  return new Map(lines.map((line) => JSON.parse(line) as CardDataLine).map((line) => [line.cardId, line]))
}

/** A line's rows, as the database would give them. */
export function rowsOf(line: CardDataLine | undefined): unknown[][] {
  if (line?.status !== 'ok') throw new Error(`no result: ${JSON.stringify(line)}`)
  const { values, rowCount } = line.result
  return Array.from({ length: rowCount }, (_, row) => values.map((column) => column[row]))
}
