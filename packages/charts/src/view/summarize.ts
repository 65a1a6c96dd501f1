import { formatNumber } from '../format/format-number.ts'
import { axisTitles } from '../prepare/prepare-chart.ts'
import type { PreparedChart } from '../prepare/prepared.ts'

/** The chart in a sentence or two, for those who do not see it. */
export function summarize(chart: PreparedChart, title: string, kindLabel: string, locale?: string): string {
  const { x, series, config } = chart
  const named = title || axisTitles(config).y || 'Chart'
  const first = x.points[0]?.label ?? ''
  const last = x.points.at(-1)?.label ?? ''
  const span = x.kind === 'category' ? `${x.points.length} categories` : `${x.points.length} points from ${first} to ${last}`
  const lines = series.length > 1 ? `, ${series.length} series` : ''
  return `${named}: ${kindLabel.toLowerCase()} chart, ${span}${lines}. ${extremes(chart, locale)}`.trim()
}

function extremes({ x, series, config }: PreparedChart, locale: string | undefined): string {
  let least: { value: number; place: string } | null = null
  let most: { value: number; place: string } | null = null
  for (const { label, values } of series) {
    for (const [index, value] of values.entries()) {
      if (value === null) continue
      const place = [x.points[index]?.label ?? '', series.length > 1 ? label : ''].filter((part) => part !== '').join(', ')
      if (!most || value > most.value) most = { value, place }
      if (!least || value < least.value) least = { value, place }
    }
  }
  if (!most || !least) return ''
  const say = (end: { value: number; place: string }) => `${formatNumber(end.value, config.format, locale)} (${end.place})`
  return most.value === least.value ? `Value ${say(most)}.` : `Highest ${say(most)}, lowest ${say(least)}.`
}
