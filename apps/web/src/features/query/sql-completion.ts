import { type SQLNamespace } from '@codemirror/lang-sql'
import type { DatabaseSchema, SchemaTable } from '@insightengine/shared/connection'

/** What the editor offers: tables (those of the default schema without it), their columns with types, and the other schemas. */
export function completionsOf(schema: DatabaseSchema | undefined): SQLNamespace {
  const own: Record<string, SQLNamespace> = {}
  const others: Record<string, Record<string, SQLNamespace>> = {}
  for (const table of schema?.tables ?? []) {
    if (table.schema === 'public') own[table.name] = columnsOf(table)
    else (others[table.schema] ??= {})[table.name] = columnsOf(table)
  }
  return { ...others, ...own }
}

function columnsOf(table: SchemaTable): SQLNamespace {
  return {
    self: { label: table.name, type: 'class', ...(table.comment ? { info: table.comment } : { detail: table.kind }) },
    children: table.columns.map((column) => ({
      label: column.name,
      type: 'property',
      detail: column.type,
      ...(column.comment ? { info: column.comment } : {}),
    })),
  }
}
