import { lazy } from 'react'
import type { ResultKind } from '../kind/chart-kind.ts'

export const tableKind: ResultKind = {
  type: 'table',
  label: 'Table',
  draws: 'result',
  suggest: () => ({}),
  Drawing: lazy(async () => ({ default: (await import('./table-drawing.tsx')).TableDrawing })),
}
