import { z } from 'zod'
import type { Membership } from '@insightengine/db/member'
import { ChangePasswordInput, LoginInput, LoginOutput, Me, RefreshInput, RegisterInput, SignInOptions, Tokens, UpdateProfileInput } from '@insightengine/shared/auth'
import { memberProcedure, publicProcedure, rest, router, type Context } from '../trpc.ts'
import { enterDemo, isDemoOffered } from './demo.ts'
import { changePassword, toLoginOutput, toMe, updateProfile } from './me.ts'
import { register } from './register.ts'
import { clearedSessionCookie, sessionCookie } from './session-cookie.ts'
import { checkSignIn } from './sign-in.ts'

const tag = 'Auth'
const Success = z.object({ success: z.literal(true) })

export const authRouter = router({
  signInOptions: publicProcedure
    .meta(rest('GET', '/auth/options', { summary: 'What the sign-in page offers', tag, protect: false }))
    .output(SignInOptions)
    .query(async ({ ctx }) => ({ demo: await isDemoOffered(ctx.services) })),

  register: publicProcedure
    .meta(rest('POST', '/auth/register', { summary: 'Create an account and its organisation, or join by invitation', tag, protect: false }))
    .input(RegisterInput)
    .output(LoginOutput)
    .mutation(async ({ ctx, input }) => toLoginOutput(ctx.services, await register(ctx.services, input))),

  login: publicProcedure
    .meta(rest('POST', '/auth/login', { summary: 'Get an access token and a refresh token', tag, protect: false }))
    .input(LoginInput)
    .output(LoginOutput)
    .mutation(async ({ ctx, input }) => toLoginOutput(ctx.services, await checkSignIn(ctx.services, input))),

  refresh: publicProcedure
    .meta(rest('POST', '/auth/refresh', { summary: 'Exchange a refresh token for the next pair', tag, protect: false }))
    .input(RefreshInput)
    .output(Tokens)
    .mutation(({ ctx, input }) => ctx.services.tokens.refresh(input.refreshToken)),

  signUp: publicProcedure
    .meta(rest('POST', '/auth/sign-up', { summary: 'Create an account and start a browser session', tag, protect: false }))
    .input(RegisterInput)
    .output(Me)
    .mutation(async ({ ctx, input }) => startSession(ctx, await register(ctx.services, input))),

  signIn: publicProcedure
    .meta(rest('POST', '/auth/sign-in', { summary: 'Start a browser session', tag, protect: false }))
    .input(LoginInput)
    .output(Me)
    .mutation(async ({ ctx, input }) => startSession(ctx, await checkSignIn(ctx.services, input))),

  demo: publicProcedure
    .meta(rest('POST', '/auth/demo', { summary: 'Start a browser session as the demo account', description: 'Only in the local demo workspace.', tag, protect: false }))
    .output(Me)
    .mutation(async ({ ctx }) => startSession(ctx, await enterDemo(ctx.services))),

  logout: publicProcedure
    .meta(rest('POST', '/auth/logout', { summary: 'End this sign-in: the session, or the token and all refresh tokens of its family', tag }))
    .output(Success)
    .mutation(async ({ ctx }) => {
      await endSignIn(ctx)
      return { success: true as const }
    }),

  me: memberProcedure
    .meta(rest('GET', '/auth/me', { summary: 'Who I am, and what I may do', tag }))
    .output(Me)
    .query(({ ctx }) => toMe(ctx.identity.member)),

  updateProfile: memberProcedure
    .meta(rest('PUT', '/auth/me', { summary: 'Change my name', tag }))
    .input(UpdateProfileInput)
    .output(Me)
    .mutation(({ ctx, input }) => updateProfile(ctx.services, ctx.identity, input)),

  changePassword: memberProcedure
    .meta(rest('POST', '/auth/password', { summary: 'Change my password and end all other sign-ins', tag }))
    .input(ChangePasswordInput)
    .output(Success)
    .mutation(async ({ ctx, input }) => {
      const { sessionToken } = await changePassword(ctx.services, ctx.identity, input)
      if (sessionToken) ctx.response.header('set-cookie', sessionCookie(ctx.services.env.publicUrl, sessionToken))
      return { success: true as const }
    }),
})

async function startSession({ services, response }: Context, member: Membership): Promise<Me> {
  const { token } = await services.sessions.create(member.userId, member.orgId)
  response.header('set-cookie', sessionCookie(services.env.publicUrl, token))
  return toMe(member)
}

/** A browser is signed out even when its session had ended already; a token that is not valid is refused, for nothing was ended. */
async function endSignIn({ services, response, identity, refusal, usesToken }: Context): Promise<void> {
  if (usesToken && refusal) throw refusal
  if (identity?.credential.kind === 'token') return services.tokens.revokeFamily(identity.credential.familyId)
  if (identity) await services.sessions.revoke(identity.credential.token)
  response.header('set-cookie', clearedSessionCookie(services.env.publicUrl))
}
