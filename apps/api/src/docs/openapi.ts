import { generateOpenApiDocument, type OpenAPIObject } from 'trpc-to-openapi'
import { z } from 'zod'
import { ErrorBody } from '../http/wire-error.ts'
import { appRouter, streams } from '../router.ts'
import type { StreamRoute } from '../stream.ts'

type Operation = Record<string, unknown> & { responses: Record<string, unknown> }
type Paths = Record<string, Record<string, Operation>>

const description = `One definition serves this REST interface and the web app.

**Signing in.** \`POST /auth/login\` gives a token for one hour and a refresh token for 30 days. Send the token as \`Authorization: Bearer …\`. A refresh token works once: \`POST /auth/refresh\` answers with the next pair, and using an old one again ends the whole sign-in.

**Errors** are \`{code, message, details, requestId}\` with the matching HTTP status. What belongs to another organisation is answered exactly like what does not exist.

**Limits.** 100 requests a minute for each person, or for each address without a sign-in (\`RateLimit-*\` headers; 429 with \`Retry-After\` beyond that). The web app's own requests are counted apart: 600, and 6,000 for viewing published stories. Bodies up to 1 MB.`

/** The words for each status an operation may answer with; the body is the same for all. */
const failures: Record<string, string> = {
  '400': 'The input is not valid; `details.issues` names the fields',
  '401': 'Not signed in, or the token has expired',
  '403': 'The role may not do this',
  '404': 'It does not exist, or belongs to another organisation',
  '409': 'Something else already holds that name or place',
  '422': 'A database refused; `details.failure` says why',
  '429': 'Too many requests; `Retry-After` says when to try again',
}

/** The OpenAPI document of every procedure and stream. Only the generator of trpc-to-openapi knows procedures' schemas; errors are ours. */
export function createOpenApiDocument({ publicUrl, cookieName }: { publicUrl: string; cookieName: string }): OpenAPIObject {
  const document = generateOpenApiDocument(appRouter, {
    title: 'InsightEngine API',
    version: '1.0.0',
    description,
    baseUrl: `${publicUrl}/api`,
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      session: { type: 'apiKey', in: 'cookie', name: cookieName, description: "The web app's own session" },
    },
  })
  const paths = document.paths as unknown as Paths
  for (const route of streams) paths[route.path] = { ...paths[route.path], post: streamOperation(route) }
  for (const operations of Object.values(paths)) for (const operation of Object.values(operations)) describeFailures(operation)
  // The generator's own shapes of errors go; schemas that refer to themselves stay.
  const shared = Object.entries(document.components?.schemas ?? {}).filter(([name]) => !name.startsWith('error.'))
  document.components = { ...document.components, schemas: { ...Object.fromEntries(shared), Error: jsonSchemaOf(ErrorBody, 'output') as never } }
  return document
}

function describeFailures(operation: Operation): void {
  const body = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } }
  const possible = Object.entries(failures).filter(([status]) => operation.security !== undefined || !['401', '403'].includes(status))
  operation.responses = {
    200: operation.responses['200'],
    ...Object.fromEntries(possible.map(([status, words]) => [status, { description: words, content: body }])),
  }
}

function streamOperation(route: StreamRoute): Operation {
  const pathNames = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  const schema = jsonSchemaOf(route.input, 'input')
  const properties = Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([name]) => !pathNames.includes(name)))
  const required = schema.required?.filter((name) => !pathNames.includes(name))
  return {
    operationId: route.name.replaceAll('.', '-'),
    summary: route.summary,
    description: [route.description, 'Answers one JSON object a line, each as soon as it is ready.'].filter(Boolean).join(' '),
    tags: [route.tag],
    ...(route.access === 'member' ? { security: [{ bearer: [] }, { session: [] }] } : {}),
    parameters: pathNames.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    requestBody: { required: true, content: { 'application/json': { schema: { type: 'object', properties, required } } } },
    responses: { 200: { description: 'One line per item', content: { 'application/x-ndjson': { schema: jsonSchemaOf(route.line, 'output') } } } },
  }
}

interface ObjectSchema {
  properties?: Record<string, unknown>
  required?: string[]
}

function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): ObjectSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}
