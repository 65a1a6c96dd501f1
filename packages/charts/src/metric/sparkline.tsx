import type { ComputedMetric } from './compute-metric.ts'

/** A line without axes: the way things went. Decoration beside the words, so screen readers skip it. */
export function Sparkline({ points }: { points: ComputedMetric['sparkline'] }) {
  const values = points.map(({ value }) => value).filter((value) => value !== null)
  if (values.length < 2) return null
  const least = Math.min(...values)
  const span = Math.max(...values) - least || 1
  const at = (index: number, value: number) => ({ x: (index / (points.length - 1)) * 100, y: 92 - ((value - least) / span) * 84 })
  const stretches: string[] = []
  let open = ''
  for (const [index, { value }] of points.entries()) {
    if (value === null) {
      if (open) stretches.push(open)
      open = ''
      continue
    }
    const { x, y } = at(index, value)
    open += `${open ? 'L' : 'M'}${x.toFixed(2)} ${y.toFixed(2)}`
  }
  if (open) stretches.push(open)
  const line = stretches.join('')
  return (
    <svg viewBox="0 0 100 100" preserveAspectRatio="none" className="size-full overflow-visible" aria-hidden="true">
      {stretches.length === 1 && <path d={`${line}L100 100L0 100Z`} fill="var(--chart-primary, var(--color-primary))" opacity="0.09" />}
      <path
        d={line}
        fill="none"
        stroke="var(--chart-primary, var(--color-primary))"
        strokeWidth="1.75"
        strokeLinejoin="round"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
