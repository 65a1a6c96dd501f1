/** `next`, with every part that equals its counterpart in `previous` replaced by it, so that equal means identical. */
export function keepEqual<T>(previous: unknown, next: T): T {
  if (Object.is(previous, next)) return next
  if (Array.isArray(next) && Array.isArray(previous)) return keepEqualArray(previous, next) as T
  if (isPlain(next) && isPlain(previous)) return keepEqualObject(previous, next) as T
  return next
}

function keepEqualArray(previous: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const kept = next.map((item, index) => keepEqual(previous[index], item))
  return previous.length === kept.length && kept.every((item, index) => item === previous[index]) ? previous : kept
}

function keepEqualObject(previous: Record<string, unknown>, next: Record<string, unknown>): Record<string, unknown> {
  const keys = Object.keys(next)
  const kept = Object.fromEntries(keys.map((key) => [key, keepEqual(previous[key], next[key])]))
  const same = keys.length === Object.keys(previous).length && keys.every((key) => key in previous && kept[key] === previous[key])
  return same ? previous : kept
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
