import * as Y from 'yjs'

/** The map's plain values, without nested shared types, which have readers of their own. */
export function plainEntries(map: Y.Map<unknown>): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const [key, value] of map.entries()) if (!(value instanceof Y.AbstractType)) out[key] = value
  return out
}

/**
 * The readable items of a map whose keys are ids. A client may have put anything there: what is no map, cannot be read or
 * carries another id than its key is left out, so that what the accessors list they can also find and change.
 */
export function readItems<T extends { id: string }>(items: Y.Map<Y.Map<unknown>>, read: (item: Y.Map<unknown>) => T | null): T[] {
  const readable: T[] = []
  for (const [key, value] of items.entries()) {
    const item = (value as unknown) instanceof Y.Map ? read(value) : null
    if (item?.id === key) readable.push(item)
  }
  return readable
}

/** The item's map, for writing; null when it is gone or no map. */
export function findItem(items: Y.Map<Y.Map<unknown>>, id: string): Y.Map<unknown> | null {
  const item: unknown = items.get(id)
  return item instanceof Y.Map ? (item as Y.Map<unknown>) : null
}

/** Sets what differs, so that writing the same value again makes no update. */
export function assign(map: Y.Map<unknown>, values: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined) continue
    if (JSON.stringify(map.get(key)) !== JSON.stringify(value)) map.set(key, value)
  }
}
