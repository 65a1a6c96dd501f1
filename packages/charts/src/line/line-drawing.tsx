import { Line, LineCanvas, type SliceTooltipProps, type PointTooltipProps } from '@nivo/line'
import { useMemo } from 'react'
import { formatNumber } from '../format/format-number.ts'
import { maxSvgMarks, type DrawingProps } from '../kind/chart-kind.ts'
import { extentOf, toShares } from '../prepare/shares.ts'
import { ChartTooltip } from '../view/chart-tooltip.tsx'
import { nivoTheme, quietMotion } from '../view/nivo-theme.ts'
import { tooltipRows } from '../view/tooltip-rows.ts'
import { useLaterMotion } from '../view/use-later-motion.ts'
import { lineFrame } from './line-frame.ts'
import { lineKind } from './line-kind.ts'
import { lineSeries, type DrawnSeries } from './line-series.ts'

/** Lines, and areas with their ground filled in. */
export function LineDrawing({ chart, colors, theme, size, animate, isInteractive, locale }: DrawingProps) {
  const { config, x } = chart
  const moves = useLaterMotion(animate)
  const isArea = config.type === 'area'
  const isPercent = isArea && config.stacking === 'percent'
  const stacked = isArea && config.stacking !== 'grouped' && chart.series.length > 0
  const drawn = useMemo(() => (isPercent ? toShares(chart) : chart), [chart, isPercent])
  const frame = useMemo(
    () => lineFrame(drawn, extentOf(drawn, stacked), isPercent, size, locale),
    [drawn, stacked, isPercent, size, locale],
  )
  const data = useMemo(() => lineSeries(drawn, stacked, lineKind.limits.points), [drawn, stacked])
  const marks = data.reduce((count, series) => count + series.data.length, 0)
  const indexOf = (value: unknown) => x.points.findIndex(({ position }, index) => (x.kind === 'category' ? String(index) : position) === value)
  const keyOf = (id: string) => drawn.series[Number(id.slice(1))]?.key ?? ''
  const common = {
    data,
    ...size,
    margin: frame.margin,
    xScale: x.kind === 'category' ? ({ type: 'point' } as const) : ({ type: 'linear', min: 'auto', max: 'auto', nice: false } as const),
    yScale: { type: 'linear', min: frame.scale.min, max: frame.scale.max, stacked, clamp: true } as const,
    curve: marks > maxSvgMarks || config.type === 'area' ? ('linear' as const) : ('monotoneX' as const),
    colors: ({ id }: { id: string }) => colors.get(keyOf(id)) ?? theme.primary,
    lineWidth: marks > maxSvgMarks ? 1.25 : 2,
    enablePoints: x.points.length <= 31 && !stacked,
    pointSize: x.points.length === 1 ? 8 : 5,
    pointBorderWidth: 0,
    enableArea: isArea,
    areaBaselineValue: Math.max(0, frame.scale.min),
    areaOpacity: stacked ? 0.88 : 0.16,
    enableGridX: false,
    isInteractive,
    gridYValues: frame.scale.ticks,
    axisBottom: frame.axisBottom,
    axisLeft: frame.axisLeft,
    theme: nivoTheme(theme),
    yFormat: (value: number | null) => (value === null ? '' : formatNumber(value, config.format, locale)),
  }
  const tooltipAt = (value: unknown, activeKey: string | null) => {
    const index = indexOf(value)
    return <ChartTooltip title={x.points[index]?.label ?? ''} rows={tooltipRows(chart, index, activeKey, colors, locale)} />
  }
  if (marks > maxSvgMarks) {
    const tooltip = ({ point }: PointTooltipProps<DrawnSeries>) => tooltipAt(point.data.x, keyOf(point.seriesId))
    return <LineCanvas {...common} enablePoints={false} tooltip={tooltip} />
  }
  return (
    <Line
      {...common}
      enableSlices={isInteractive ? 'x' : false}
      sliceTooltip={({ slice }: SliceTooltipProps<DrawnSeries>) => tooltipAt(slice.points[0]?.data.x, null)}
      animate={moves}
      motionConfig={quietMotion}
    />
  )
}
