import { lazy } from 'react'
import type { ResultKind } from '../kind/chart-kind.ts'

const load = async () => ({ default: (await import('./table-drawing.tsx')).TableDrawing })

export const tableKind: ResultKind = {
  type: 'table',
  label: 'Table',
  draws: 'result',
  suggest: () => ({}),
  load,
  Drawing: lazy(load),
}
