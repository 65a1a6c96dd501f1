import { lazy } from 'react'
import type { MarksKind } from '../kind/chart-kind.ts'
import { suggestAxes } from '../kind/suggest-axes.ts'

const load = async () => ({ default: (await import('./bar-drawing.tsx')).BarDrawing })

export const barKind: MarksKind = {
  type: 'bar',
  label: 'Bar',
  draws: 'marks',
  limits: { categories: 40, series: 12, periods: 160, points: Infinity },
  coloredBy: 'series',
  suggest: (columns) => ({ ...suggestAxes(columns, 'category'), series: null, sort: 'value' }),
  load,
  Drawing: lazy(load),
}
