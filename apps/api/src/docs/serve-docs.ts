import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { cookieNameFor } from '../auth/session-cookie.ts'
import type { Services } from '../services.ts'
import { docsPage } from './docs-page.ts'
import { createOpenApiDocument } from './openapi.ts'

/** /api/openapi.json for programs and /api/docs for people; both are made once, at start-up. */
export function serveDocs(app: FastifyInstance, { env }: Services): void {
  const document = createOpenApiDocument({ publicUrl: env.publicUrl, cookieName: cookieNameFor(env.publicUrl) })
  const json = JSON.stringify(document)
  const page = docsPage(document)
  const style = readFileSync(new URL('docs.css', import.meta.url), 'utf8')
  const caching = { 'cache-control': 'no-cache' }
  app.get('/api/openapi.json', (_request, reply) => reply.headers(caching).type('application/json; charset=utf-8').send(json))
  app.get('/api/docs', (_request, reply) => reply.headers(caching).type('text/html; charset=utf-8').send(page))
  app.get('/api/docs.css', (_request, reply) => reply.headers(caching).type('text/css; charset=utf-8').send(style))
}
