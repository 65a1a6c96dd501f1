import type { FastifyInstance } from 'fastify'
import { listProcedures } from '../../http/procedures.ts'
import { appRouter, streams } from '../../router.ts'
import type { TestRequest } from '../http.ts'

type Input = Record<string, unknown>

/** A procedure or stream and the requests that reach it. */
export interface Endpoint {
  name: string
  isPublic: boolean
  /** Below /api, as Fastify writes it: `GET /api/stories/:id`. */
  route: string
  rest(input: Input): TestRequest
  /** Null for streams, which are not in tRPC. */
  trpc: ((input: Input) => TestRequest) | null
}

/** Everything that the API offers, read from the router itself. */
export function allEndpoints(): Endpoint[] {
  const procedures = listProcedures(appRouter).map(({ name, type, rest }): Endpoint => {
    if (!rest) throw new Error(`${name} has no REST place`)
    return { name, isPublic: rest.isPublic, route: routeOf(rest.method, rest.path), rest: (input) => restRequest(rest.method, rest.path, input), trpc: (input) => trpcRequest(type, name, input) }
  })
  const streaming = streams.map(({ name, path, access }): Endpoint => ({ name, isPublic: access === 'public', route: routeOf('POST', path), rest: (input) => restRequest('POST', path, input), trpc: null }))
  return [...procedures, ...streaming]
}

function routeOf(method: string, path: string): string {
  return `${method} /api${path.replaceAll(/\{(\w+)\}/g, ':$1')}`
}

function restRequest(method: string, path: string, input: Input): TestRequest {
  const left = { ...input }
  const filled = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    const value = String(left[name])
    delete left[name]
    return encodeURIComponent(value)
  })
  if (method === 'POST' || method === 'PUT') return { method, path: `/api${filled}`, body: left }
  const query = new URLSearchParams(Object.entries(left).map(([name, value]): [string, string] => [name, String(value)])).toString()
  return { method, path: `/api${filled}${query === '' ? '' : `?${query}`}` }
}

function trpcRequest(type: 'query' | 'mutation', name: string, input: Input): TestRequest {
  if (type === 'mutation') return { method: 'POST', path: `/trpc/${name}`, body: input }
  return { method: 'GET', path: `/trpc/${name}?input=${encodeURIComponent(JSON.stringify(input))}` }
}

/** Every route that Fastify serves, as `GET /api/stories/:id`. It prints them as a tree of path pieces, four columns a level. */
export function routesOf(app: FastifyInstance): string[] {
  const pieces: string[] = []
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const found = /^(?<indent>[ │]*)[├└]── (?<piece>.*?) \((?<methods>[A-Z, ]+)\)$/.exec(line)?.groups
      if (!found) return []
      const level = (found['indent'] ?? '').length / 4
      pieces.splice(level, pieces.length, found['piece'] ?? '')
      return (found['methods'] ?? '').split(', ').map((method) => `${method} ${pieces.join('')}`)
    })
}
