import { useContext } from 'react'
import { StoryChartsContext } from '../view/story-charts-context.ts'
import type { ComputedMetric } from './compute-metric.ts'
import { sparklinePath } from './sparkline-path.ts'

/** A line without axes: the way things went. Decoration beside the words, so screen readers skip it. */
export function Sparkline({ points }: { points: ComputedMetric['sparkline'] }) {
  const { primaryColor } = useContext(StoryChartsContext)
  const path = sparklinePath(points.map(({ value }) => value))
  if (path === null) return null
  const color = primaryColor === null ? 'var(--color-chart-1)' : 'var(--color-primary)'
  return (
    <svg viewBox="0 0 100 100" preserveAspectRatio="none" className="size-full overflow-visible" aria-hidden="true">
      {path.ground && <path d={path.ground} fill={color} opacity="0.09" />}
      <path d={path.line} fill="none" stroke={color} strokeWidth="1.75" strokeLinejoin="round" strokeLinecap="round" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
