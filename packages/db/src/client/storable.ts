/**
 * The same value without what PostgreSQL's text and json cannot hold, the character 0 and halves of surrogate pairs. A
 * document takes any string, so whatever copies one into a table goes through here.
 */
export function storable<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
    typeof part === 'string' ? part.toWellFormed().replaceAll('\0', '') : part,
  ) as T
}
