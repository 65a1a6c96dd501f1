import { expect, test } from 'vitest'
import { listProcedures } from '../http/procedures.ts'
import { appRouter, streams } from '../router.ts'
import { createOpenApiDocument } from './openapi.ts'

interface Operation {
  operationId: string
  summary?: string
  tags?: string[]
  security?: unknown[]
  parameters?: { name: string; in: string; required?: boolean }[]
  requestBody?: { content: Record<string, unknown> }
  responses: Record<string, { description: string; content?: Record<string, { schema: unknown }> }>
}

const document = createOpenApiDocument({ publicUrl: 'https://insight.example.com', cookieName: 'session' })
const paths = document.paths as unknown as Record<string, Record<string, Operation>>
const operations = Object.entries(paths).flatMap(([path, byMethod]) => Object.entries(byMethod).map(([method, operation]) => ({ path, method, operation })))

test('the document lists every procedure and stream, each at one place', () => {
  const procedures = listProcedures(appRouter).map(({ name, rest }) => `${name.replaceAll('.', '-')}: ${rest?.method.toLowerCase()} ${rest?.path}`)
  const streamed = streams.map(({ name, path }) => `${name.replaceAll('.', '-')}: post ${path}`)
  const listed = operations.map(({ path, method, operation }) => `${operation.operationId}: ${method} ${path}`)
  expect(new Set(listed)).toEqual(new Set([...procedures, ...streamed]))
  expect(listed).toHaveLength(procedures.length + streamed.length)
})

test('every procedure has a REST place, a summary, a group and an answer', () => {
  for (const { name, rest, output } of listProcedures(appRouter)) {
    expect({ name, rest }).toMatchObject({ rest: { summary: expect.stringMatching(/\w/), tag: expect.stringMatching(/\w/) } })
    expect({ name, isDescribed: output !== undefined }).toEqual({ name, isDescribed: true })
  }
})

test('queries are read with GET and changes are not', () => {
  for (const { name, type, rest } of listProcedures(appRouter)) expect({ name, isRead: rest?.method === 'GET' }).toEqual({ name, isRead: type === 'query' })
})

test('the document is valid OpenAPI 3.1 where it matters: parameters, bodies, answers and references', () => {
  expect(document.openapi).toMatch(/^3\.1\./)
  expect(document.servers).toEqual([{ url: 'https://insight.example.com/api' }])
  expect(Object.keys(document.components?.securitySchemes ?? {})).toEqual(['bearer', 'session'])
  for (const { path, method, operation } of operations) {
    const where = `${method} ${path}`
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
    const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path')
    expect({ where, names: declared.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b)) }).toEqual({ where, names: inPath.toSorted((a, b) => a.localeCompare(b)) })
    expect({ where, required: declared.every(({ required }) => required) }).toEqual({ where, required: true })
    expect({ where, hasBody: operation.requestBody !== undefined && ['get', 'delete'].includes(method) }).toEqual({ where, hasBody: false })
    expect(Object.values(operation.responses['200']?.content ?? {})).toHaveLength(1)
    expect(Object.values(operation.responses).every(({ description }) => description.length > 0)).toBe(true)
  }
  for (const reference of findReferences(document)) expect(resolve(reference)).toBeDefined()
})

test('who needs no sign-in is told so, and everybody else which ways there are', () => {
  const open = operations.filter(({ operation }) => !operation.security).map(({ operation }) => operation.operationId)
  expect(open).toEqual(expect.arrayContaining(['auth-login', 'auth-register', 'auth-refresh', 'org-invitePreview']))
  expect(open).not.toContain('auth-me')
  expect(paths['/auth/me']?.['get']?.security).toEqual([{ bearer: [] }, { session: [] }])
})

function findReferences(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return []
  const own = '$ref' in value && typeof value.$ref === 'string' ? [value.$ref] : []
  return [...own, ...Object.values(value).flatMap(findReferences)]
}

function resolve(reference: string): unknown {
  let found: unknown = document
  for (const key of reference.replace(/^#\//, '').split('/')) found = (found as Record<string, unknown> | undefined)?.[key]
  return found
}
