import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync, gunzipSync } from 'node:zlib'
import { request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anApi, type TestApi } from '../testing/index.ts'

const page = (name: string) => `<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><title>${name}</title>`

let api: TestApi
beforeAll(async () => {
  const around = mkdtempSync(join(tmpdir(), 'web-app-'))
  writeFileSync(join(around, 'outside.txt'), 'outside the folder')
  const webRoot = join(around, 'dist')
  mkdirSync(join(webRoot, 'assets'), { recursive: true })
  writeFileSync(join(webRoot, 'index.html'), page('workspace'))
  writeFileSync(join(webRoot, 'viewer.html'), page('viewer'))
  writeFileSync(join(webRoot, 'favicon.svg'), '<svg/>')
  writeFileSync(join(webRoot, 'assets/main-4f3a.js'), 'plain')
  writeFileSync(join(webRoot, 'assets/main-4f3a.js.gz'), gzipSync('small'))
  api = await anApi({ deps: { webRoot } })
})
afterAll(() => api.close())

test.for([
  ['/', 'workspace'],
  ['/stories/0b5e/edit?page=2', 'workspace'],
  ['/settings/members', 'workspace'],
  ['/s/Zm9vYmFy', 'viewer'],
] as const)('%s is a page of the %s', async ([path, title]) => {
  const answer = await api.send({ path })
  expect(answer.status).toBe(200)
  expect(answer.body).toContain(`<title>${title}</title>`)
  expect([answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual(['text/html; charset=utf-8', 'no-store'])
})

test('each page load has a nonce of its own, the same in the policy and in the page', async () => {
  const nonces: string[] = []
  for (const path of ['/', '/', '/s/token']) {
    const { body, headers } = await api.send({ path })
    const nonce = /nonce="([^"]+)"/.exec(body as string)?.[1] ?? 'none'
    expect(headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`)
    expect(headers.get('content-security-policy')).toContain("script-src 'self';")
    nonces.push(nonce)
  }
  expect(new Set(nonces).size).toBe(3)
  expect(nonces.every((nonce) => nonce.length >= 24)).toBe(true)
})

test('files with a hash in their name are kept for ever and sent compressed where that was prepared', async () => {
  const plain = await api.send({ path: '/assets/main-4f3a.js', headers: { 'accept-encoding': 'identity' } })
  expect([plain.status, plain.body, plain.headers.get('cache-control')]).toEqual([200, 'plain', 'public, max-age=31536000, immutable'])
  expect(plain.headers.get('content-type')).toMatch(/javascript/)
  const small = await rawGet('/assets/main-4f3a.js', 'gzip')
  expect(small.headers).toMatchObject({ 'content-encoding': 'gzip', 'cache-control': 'public, max-age=31536000, immutable' })
  expect(gunzipSync(small.body).toString()).toBe('small')
  expect((await api.send({ path: '/favicon.svg' })).headers.get('cache-control')).toBe('public, max-age=3600')
})

test.for(['/assets/gone-1234.js', '/api/nothing', '/trpc', '/robots.txt', '/index.html', '/viewer.html'])('%s is not a page', async (path) => {
  expect(await api.send({ path })).toMatchObject({ status: 404, body: { code: 'not_found' } })
})

test.for(['/../outside.txt', '/assets/../../outside.txt', '/%2e%2e/outside.txt', '/assets/%2e%2e%2f%2e%2e%2foutside.txt', '/..%5coutside.txt'])('%s does not lead out of the folder', async (path) => {
  const { status, body } = await rawGet(path, 'identity')
  expect(status).toBeGreaterThanOrEqual(400)
  expect(body.toString()).not.toContain('outside the folder')
})

test('a change sent to a page address is refused', async () => {
  expect(await api.send({ method: 'POST', path: '/stories', body: {} })).toMatchObject({ status: 404, body: { code: 'not_found' } })
})

test('a web app that was not built says so plainly', async () => {
  const bare = await anApi()
  for (const path of ['/', '/stories', '/s/token']) {
    const { status, body } = await bare.send({ path })
    expect([status, body]).toEqual([503, expect.stringContaining('not built yet')])
  }
  await bare.close()
})

/** `fetch` unpacks by itself and tidies paths. */
function rawGet(path: string, encoding: string): Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }> {
  const { hostname, port } = new URL(api.url)
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, headers: { 'accept-encoding': encoding } }, (answer) => {
      buffer(answer).then((body) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }), reject)
    })
      .on('error', reject)
      .end()
  })
}
