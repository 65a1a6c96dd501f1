import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDatabase, type ForeignDatabase } from './query/testing/a-database.ts'
import { allEndpoints, routesOf, type Endpoint } from './testing/isolation/call.ts'
import { nothing, someContent, type Content } from './testing/isolation/content.ts'
import { probes, type Probe } from './testing/isolation/probes.ts'
import { anApi, type TestAnswer, type TestApi, type TestOrg, type TestRequest } from './testing/index.ts'

/*
 * Every procedure and stream there is, called by a member of one organisation with the ids of another. New ones must be added to
 * testing/isolation/probes.ts, or the first test fails.
 */

/** In the name of everything that the first organisation has; wherever it shows up, something leaked. */
const marker = 'Zanzibar'

let api: TestApi
let database: ForeignDatabase
let first: TestOrg
let second: TestOrg
let foreign: Content
let own: Content
let before: string

beforeAll(async () => {
  api = await anApi({ env: { allowedDatabaseHosts: ['127.0.0.1'] } })
  database = await aDatabase()
  first = await api.anOrg({ name: marker })
  second = await api.anOrg({ name: 'Second' })
  foreign = await someContent(first, database, marker)
  own = await someContent(second, database, 'Second')
  await api.services.background.settled()
  before = await everythingOf(first)
})
afterAll(async () => {
  await api.close()
  await database.drop()
})

const endpoints = allEndpoints()

test('the table of probes knows every procedure and stream, and none that is gone', () => {
  expect(new Set(Object.keys(probes))).toEqual(new Set(endpoints.map(({ name }) => name)))
})

test('nothing is served below /api or /trpc past the router', () => {
  const known = ['GET /api/openapi.json', 'GET /api/docs', 'GET /api/docs.css']
  const served = routesOf(api.app).filter((route) => / \/(api|trpc)\b/.test(route) && !route.startsWith('HEAD ') && !route.endsWith(' /trpc/:path'))
  // Fastify merges the names of parameters that stand in one place.
  const nameless = (route: string) => route.replaceAll(/:[\w|:]+/g, ':')
  expect(new Set(served.map(nameless))).toEqual(new Set([...known, ...endpoints.map(({ route }) => nameless(route))]))
})

const cases = endpoints.map((endpoint) => [endpoint.name, endpoint, probes[endpoint.name] ?? { ownOnly: {} }] as const)
const takingIds = cases.filter(([, , probe]) => !('ownOnly' in probe))
const takingNone = cases.filter(([, , probe]) => 'ownOnly' in probe)

test.for(takingIds)('%s answers for ids of another organisation exactly as for ids of nobody', async ([, endpoint, probe]) => {
  const nobodys = nothing()
  const [inputs, controls] = [inputsOf(probe, foreign), inputsOf(probe, nobodys)]
  for (const [index, input] of inputs.entries()) {
    const control = controls[index] ?? {}
    for (const [theirs, nobody] of requestsOf(endpoint, input, control)) {
      const [answer, other] = [await asSecond(theirs), await asSecond(nobody)]
      expect(plain(answer, foreign)).toEqual(plain(other, nobodys))
      expect(describe(answer)).not.toContain(marker)
      expect('refuses' in probe ? ['not_found', 'unknown_id'] : ['ok']).toContain(outcomeOf(answer))
    }
  }
})

test.for(takingNone)('%s shows nothing of another organisation', async ([, endpoint, probe]) => {
  const input = 'ownOnly' in probe ? probe.ownOnly : {}
  // Somebody of their own each time: some of these end the sign-in.
  const member = await second.member('owner')
  for (const request of [endpoint.rest(input), ...(endpoint.trpc ? [endpoint.trpc(input)] : [])]) {
    const answer = await api.send({ ...request, headers: { authorization: `Bearer ${member.token}` } })
    expect(answer.status).toBeLessThan(500)
    for (const theirs of [marker, first.orgId, first.userId, ...Object.values(foreign)]) expect(describe(answer)).not.toContain(theirs)
  }
})

test.for(cases.filter(([, { isPublic }]) => !isPublic))('%s wants a sign-in', async ([name, endpoint, probe]) => {
  const input = 'ownOnly' in probe ? probe.ownOnly : inputsOf(probe, foreign)[0]
  const answer = await api.send(endpoint.rest(input ?? {}))
  // Signing out without being signed in is no failure.
  expect(answer.status).toBe(name === 'auth.logout' ? 200 : 401)
  expect(describe(answer)).not.toContain(marker)
})

test('after all of that the first organisation is as it was, to the last row', async () => {
  await api.services.background.settled()
  expect(await everythingOf(first)).toBe(before)
})

const readable = ['connection.get', 'connection.schema', 'query.results', 'query.get', 'story.get', 'published.get']

test.for(takingIds.filter(([name]) => readable.includes(name)))('%s does show it to its own organisation, so the probes above would have reached something', async ([, endpoint, probe]) => {
  const answer = await api.send({ ...endpoint.rest(inputsOf(probe, foreign)[0] ?? {}), headers: { authorization: `Bearer ${first.token}` } })
  expect(answer.status).toBe(200)
})

function inputsOf(probe: Probe, ids: Content): Record<string, unknown>[] {
  if ('refuses' in probe) return probe.refuses(ids, own)
  return 'findsNothing' in probe ? probe.findsNothing(ids, own) : [probe.ownOnly]
}

/** The same call with foreign and with nobody's ids, through each door. */
function requestsOf(endpoint: Endpoint, input: Record<string, unknown>, control: Record<string, unknown>): [TestRequest, TestRequest][] {
  const viaRest: [TestRequest, TestRequest] = [endpoint.rest(input), endpoint.rest(control)]
  return endpoint.trpc ? [viaRest, [endpoint.trpc(input), endpoint.trpc(control)]] : [viaRest]
}

const asSecond = (request: TestRequest) => api.send({ ...request, headers: { authorization: `Bearer ${second.token}` } })
const describe = ({ headers, body }: TestAnswer) => JSON.stringify([[...headers], body])

/** An answer without what differs between any two: the request's id, and the ids that were asked for. */
function plain({ status, body }: TestAnswer, ids: Content): { status: number; body: string } {
  let text = JSON.stringify(body).replaceAll(/"requestId":"[^"]+"/g, '"requestId":""')
  for (const [name, id] of Object.entries(ids)) text = text.replaceAll(id, `<${name}>`)
  return { status, body: text }
}

/** `unknown_id`: the input was refused because of an id in it and nothing else, which also proves that the probe's input fits. */
function outcomeOf({ status, body }: TestAnswer): string {
  if (status === 200) return 'ok'
  const { code, details } = body.error?.data ?? body
  const paths: string[] = details.issues?.map(({ path }: { path: string }) => path) ?? []
  return code === 'invalid_input' && paths.length > 0 && paths.every((path) => path.endsWith('Id')) ? 'unknown_id' : code
}

/** Every row of an organisation in every table, as one text. */
async function everythingOf({ orgId }: TestOrg): Promise<string> {
  const tables = await api.sql<{ name: string }>("select table_name as name from information_schema.columns where column_name = 'org_id' and table_schema = 'public' order by 1")
  expect(tables.length).toBeGreaterThan(10)
  const parts = [JSON.stringify(await api.sql('select * from organization where id = $1', [orgId]))]
  for (const { name } of tables) parts.push(name, JSON.stringify(await api.sql(`select to_jsonb(t) as row from ${name} t where org_id = $1 order by to_jsonb(t)::text`, [orgId])))
  return parts.join('\n')
}
