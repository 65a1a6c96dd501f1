import { columnToWire, type ColumnMeta, type ResultSet, type WireValue } from '@insightengine/shared/result'

export interface ResultRows {
  data: Record<string, WireValue>[]
  columns: ColumnMeta[]
}

/** Rows `from` (inclusive) to `to` (exclusive) as objects, for REST clients. Duplicate names get `_2`, `_3`…, in `columns` too. */
export function resultRows({ columns, rowCount }: ResultSet, from: number, to: number): ResultRows {
  const end = Math.min(to, rowCount)
  const names = distinctNames(columns.map((column) => column.name))
  const values = columns.map((column) => columnToWire(column, from, end))
  const data = Array.from({ length: Math.max(0, end - from) }, (_, row) =>
    // `fromEntries` defines properties, so that a column called `__proto__` is one like any other.
    Object.fromEntries(names.map((name, index) => [name, values[index]?.[row] ?? null])),
  )
  return { data, columns: columns.map(({ type, vendorType }, index) => ({ name: names[index] ?? '', type, vendorType })) }
}

function distinctNames(names: readonly string[]): string[] {
  const taken = new Set(names)
  const seen = new Set<string>()
  return names.map((name) => {
    if (!seen.has(name)) {
      seen.add(name)
      return name
    }
    let number = 2
    while (taken.has(`${name}_${number}`)) number++
    const free = `${name}_${number}`
    taken.add(free)
    return free
  })
}
