import Fastify from 'fastify'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { AppError, httpStatusOf } from '@insightengine/shared/errors'
import { stream } from '../stream.ts'
import type { Context } from '../trpc.ts'
import { sendLines } from './ndjson.ts'
import { toWireError } from './wire-error.ts'

const app = { close: async () => undefined as unknown }
afterEach(() => app.close())

/** A server with one stream; a context of nobody is enough, for these streams are public. */
async function serve(handle: (signal: AbortSignal) => AsyncIterable<unknown>): Promise<string> {
  const route = stream({ name: 'test.lines', path: '/lines', access: 'public', summary: '', tag: '', input: z.object({ n: z.number() }), line: z.unknown(), handle: (_ctx, _input, signal) => handle(signal) })
  const server = Fastify()
  server.setErrorHandler((error, _request, reply) => reply.code(httpStatusOf(toWireError(error).code)).send(toWireError(error)))
  server.post('/lines', (request, reply) => sendLines(route, {} as Context, request.body, reply))
  app.close = () => server.close()
  return `${await server.listen({ port: 0, host: '127.0.0.1' })}/lines`
}
const post = (url: string, body: unknown, signal?: AbortSignal) => fetch(url, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' }, signal })

test('each line is sent as soon as it is there', async () => {
  const gate = Promise.withResolvers<void>()
  const url = await serve(async function* () {
    yield { card: 1 }
    await gate.promise
    yield { card: 2 }
  })
  const answer = await post(url, { n: 1 })
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  expect(answer.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8')
  expect((await reader?.read())?.value).toBe('{"card":1}\n')
  gate.resolve()
  expect((await reader?.read())?.value).toBe('{"card":2}\n')
  expect((await reader?.read())?.done).toBe(true)
})

test('a refusal before the first line is an ordinary error', async () => {
  const url = await serve(async function* () {
    yield await Promise.reject(new AppError('not_found', 'no such story'))
  })
  const answer = await post(url, { n: 1 })
  expect([answer.status, await answer.json()]).toEqual([404, { code: 'not_found', message: 'no such story', details: {} }])
  expect((await post(url, { n: 'one' })).status).toBe(400)
})

test('when the reader hangs up, the work behind the stream is told and ends', async () => {
  const told = Promise.withResolvers<string>()
  const hangUp = new AbortController()
  const url = await serve(async function* (signal) {
    signal.addEventListener('abort', () => told.resolve('told'))
    yield 1
    await told.promise
  })
  const answer = await post(url, { n: 1 }, hangUp.signal)
  await answer.body?.getReader().read()
  hangUp.abort()
  expect(await told.promise).toBe('told')
})
