import { Pie } from '@nivo/pie'
import { useMemo } from 'react'
import { readableOn } from '../color/mix.ts'
import { formatNumber } from '../format/format-number.ts'
import type { DrawingProps } from '../kind/chart-kind.ts'
import { ChartTooltip } from '../view/chart-tooltip.tsx'
import { nivoTheme, quietMotion } from '../view/nivo-theme.ts'
import { useLaterMotion } from '../view/use-later-motion.ts'

const percent = { style: 'percent', currency: 'USD', decimals: null } as const

export function PieDrawing({ chart, colors, theme, size, animate, isInteractive, locale }: DrawingProps) {
  const { config, x } = chart
  const moves = useLaterMotion(animate)
  const slices = useMemo(
    () =>
      x.points.flatMap(({ key, label }, index) => {
        const value = chart.series[0]?.values[index] ?? 0
        return value > 0 ? [{ id: String(index), key, label, value }] : []
      }),
    [x, chart.series],
  )
  const total = slices.reduce((sum, { value }) => sum + value, 0)
  const share = (value: number) => formatNumber(total === 0 ? 0 : value / total, percent, locale)
  const hole = Math.min(size.width, size.height) * 0.62
  return (
    <div className="relative">
      <Pie
        data={slices}
        {...size}
        margin={{ top: 6, right: 6, bottom: 6, left: 6 }}
        innerRadius={0.62}
        padAngle={slices.length > 1 ? 0.8 : 0}
        cornerRadius={2}
        activeOuterRadiusOffset={4}
        colors={({ data }) => colors.get(data.key) ?? theme.primary}
        enableArcLinkLabels={false}
        isInteractive={isInteractive}
        arcLabel={({ value }) => share(value)}
        arcLabelsSkipAngle={hole < 120 ? 360 : 22}
        arcLabelsTextColor={({ color }) => readableOn(color)}
        theme={nivoTheme(theme)}
        animate={moves}
        motionConfig={quietMotion}
        // nivo wants a component here; it only changes when the chart does.
        // oxlint-disable-next-line react/no-unstable-nested-components
        tooltip={({ datum }) => (
          <ChartTooltip
            title={String(datum.label)}
            rows={[
              {
                key: datum.data.key,
                label: share(datum.value),
                value: formatNumber(datum.value, config.format, locale),
                color: datum.color,
                isActive: true,
              },
            ]}
          />
        )}
      />
      {hole >= 90 && (
        <div className="pointer-events-none absolute inset-0 grid place-content-center text-center">
          <div className="text-md font-semibold text-ink tabular-nums">
            {formatNumber(total, config.format.style === 'number' && total >= 100_000 ? { ...config.format, style: 'compact' } : config.format, locale)}
          </div>
          <div className="text-xs text-ink-faint">Total</div>
        </div>
      )}
    </div>
  )
}
