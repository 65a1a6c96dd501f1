import type { MetricConfig, NumberFormat } from '@insightengine/shared/chart'
import type { WireResult } from '@insightengine/shared/result'
import { useMemo } from 'react'
import { formatNumber } from '../format/format-number.ts'
import { ChartProblemView } from '../view/chart-states.tsx'
import { computeMetric, type MetricChange } from './compute-metric.ts'
import { Sparkline } from './sparkline.tsx'

export interface MetricViewProps {
  result: WireResult
  config: MetricConfig
  title: string
  locale?: string | undefined
}

/** One number, how it changed, and the way it went. */
export function MetricView({ result, config, title, locale }: MetricViewProps) {
  const metric = useMemo(() => computeMetric(result, config, locale), [result, config, locale])
  if (metric.kind !== 'ready') return <ChartProblemView problem={metric} />
  const text = formatNumber(metric.value, config.format, locale)
  return (
    <div role="group" aria-label={title || metric.label} className="size-full [container-type:size]">
      <div className="flex size-full items-end gap-4 [@container_(min-height:7.5rem)]:flex-col [@container_(min-height:7.5rem)]:items-stretch [@container_(min-height:7.5rem)]:gap-2">
        <div className="min-w-0 shrink-0 self-start max-w-full">
          <div className="truncate text-2xl font-semibold text-ink tabular-nums [@container_(min-width:16rem)]:text-3xl" title={text}>
            {text}
          </div>
          <div className="flex flex-wrap items-baseline gap-x-2 text-sm text-ink-muted">
            {metric.change && <ChangeWords change={metric.change} format={config.format} locale={locale} />}
            {metric.period !== null && !metric.change && <span>{metric.period}</span>}
          </div>
          {metric.change && <div className="text-xs text-ink-faint">{metric.period}</div>}
        </div>
        {metric.sparkline.length > 1 && (
          <div className="h-full max-h-20 min-h-0 min-w-0 flex-1 [@container_(max-height:7.499rem)_and_(max-width:15rem)]:hidden">
            <Sparkline points={metric.sparkline} />
          </div>
        )}
      </div>
    </div>
  )
}

const looks = {
  up: { arrow: '↑', word: 'up', className: 'text-success-ink' },
  down: { arrow: '↓', word: 'down', className: 'text-danger-ink' },
  same: { arrow: '→', word: 'unchanged', className: 'text-ink-muted' },
} as const

function ChangeWords({ change, format, locale }: { change: MetricChange; format: NumberFormat; locale: string | undefined }) {
  const { arrow, word, className } = looks[change.direction]
  const size =
    change.ratio === null
      ? formatNumber(Math.abs(change.difference), format, locale)
      : formatNumber(Math.abs(change.ratio), { style: 'percent', currency: 'USD', decimals: null }, locale)
  return (
    <span>
      <span className={`font-medium tabular-nums ${className}`}>
        <span aria-hidden="true">{arrow} </span>
        {change.direction === 'same' ? word : <><span className="sr-only">{word} </span>{size}</>}
      </span>{' '}
      from {change.against}
    </span>
  )
}
