import { createRootRoute, Outlet } from '@tanstack/react-router'
import { ErrorPage } from '../features/shell/index.ts'

export const rootRoute = createRootRoute({
  component: Outlet,
  errorComponent: ErrorPage,
})
