import type { FastifyInstance } from 'fastify'

/** Fastify's own JSON reader (which refuses `__proto__`), except that an empty body is no body: DELETE and logout often send the header alone. */
export function readJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body.length === 0) return done(null, undefined)
    return parse(request, body as string, done)
  })
}
