import type { NumberFormat } from '@insightengine/shared/chart'
import type { ColumnMeta, WireValue } from '@insightengine/shared/result'
import { axisTitles } from './prepare-chart.ts'
import type { PreparedChart } from './prepared.ts'

/** Columns and values of a table, as a result has them; `formats` by column index. */
export interface TableData {
  columns: readonly ColumnMeta[]
  values: readonly (readonly WireValue[])[]
  rowCount: number
  formats?: readonly (NumberFormat | null)[]
}

/** The numbers behind a chart's marks: what is drawn, as a table. */
export function chartTable(chart: PreparedChart): TableData {
  const label: ColumnMeta = { name: axisTitles(chart.config).x || chart.x.column, type: 'text', vendorType: '' }
  return {
    columns: [label, ...chart.series.map((series): ColumnMeta => ({ name: series.label, type: 'float', vendorType: '' }))],
    values: [chart.x.points.map((point) => point.label), ...chart.series.map(({ values }) => values)],
    rowCount: chart.x.points.length,
    formats: [null, ...chart.series.map(() => chart.config.format)],
  }
}
