import { lazy } from 'react'

/** The table without its code in the first bundle; belongs inside a Suspense. */
export const TableView = lazy(async () => ({ default: (await import('./table-view.tsx')).TableView }))
