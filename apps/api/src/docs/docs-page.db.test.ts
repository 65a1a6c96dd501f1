import { afterAll, beforeAll, expect, test } from 'vitest'
import { anApi, type TestApi } from '../testing/index.ts'

let api: TestApi
beforeAll(async () => {
  api = await anApi()
})
afterAll(() => api.close())

test('the API page shows every operation of the document, with how to call it', async () => {
  const { status, body: html, headers } = await api.send({ path: '/api/docs' })
  const document = (await api.send({ path: '/api/openapi.json' })).body as { paths: Record<string, Record<string, { operationId: string }>> }
  expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  const ids = Object.values(document.paths).flatMap((operations) => Object.values(operations).map(({ operationId }) => operationId))
  for (const id of ids) expect(html).toContain(`id="${id}"`)
  expect(html).toContain(`curl -X POST &#39;http://127.0.0.1:3120/api/auth/login&#39;`)
  expect(html.match(/class="curl"/g)).toHaveLength(ids.length)
})

test('the page keeps the strict policy: no inline script, style or handler, and nothing from elsewhere', async () => {
  const { body: html } = await api.send({ path: '/api/docs' })
  expect(html).not.toMatch(/<script|<style|\sstyle=|\son\w+=/i)
  const loaded = [...(html as string).matchAll(/(?:src|<link[^>]+href)="([^"]+)"/g)].map((match) => match[1])
  expect(loaded).toEqual(['/api/docs.css'])
  expect((await api.send({ path: '/api/docs.css' })).headers.get('content-type')).toBe('text/css; charset=utf-8')
})
