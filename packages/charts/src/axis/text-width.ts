/**
 * Width of a label in pixels, estimated from the shapes of letters in Inter. Measuring in the browser would be exact, but the same
 * result must come out on the server and before the font has loaded; the estimate is a little generous.
 */
export function textWidth(text: string, fontSize: number): number {
  let em = 0
  for (const char of text) em += charWidth(char)
  return em * fontSize
}

function charWidth(char: string): number {
  if (char > '\u2e7f') return 1.05
  if ("iljtfrI.,:;'|!()[] ".includes(char)) return 0.36
  if ('mwMW@%'.includes(char)) return 0.92
  if (char >= '0' && char <= '9') return 0.64
  return char >= 'A' && char <= 'Z' ? 0.71 : 0.6
}

/** `text`, cut with an ellipsis so that it is at most `width` pixels wide. */
export function fitText(text: string, fontSize: number, width: number): string {
  if (textWidth(text, fontSize) <= width) return text
  let fitting = text
  while (fitting.length > 1 && textWidth(`${fitting}…`, fontSize) > width) fitting = fitting.slice(0, -1)
  return `${fitting.trimEnd()}…`
}
