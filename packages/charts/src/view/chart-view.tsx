import type { ChartConfig } from '@insightengine/shared/chart'
import type { WireResult } from '@insightengine/shared/result'
import { Suspense, useMemo, useState } from 'react'
import { chartKinds } from '../kind/chart-kinds.ts'
import type { MarksKind } from '../kind/chart-kind.ts'
import { chartTable } from '../prepare/chart-table.ts'
import { prepareChart } from '../prepare/prepare-chart.ts'
import { TableView } from '../table/lazy-table-view.ts'
import { ChartPlaceholder, ChartProblemView } from './chart-states.tsx'
import { MarksChart } from './marks-chart.tsx'

export interface ChartViewProps {
  result: WireResult
  config: ChartConfig
  /** Names the chart for screen readers; the card draws it itself. */
  title: string
  /** `table` shows the numbers behind the marks instead of the marks. */
  as?: 'chart' | 'table'
  /** BCP 47; the reader's own without it. */
  locale?: string | undefined
}

/** A result, drawn as its config says, filling the box around it. Code for a chart type is loaded when one is first drawn. */
export function ChartView({ result, config, title, as = 'chart', locale }: ChartViewProps) {
  const kind = chartKinds[config.type]
  return (
    <Suspense fallback={<ChartPlaceholder />}>
      {kind.draws === 'result' ? (
        <kind.Drawing result={result} config={config} title={title} locale={locale} />
      ) : (
        <PreparedView key={config.type} kind={kind} result={result} config={config} title={title} as={as} locale={locale} />
      )}
    </Suspense>
  )
}

function PreparedView({ kind, result, config, title, as, locale }: ChartViewProps & { kind: MarksKind }) {
  const prepared = useMemo(
    () => prepareChart(result, kind.adapt ? kind.adapt(config) : config, kind.limits, locale),
    [kind, result, config, locale],
  )
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  if (prepared.kind !== 'ready') return <ChartProblemView problem={prepared} />
  if (as === 'table') return <TableView {...chartTable(prepared)} title={title} locale={locale} />
  const toggle = (key: string) => setHidden((old) => withToggled(old, key))
  return <MarksChart kind={kind} chart={prepared} title={title} hidden={hidden} onToggle={toggle} locale={locale} />
}

function withToggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys)
  if (!next.delete(key)) next.add(key)
  return next
}
