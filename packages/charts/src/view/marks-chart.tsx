import { useContext, useMemo, useRef } from 'react'
import { colorMarks } from '../color/color-marks.ts'
import type { MarksKind } from '../kind/chart-kind.ts'
import type { PreparedChart } from '../prepare/prepared.ts'
import { visibleChart } from '../prepare/visible-chart.ts'
import { ChartLegend } from './chart-legend.tsx'
import { ChartPlaceholder } from './chart-states.tsx'
import { noteWords } from './chart-words.ts'
import { StoryChartsContext } from './story-charts-context.ts'
import { summarize } from './summarize.ts'
import { useBoxSize } from './use-box-size.ts'
import { useChartTheme, usePrefersReducedMotion } from './use-chart-theme.ts'

interface MarksChartProps {
  kind: MarksKind
  chart: PreparedChart
  title: string
  hidden: ReadonlySet<string>
  onToggle: (key: string) => void
  locale: string | undefined
}

/** Legend, picture and notes of a prepared chart. */
export function MarksChart({ kind, chart, title, hidden, onToggle, locale }: MarksChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const size = useBoxSize(box)
  const theme = useChartTheme(box)
  const { colors: registry } = useContext(StoryChartsContext)
  const isStill = usePrefersReducedMotion()
  const colors = useMemo(() => theme && colorMarks(chart, kind.coloredBy, registry, theme), [theme, chart, kind, registry])
  const visible = useMemo(() => visibleChart(chart, kind.coloredBy, hidden), [chart, kind, hidden])
  const marks = kind.coloredBy === 'points' ? chart.x.points : chart.series
  const showLegend = chart.config.legend && colors !== null && (marks.length > 1 || kind.coloredBy === 'points')
  return (
    <figure className="flex size-full min-h-0 flex-col">
      {showLegend && (
        <ChartLegend
          entries={marks.map(({ key, label }) => ({ key, label, color: colors.get(key) ?? '', isHidden: hidden.has(key) }))}
          onToggle={onToggle}
        />
      )}
      <div ref={box} className="relative min-h-0 flex-1 overflow-hidden">
        {size && theme && colors && size.width >= 40 && size.height >= 40 ? (
          <div className="absolute inset-0" role="img" aria-label={summarize(chart, title, kind.label, locale)}>
            <kind.Drawing
              chart={visible}
              colors={colors}
              theme={theme}
              size={size}
              animate={!isStill}
              isInteractive
              locale={locale}
            />
          </div>
        ) : (
          <ChartPlaceholder />
        )}
      </div>
      {chart.notes.length > 0 && (
        <figcaption className="shrink-0 pt-1 text-xs text-ink-faint">{chart.notes.map(noteWords).join(' ')}</figcaption>
      )}
    </figure>
  )
}
