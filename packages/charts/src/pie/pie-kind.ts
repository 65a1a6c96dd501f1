import { lazy } from 'react'
import type { MarksKind } from '../kind/chart-kind.ts'
import { suggestAxes } from '../kind/suggest-axes.ts'

const load = async () => ({ default: (await import('./pie-drawing.tsx')).PieDrawing })

export const pieKind: MarksKind = {
  type: 'pie',
  label: 'Pie',
  draws: 'marks',
  // More slices than this cannot be told apart; the rest become "Other".
  limits: { categories: 8, series: 1, periods: 8, points: Infinity },
  coloredBy: 'points',
  adapt: (config) => ({ ...config, series: null, measures: config.measures.slice(0, 1) }),
  suggest: (columns) => ({ ...suggestAxes(columns, 'category'), series: null, sort: 'value' }),
  load,
  Drawing: lazy(load),
}
