import type { ChartType } from '@insightengine/shared/chart'
import { areaKind } from '../area/area-kind.ts'
import { barKind } from '../bar/bar-kind.ts'
import { lineKind } from '../line/line-kind.ts'
import { pieKind } from '../pie/pie-kind.ts'
import { tableKind } from '../table/table-kind.ts'
import type { ChartKind } from './chart-kind.ts'

/** Every chart type there is. A new one is a folder and a line here. */
export const chartKinds: Record<ChartType, ChartKind> = {
  bar: barKind,
  line: lineKind,
  area: areaKind,
  pie: pieKind,
  table: tableKind,
}

/** Fetches a type's code ahead of the data it will draw. Failing is no matter here: drawing asks again, and says so. */
export function preloadChart(type: ChartType): void {
  chartKinds[type].load().catch(() => undefined)
}
