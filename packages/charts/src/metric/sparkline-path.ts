/** SVG paths in a box of 100 × 100; the ground under the line only when nothing interrupts it. Null when there is no line to draw. */
export function sparklinePath(values: readonly (number | null)[]): { line: string; ground: string | null } | null {
  const present = values.filter((value) => value !== null)
  if (present.length < 2) return null
  const least = present.reduce((a, b) => Math.min(a, b))
  const span = present.reduce((a, b) => Math.max(a, b)) - least || 1
  const stretches: string[] = []
  let stretch = ''
  for (const [index, value] of values.entries()) {
    if (value === null) {
      stretches.push(stretch)
      stretch = ''
      continue
    }
    const x = (index / (values.length - 1)) * 100
    const y = 92 - ((value - least) / span) * 84
    stretch += `${stretch ? 'L' : 'M'}${x.toFixed(2)} ${y.toFixed(2)}`
  }
  const lines = [...stretches, stretch].filter((part) => part !== '')
  const line = lines.join('')
  return { line, ground: values.every((value) => value !== null) ? `${line}L100 100L0 100Z` : null }
}
