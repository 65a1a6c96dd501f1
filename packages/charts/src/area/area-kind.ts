import { lazy } from 'react'
import type { MarksKind } from '../kind/chart-kind.ts'
import { suggestAxes } from '../kind/suggest-axes.ts'

// An area is a line with its ground filled in: one drawing, told by the config's type.
const load = async () => ({ default: (await import('../line/line-drawing.tsx')).LineDrawing })

export const areaKind: MarksKind = {
  type: 'area',
  label: 'Area',
  draws: 'marks',
  limits: { categories: 200, series: 12, periods: 1500, points: 4000 },
  coloredBy: 'series',
  suggest: (columns) => ({ ...suggestAxes(columns, 'time'), stacking: 'stacked' }),
  load,
  Drawing: lazy(load),
}
