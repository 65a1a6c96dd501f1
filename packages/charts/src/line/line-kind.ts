import { lazy } from 'react'
import type { MarksKind } from '../kind/chart-kind.ts'
import { suggestAxes } from '../kind/suggest-axes.ts'

const load = async () => ({ default: (await import('./line-drawing.tsx')).LineDrawing })

export const lineKind: MarksKind = {
  type: 'line',
  label: 'Line',
  draws: 'marks',
  limits: { categories: 200, series: 12, periods: 1500, points: 4000 },
  coloredBy: 'series',
  suggest: (columns) => suggestAxes(columns, 'time'),
  load,
  Drawing: lazy(load),
}
