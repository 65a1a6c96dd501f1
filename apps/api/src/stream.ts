import type { z } from 'zod'
import type { Context } from './trpc.ts'

/**
 * An endpoint that answers in JSON lines, each sent as soon as it is ready. tRPC and OpenAPI have no word for that, so these stand beside
 * the router: `streams` in router.ts lists them all, and the API page, the limits and the isolation test read that list.
 */
export interface StreamRoute<In extends z.ZodType = z.ZodType> {
  /** Name in tests and logs, like a procedure's: `query.cardData`. */
  name: string
  /** Below /api; `{name}` marks a path parameter, which is merged into the input. */
  path: `/${string}`
  access: 'member' | 'public'
  summary: string
  description?: string
  tag: string
  input: In
  /** One line of the answer. */
  line: z.ZodType
  /** Failing before the first line gives an ordinary error answer; afterwards the connection breaks, so report per line. */
  handle(ctx: Context, input: z.output<In>, signal: AbortSignal): AsyncIterable<unknown>
}

/** Keeps the input's type inside `handle` while the list of streams holds routes of many kinds. */
export function stream<In extends z.ZodType>(route: StreamRoute<In>): StreamRoute {
  return route
}
