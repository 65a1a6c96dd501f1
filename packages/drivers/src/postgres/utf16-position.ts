/** PostgreSQL counts characters from 1; JavaScript strings count an emoji as two. */
export function toUtf16Position(statement: string, position: number): number | null {
  if (!Number.isInteger(position) || position < 1) return null
  let utf16 = 1
  let characters = 1
  for (const character of statement) {
    if (characters === position) return utf16
    characters++
    utf16 += character.length
  }
  // One past the end is where "syntax error at end of input" points.
  return utf16
}
