import * as Y from 'yjs'

/** The map's plain values, without nested shared types, which have readers of their own. */
export function plainEntries(map: Y.Map<unknown>): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const [key, value] of map.entries()) if (!(value instanceof Y.AbstractType)) out[key] = value
  return out
}

/** Sets what differs, so that writing the same value again makes no update. */
export function assign(map: Y.Map<unknown>, values: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined) continue
    if (JSON.stringify(map.get(key)) !== JSON.stringify(value)) map.set(key, value)
  }
}
