import type { SchemaTable } from '@insightengine/shared/connection'

/** A name as it must stand in PostgreSQL's SQL: bare where that means the same, quoted where not. */
export function quoteIdentifier(name: string): string {
  return /^[a-z_][a-z0-9_$]*$/.test(name) && !reserved.has(name) ? name : `"${name.replaceAll('"', '""')}"`
}

/** Tables of the default schema are called by their name alone, as people write them. */
export function qualifiedName({ schema, name }: Pick<SchemaTable, 'schema' | 'name'>): string {
  return schema === 'public' ? quoteIdentifier(name) : `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`
}

/** PostgreSQL's reserved words that people do call columns and tables. */
const reserved = new Set(
  'all and any array as asc both case cast check collate column constraint create current_date current_user default desc distinct do else end except false fetch for foreign from grant group having in initially intersect into lateral leading limit localtime not null offset on only or order placing primary references returning select some symmetric table then to trailing true union unique user using variadic when where window with'.split(
    ' ',
  ),
)
