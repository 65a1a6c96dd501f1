import { createRoute, redirect } from '@tanstack/react-router'
import { z } from 'zod'
import { JoinPage, RegisterPage, SignInPage } from '../features/auth/index.ts'
import { isReaderPage } from '../lib/reader-page.ts'
import { findMe } from '../lib/session.ts'
import { rootRoute } from './root-route.tsx'

/** Only paths of this site: a link to the sign-in page must not be able to send people elsewhere afterwards. */
const LocalPath = z.string().regex(/^\/(?![/\\])/)
const NextSearch = z.object({ next: LocalPath.optional().catch(undefined) })

const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: NextSearch,
  beforeLoad: async ({ search }) => {
    const href = search.next ?? '/'
    if (await findMe()) throw redirect({ href, reloadDocument: isReaderPage(href) })
  },
  component: function Login() {
    const { next } = loginRoute.useSearch()
    return <SignInPage next={next ?? '/'} />
  },
})

const registerRoute = createRoute({ getParentRoute: () => rootRoute, path: '/register', component: RegisterPage })

const joinRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/join/$token',
  component: function Join() {
    return <JoinPage token={joinRoute.useParams().token} />
  },
})

export const authRoutes = [loginRoute, registerRoute, joinRoute] as const
