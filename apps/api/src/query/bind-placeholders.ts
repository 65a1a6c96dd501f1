import type { StoredConnection } from '@insightengine/db/connection'
import { queryFailed, type Driver, type StatementShape } from '@insightengine/drivers'
import type { BoundFilter } from '@insightengine/shared/filter'
import { isCarried, offersOf, renderSqlTemplate, type Offer, type RenderedSql, type SqlTemplate } from '@insightengine/shared/query'
import type { Services } from '../services.ts'
import { atAuthorPosition, type ToSource } from './author-position.ts'

interface Context {
  services: Pick<Services, 'shapes'>
  connection: StoredConnection
  driver: Driver
  template: SqlTemplate
  signal: AbortSignal
}

export interface BoundText {
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
export async function bindPlaceholders(context: Context, filters: readonly BoundFilter[], timeZone: string): Promise<BoundText> {
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
