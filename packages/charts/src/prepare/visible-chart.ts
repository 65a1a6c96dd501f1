import type { ColoredBy } from '../color/color-marks.ts'
import type { PreparedChart } from './prepared.ts'

/** The chart without what the reader has switched off in the legend. */
export function visibleChart(chart: PreparedChart, by: ColoredBy, hidden: ReadonlySet<string>): PreparedChart {
  if (hidden.size === 0) return chart
  if (by === 'series') return { ...chart, series: chart.series.filter(({ key }) => !hidden.has(key)) }
  const kept = chart.x.points.map(({ key }) => !hidden.has(key))
  return {
    ...chart,
    x: { ...chart.x, points: chart.x.points.filter((_, index) => kept[index]) },
    series: chart.series.map((series) => ({ ...series, values: series.values.filter((_, index) => kept[index]) })),
  }
}
