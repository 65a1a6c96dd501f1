import type { SchemaTable } from '@insightengine/shared/connection'

export interface FoundTable {
  table: SchemaTable
  /** True when only its columns matched, so that they should be shown at once. */
  isByColumn: boolean
}

/** Tables whose name has every typed word in it, then those that have a column like that. */
export function filterTables(tables: readonly SchemaTable[], typed: string): FoundTable[] {
  const words = typed.toLowerCase().split(/\s+/).filter((word) => word !== '')
  const matches = (text: string) => words.every((word) => text.toLowerCase().includes(word))
  const byName = tables.filter((table) => matches(`${table.schema}.${table.name}`))
  const byColumn = words.length === 0 ? [] : tables.filter((table) => !byName.includes(table) && table.columns.some((column) => matches(column.name)))
  return [...byName.map((table) => ({ table, isByColumn: false })), ...byColumn.map((table) => ({ table, isByColumn: true }))]
}
