import type { StatementFacts, StatementShape } from '@insightengine/drivers'
import type { BoundFilter } from '@insightengine/shared/filter'
import { conditionFor, type FilterApplication, type SqlDialect } from '@insightengine/shared/query'
import { must } from '@insightengine/shared/errors'

type Refusal = NonNullable<FilterApplication['reason']>

interface Wrapping {
  text: string
  facts: StatementFacts
  /** Null when it is not known, because nothing can be put around the statement anyway. */
  shape: StatementShape | null
  filters: readonly BoundFilter[]
  timeZone: string
  dialect: SqlDialect
  /** Values that the text binds already. */
  parameters: readonly string[]
}

export interface Wrapped {
  text: string
  parameters: readonly string[]
  /** Filters that found no place, and why. */
  refused: ReadonlyMap<BoundFilter, Refusal>
  /** The place in the wrapped text's inside, or null for what is around it. */
  toInner(offset: number): number | null
}

/** Line ends on both sides, so that a comment at the statement's end does not swallow what follows. */
const before = 'select * from (\n'
const after = '\n) as q where '

/** Puts the filters around a statement as conditions on its output columns. Only names that the database itself gave are written. */
export function wrapStatement({ text, facts, shape, filters, timeZone, dialect, parameters }: Wrapping): Wrapped {
  if (!facts.canWrap) return { text, parameters, refused: new Map(filters.map((filter) => [filter, 'limited_query'])), toInner: (offset) => offset }
  const values = [...parameters]
  const bind = (value: string) => dialect.placeholder(values.push(value))
  const refused = new Map<BoundFilter, Refusal>()
  const conditions: string[] = []
  for (const filter of filters) {
    const condition = conditionFor(filter, { columns: must(shape, 'the shape of a statement to wrap').columns, dialect, timeZone, bind })
    if ('sql' in condition) conditions.push(condition.sql)
    else refused.set(filter, condition.reason)
  }
  if (conditions.length === 0) return { text, parameters, refused, toInner: (offset) => offset }
  const inner = text.slice(facts.start, facts.end)
  return {
    text: before + inner + after + conditions.map((condition) => `(${condition})`).join(' and '),
    parameters: values,
    refused,
    toInner(offset) {
      const inside = offset - before.length
      return inside >= 0 && inside <= inner.length ? facts.start + inside : null
    },
  }
}
