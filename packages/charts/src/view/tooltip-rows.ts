import { formatNumber } from '../format/format-number.ts'
import type { PreparedChart } from '../prepare/prepared.ts'
import type { TooltipRow } from './chart-tooltip.tsx'

/** Longer lists hide the chart they explain. */
const mostRows = 12

/** Every series at a point of the axis; `activeKey` is the one under the pointer, null when the whole point is. */
export function tooltipRows(
  chart: PreparedChart,
  index: number,
  activeKey: string | null,
  colors: ReadonlyMap<string, string>,
  locale: string | undefined,
): TooltipRow[] {
  const values = chart.series.map((series) => series.values[index] ?? null)
  const total = values.reduce<number>((sum, value) => sum + Math.abs(value ?? 0), 0)
  const withShare = chart.config.stacking === 'percent' && chart.config.type !== 'line' && total > 0
  const rows = chart.series.flatMap((series, at): TooltipRow[] => {
    const value = values[at] ?? null
    if (value === null) return []
    const text = formatNumber(value, chart.config.format, locale)
    const share = formatNumber(value / total, { style: 'percent', currency: 'USD', decimals: null }, locale)
    return [
      {
        key: series.key,
        label: series.label,
        value: withShare ? `${text} (${share})` : text,
        color: colors.get(series.key) ?? '#888888',
        isActive: activeKey === null || series.key === activeKey,
      },
    ]
  })
  if (rows.length <= mostRows) return rows
  return rows.filter((row, at) => at < mostRows || (activeKey !== null && row.isActive))
}
