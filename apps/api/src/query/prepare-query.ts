import type { StoredConnection } from '@insightengine/db/connection'
import { queryFailed, type Driver, type Parameter } from '@insightengine/drivers'
import type { BoundFilter } from '@insightengine/shared/filter'
import type { ConnectionId, OrgId } from '@insightengine/shared/ids'
import { parseSqlTemplate, type FilterApplication, type SqlTemplate } from '@insightengine/shared/query'
import { connectionsOf } from '../connection/authorized-connection.ts'
import type { Services } from '../services.ts'
import { atAuthorPosition, type ToSource } from './author-position.ts'
import { bindPlaceholders } from './bind-placeholders.ts'
import { wrapStatement } from './wrap-statement.ts'

/** An author's text and where it runs. No person: the caller has made sure that whoever asks may see what it gives. */
export interface QuerySource {
  orgId: OrgId
  connectionId: ConnectionId
  sql: string
}

/** A query ready to run, every value bound. */
export interface PreparedQuery {
  connection: StoredConnection
  driver: Driver
  text: string
  parameters: readonly Parameter[]
  /** How each filter got into it, in the order they were asked for. */
  filters: FilterApplication[]
  toSource: ToSource
}

type Needs = Pick<Services, 'db' | 'secrets' | 'drivers' | 'shapes'>

/**
 * Resolves placeholders and filters into bound parameters: a filter goes where the author left a place for it, else around the query as a
 * condition on the output column of its name, else nowhere, which is said with the reason.
 */
export async function prepareQuery(
  services: Needs,
  { orgId, connectionId, sql }: QuerySource,
  { filters, timeZone }: { filters: readonly BoundFilter[]; timeZone: string },
  signal: AbortSignal,
): Promise<PreparedQuery> {
  const connection = await connectionsOf(services).getStored(orgId, connectionId)
  const driver = services.drivers.driverFor(connection)
  const template = readTemplate(sql)
  const inner = await bindPlaceholders({ services, connection, driver, template, signal }, filters, timeZone)
  const around = filters.filter((filter) => !inner.carried.has(filter) && !inner.unsuitable.has(filter))
  // The author's own text alone first: `…) x; drop table t; select * from (select 1` is refused here and would be three statements wrapped.
  const facts = await atAuthorPosition(inner.toSource, () => driver.analyze(inner.text))
  const shape = around.length > 0 && facts.canWrap ? await inner.shape() : null
  const wrapped = wrapStatement({ text: inner.text, facts, shape, filters: around, timeZone, dialect: driver.dialect, parameters: inner.parameters })
  const applied = (filter: BoundFilter): FilterApplication => {
    if (inner.carried.has(filter)) return { filterId: filter.filterId, mode: 'placeholder', reason: null }
    if (inner.unsuitable.has(filter)) return { filterId: filter.filterId, mode: 'not_applied', reason: 'wrong_type' }
    const reason = wrapped.refused.get(filter) ?? null
    return { filterId: filter.filterId, mode: reason === null ? 'wrapper' : 'not_applied', reason }
  }
  const toSource: ToSource = (offset) => {
    const innerOffset = wrapped.toInner(offset)
    return innerOffset === null ? null : inner.toSource(innerOffset)
  }
  return { connection, driver, text: wrapped.text, parameters: wrapped.parameters, filters: filters.map(applied), toSource }
}

function readTemplate(sql: string): SqlTemplate {
  const template = parseSqlTemplate(sql)
  if (template.strayParameter === null) return template
  throw queryFailed('unsupported', 'Numbered parameters such as $1 have no value here. Write {{name}} instead.', { position: template.strayParameter + 1 })
}
