import type { z } from 'zod'
import { queryFailed } from '@insightengine/drivers'
import type { Actor } from '@insightengine/shared/access'
import { isComparable, type ColumnValuesInput, type ColumnValuesOutput } from '@insightengine/shared/query'
import { columnToWire } from '@insightengine/shared/result'
import type { Services } from '../services.ts'
import { answerQuery } from './answer-query.ts'
import { prepareQuery, type PreparedQuery, type QuerySource } from './prepare-query.ts'
import { getAuthorizedQuery } from './saved-queries.ts'

const maxValues = 1_000
const timeoutMs = 30_000

type ColumnValues = z.infer<typeof ColumnValuesOutput>

/** What a column of a saved query holds, for the menu of a select filter. */
export async function getColumnValues(services: Services, actor: Actor, { queryId, column }: z.infer<typeof ColumnValuesInput>, signal: AbortSignal): Promise<ColumnValues> {
  const query = await getAuthorizedQuery(services, actor, 'query.run', queryId)
  return columnValues(services, { orgId: actor.orgId, connectionId: query.databaseId, sql: query.sql }, column, signal)
}

/** Asks nobody who wants it, like `cardData`. Different values in order, null among them, up to a thousand. */
export async function columnValues(services: Services, source: QuerySource, column: string, signal: AbortSignal): Promise<ColumnValues> {
  const prepared = await prepareQuery(services, source, { filters: [], timeZone: 'UTC' }, signal)
  const distinct = await distinctQuery(services, prepared, column, signal)
  const { result } = await answerQuery(services, distinct, { maxRows: maxValues, timeoutMs, refresh: false }, signal)
  const [values] = result.columns
  return { values: values ? columnToWire(values, 0, result.rowCount) : [], truncated: result.truncated !== null }
}

/** Around the author's query this means the same whether it has a LIMIT or not: values of the rows it gives. */
async function distinctQuery({ shapes }: Services, prepared: PreparedQuery, column: string, signal: AbortSignal): Promise<PreparedQuery> {
  const { connection, driver, text } = prepared
  const { start, end } = await driver.analyze(text)
  const { columns } = await shapes.shapeOf(connection, driver, text, signal)
  const [target, second] = columns.filter(({ name }) => name === column)
  if (!target || second) throw queryFailed('missing_object', `The result of this query has ${target ? 'several columns' : 'no column'} called “${column}”.`)
  const reference = driver.dialect.quoteIdentifier(column)
  const value = isComparable(target, driver.dialect) ? reference : driver.dialect.asText(reference)
  return { ...prepared, text: `select distinct ${value} from (\n${text.slice(start, end)}\n) as q order by 1`, toSource: () => null }
}
