import { connectionRepository, type StoredConnection } from '@insightengine/db/connection'
import { queryFailed, type Driver, type Parameter, type StatementShape } from '@insightengine/drivers'
import type { BoundFilter } from '@insightengine/shared/filter'
import type { ConnectionId, OrgId } from '@insightengine/shared/ids'
import { isCarried, offersOf, parseSqlTemplate, renderSqlTemplate, type FilterApplication, type Offer, type RenderedSql, type SqlTemplate } from '@insightengine/shared/query'
import type { Services } from '../services.ts'
import { atAuthorPosition, type ToSource } from './author-position.ts'
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
  const connection = await connectionRepository(services.db, services.secrets.connectionPasswords).getStored(orgId, connectionId)
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

interface Context {
  services: Needs
  connection: StoredConnection
  driver: Driver
  template: SqlTemplate
  signal: AbortSignal
}

interface BoundText {
  text: string
  parameters: string[]
  toSource: ToSource
  /** Filters that the author's placeholders take up completely. */
  carried: ReadonlySet<BoundFilter>
  /** Filters whose value does not suit the place left for it. */
  unsuitable: ReadonlySet<BoundFilter>
  shape(): Promise<StatementShape>
}

/** The author's text with values for its placeholders. A value of the wrong type is taken back and the text written again without it. */
async function bindPlaceholders(context: Context, filters: readonly BoundFilter[], timeZone: string): Promise<BoundText> {
  const unsuitable = new Set<BoundFilter>()
  for (;;) {
    const offers = offersOf(filters.filter((filter) => !unsuitable.has(filter)), timeZone)
    const rendered = render(context, offers)
    const shape = () => atAuthorPosition(rendered.toSource, () => shapeOf(context, rendered.text))
    const { parameters, refused } = rendered.names.length > 0 ? convert(rendered, offers, await shape()) : { parameters: [], refused: null }
    if (!refused) {
      const written = new Set(rendered.names)
      const carried = new Set(filters.filter((filter) => isCarried(filter, offers, written)))
      return { text: rendered.text, parameters, toSource: rendered.toSource, carried, unsuitable, shape }
    }
    unsuitable.add(refused)
  }
}

async function shapeOf({ services, connection, driver, signal }: Context, text: string): Promise<StatementShape> {
  return services.shapes.shapeOf(connection, driver, text, signal)
}

function render({ template, driver }: Context, offers: ReadonlyMap<string, Offer>): RenderedSql {
  const rendered = renderSqlTemplate(template, { has: (name) => offers.has(name), parameter: (number) => driver.dialect.placeholder(number) })
  const [missing] = rendered.missing
  if (!missing) return rendered
  throw queryFailed('invalid_value', `This query needs a value for {{${missing.name}}}.`, {
    position: missing.offset + 1,
    hint: 'Put the part of the query that uses it into [[ … ]] to leave that part out when there is no value.',
  })
}

function convert(rendered: RenderedSql, offers: ReadonlyMap<string, Offer>, shape: StatementShape): { parameters: string[]; refused: BoundFilter | null } {
  const parameters: string[] = []
  for (const [index, name] of rendered.names.entries()) {
    const offer = offers.get(name)
    const target = shape.parameters[index]
    const value = offer && target ? offer.convert(target) : null
    if (value === null) return { parameters: [], refused: offer?.filter ?? null }
    parameters.push(value)
  }
  return { parameters, refused: null }
}
