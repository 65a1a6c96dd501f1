import type { AppError } from '@insightengine/shared/errors'
import type { Identity } from '../auth/identify.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The browser session's token, where the request may use it; set by the origin guard. */
    sessionToken: string | null
    /** Who sent the request; set before any handler runs. */
    identity: Identity | null
    /** Why the credentials that came with it are not accepted. */
    refusal: AppError | null
  }
}
