import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { AppError } from '@insightengine/shared/errors'
import type { StreamRoute } from '../stream.ts'
import type { Context } from '../trpc.ts'
import { signalOf } from './context.ts'

/** Answers a stream route: checks who asks and what, then sends each line as the route gives it. */
export async function sendLines(route: StreamRoute, ctx: Context, sent: unknown, reply: FastifyReply): Promise<FastifyReply> {
  if (route.access === 'member' && !ctx.identity) throw ctx.refusal ?? new AppError('unauthenticated', 'Sign in first')
  const parsed = route.input.safeParse(sent)
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
    throw new AppError('invalid_input', 'Some of the input is not valid', { issues })
  }
  const lines = route.handle(ctx, parsed.data, signalOf(reply))[Symbol.asyncIterator]()
  // Whatever refuses the whole request does so before the first line, while the status can still say so.
  const first = await lines.next()
  return reply
    .headers({ 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    .send(Readable.from(textOf(first, lines), { objectMode: false, highWaterMark: 64 * 1024 }))
}

async function* textOf(first: IteratorResult<unknown>, rest: AsyncIterator<unknown>): AsyncGenerator<string> {
  try {
    for (let line = first; !line.done; line = await rest.next()) yield `${JSON.stringify(line.value)}\n`
  } finally {
    // Reached early when the caller hangs up.
    await rest.return?.()
  }
}
