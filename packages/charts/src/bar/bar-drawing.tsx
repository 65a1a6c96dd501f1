import { Bar, BarCanvas, type BarDatum } from '@nivo/bar'
import { useMemo } from 'react'
import { neutralColor } from '../color/chart-theme.ts'
import { formatNumber } from '../format/format-number.ts'
import { maxSvgMarks, type DrawingProps } from '../kind/chart-kind.ts'
import { otherKey } from '../prepare/prepared.ts'
import { extentOf, toShares } from '../prepare/shares.ts'
import { ChartTooltip } from '../view/chart-tooltip.tsx'
import { nivoTheme, quietMotion } from '../view/nivo-theme.ts'
import { tooltipRows } from '../view/tooltip-rows.ts'
import { useLaterMotion } from '../view/use-later-motion.ts'
import { barFrame } from './bar-frame.ts'

export function BarDrawing({ chart, colors, theme, size, animate, isInteractive, locale }: DrawingProps) {
  const { config } = chart
  const moves = useLaterMotion(animate)
  const drawn = useMemo(() => (config.stacking === 'percent' ? toShares(chart) : chart), [chart, config.stacking])
  const stacked = config.stacking !== 'grouped'
  const frame = useMemo(() => barFrame(drawn, extentOf(drawn, stacked), size, locale), [drawn, stacked, size, locale])
  // nivo takes names apart at dots, so series and points go in by number and come out by key.
  const data = useMemo(
    () =>
      drawn.x.points.map((_, index): BarDatum => {
        const datum: BarDatum = { at: String(index) }
        for (const [at, { values }] of drawn.series.entries()) {
          const value = values[index]
          if (value !== null && value !== undefined) datum[`s${at}`] = value
        }
        return datum
      }),
    [drawn],
  )
  const keyOf = (id: string | number) => drawn.series[Number(String(id).slice(1))]?.key ?? ''
  const isOther = (index: string | number) => drawn.series.length === 1 && drawn.x.points[Number(index)]?.key === otherKey
  const isHorizontal = config.orientation === 'horizontal'
  const keys = drawn.series.map((_, at) => `s${at}`)
  const band = frame.bandPixels / (stacked ? 1 : Math.max(1, drawn.series.length))
  const common = {
    // nivo starts at the bottom where reading starts at the top.
    data: isHorizontal ? data.toReversed() : data,
    keys: isHorizontal && !stacked ? keys.toReversed() : keys,
    indexBy: 'at',
    ...size,
    margin: frame.margin,
    layout: config.orientation,
    groupMode: stacked ? ('stacked' as const) : ('grouped' as const),
    padding: frame.bandPixels < 6 ? 0.1 : 0.28,
    innerPadding: stacked || band < 8 ? 0 : 2,
    borderRadius: band < 6 ? 0 : 2,
    colors: ({ id, indexValue }: { id: string | number; indexValue: string | number }) =>
      isOther(indexValue) ? neutralColor(theme, 'other') : (colors.get(keyOf(id)) ?? theme.primary),
    valueScale: { type: 'linear' as const, min: frame.scale.min, max: frame.scale.max, clamp: true },
    indexScale: { type: 'band' as const, round: false },
    enableLabel: false,
    isInteractive,
    enableGridX: isHorizontal,
    enableGridY: !isHorizontal,
    gridXValues: frame.scale.ticks,
    gridYValues: frame.scale.ticks,
    axisBottom: frame.axisBottom,
    axisLeft: frame.axisLeft,
    theme: nivoTheme(theme),
    valueFormat: (value: number) => formatNumber(value, config.format, locale),
    // nivo wants a component here; it only changes when the chart does.
    // oxlint-disable-next-line react/no-unstable-nested-components
    tooltip: ({ id, indexValue }: { id: string | number; indexValue: string | number }) => (
      <ChartTooltip
        title={chart.x.points[Number(indexValue)]?.label ?? ''}
        rows={tooltipRows(chart, Number(indexValue), keyOf(id), colors, locale)}
      />
    ),
  }
  if (data.length * drawn.series.length > maxSvgMarks) return <BarCanvas {...common} />
  return <Bar {...common} animate={moves} motionConfig={quietMotion} />
}
