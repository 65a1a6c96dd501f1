import { emptyKey, otherKey, type PreparedChart } from '../prepare/prepared.ts'
import type { CategoryColors } from './category-colors.ts'
import { neutralColor, paletteColor, type ChartTheme } from './chart-theme.ts'

/** What carries colour: the series, or in a pie the points of the only axis. */
export type ColoredBy = 'series' | 'points'

/** Colour by key of series (or point). */
export function colorMarks(chart: PreparedChart, by: ColoredBy, colors: CategoryColors, theme: ChartTheme): Map<string, string> {
  if (by === 'points') {
    const keys = chart.x.points.map(({ key }) => key)
    return colorCategories(chart.x.column, keys, keys, colors, theme)
  }
  const keys = chart.series.map(({ key }) => key)
  if (chart.seriesColumn === null) {
    if (keys.length === 1) return new Map(keys.map((key) => [key, theme.primary]))
    return colorCategories(measureScope, chart.series.map(({ label }) => label), keys, colors, theme)
  }
  const values = chart.series.map(({ key, role }) => (role === 'other' ? otherKey : role === 'empty' ? emptyKey : key))
  return colorCategories(chart.seriesColumn, values, keys, colors, theme)
}

/** Measures share one scope: revenue is the same colour on every card that draws it beside others. */
const measureScope = '\u0000measures'

function colorCategories(
  scope: string,
  values: readonly string[],
  keys: readonly string[],
  colors: CategoryColors,
  theme: ChartTheme,
): Map<string, string> {
  const own = values.filter((value) => value !== otherKey && value !== emptyKey)
  // Authors put the measure that matters first.
  const order = scope === measureScope ? 'given' : 'sorted'
  const places = new Map(colors.placesOf(scope, own, order).map((place, index) => [own[index], place]))
  return new Map(
    keys.map((key, index) => {
      const value = values[index]
      if (value === otherKey) return [key, neutralColor(theme, 'other')]
      if (value === emptyKey) return [key, neutralColor(theme, 'empty')]
      return [key, paletteColor(theme, places.get(value) ?? 0)]
    }),
  )
}
