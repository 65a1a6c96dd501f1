import type { PreparedChart } from './prepared.ts'

/** Each value as its share of its point's total, for charts stacked to 100 %. Sizes count, whatever their sign. */
export function toShares(chart: PreparedChart): PreparedChart {
  const totals = chart.x.points.map((_, index) => chart.series.reduce((total, { values }) => total + Math.abs(values[index] ?? 0), 0))
  return {
    ...chart,
    series: chart.series.map((series) => ({
      ...series,
      values: series.values.map((value, index) => {
        const total = totals[index] ?? 0
        return value === null || total === 0 ? null : value / total
      }),
    })),
  }
}

/** The ends of what is drawn: of single values, or of their stacks upwards and downwards. */
export function extentOf(chart: PreparedChart, stacked: boolean): number[] {
  if (!stacked) return chart.series.flatMap(({ values }) => values.filter((value) => value !== null))
  return chart.x.points.flatMap((_, index) => {
    let up = 0
    let down = 0
    for (const { values } of chart.series) {
      const value = values[index] ?? 0
      if (value > 0) up += value
      else down += value
    }
    return [up, down]
  })
}
