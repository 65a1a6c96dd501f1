import { useContext } from 'react'
import type { ChartProblem } from '../prepare/prepared.ts'
import { problemWords } from './chart-words.ts'
import { StoryChartsContext } from './story-charts-context.ts'

/** Shaped like a chart, so that nothing jumps when the real one comes. */
export function ChartPlaceholder() {
  const bars = [40, 65, 50, 80, 60, 95, 70]
  return (
    <svg className="size-full animate-pulse-soft text-line" viewBox="0 0 140 100" preserveAspectRatio="none" aria-hidden="true">
      {bars.map((height, index) => (
        <rect key={index} x={index * 20 + 3} y={100 - height} width="14" height={height} rx="1.5" fill="currentColor" />
      ))}
    </svg>
  )
}

export function ChartProblemView({ problem }: { problem: ChartProblem }) {
  const { audience } = useContext(StoryChartsContext)
  const { title, hint } = problemWords(problem, audience)
  return (
    <div className="grid size-full place-content-center p-3 text-center">
      <p className="text-sm font-medium text-ink">{title}</p>
      <p className="mt-0.5 text-sm text-ink-muted">{hint}</p>
    </div>
  )
}
