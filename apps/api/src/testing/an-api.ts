import type { AddressInfo } from 'node:net'
import { memoryBus, type Bus } from '@insightengine/bus'
import { openDb } from '@insightengine/db/client'
import { memberRepository } from '@insightengine/db/member'
import { deriveSecrets } from '@insightengine/db/secret'
import * as build from '@insightengine/db/testing'
import type { TestMember } from '@insightengine/db/testing'
import type { Actor, Role } from '@insightengine/shared/access'
import { must } from '@insightengine/shared/errors'
import type { OrgId } from '@insightengine/shared/ids'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { actorOf, type Identity } from '../auth/identify.ts'
import { cookieNameFor } from '../auth/session-cookie.ts'
import { createApi } from '../create-api.ts'
import type { Tuning } from '../create-services.ts'
import { readEnv, type Env } from '../env.ts'
import { createLogger } from '../http/logger.ts'
import { appRouter } from '../router.ts'
import type { ApiDeps, Services } from '../services.ts'
import { createCallerFactory } from '../trpc.ts'
import { send, type TestAnswer, type TestRequest } from './http.ts'

const createCaller = createCallerFactory(appRouter)

/** Every procedure of the product, called in this process as one person: `caller.api.story.get({ id })`. A refusal is the `cause` of what it rejects with. */
export type ProcedureCaller = ReturnType<typeof createCaller>

/** A signed-in person. */
export interface TestCaller extends TestMember {
  password: string
  actor: Actor
  /** Access token, for requests that `rest` is too simple for. */
  token: string
  /** `Cookie` header of a browser session. */
  cookie: string
  api: ProcedureCaller
  /** A real request with the access token: `rest('GET', '/stories')`. */
  rest(method: string, path: string, body?: unknown): Promise<TestAnswer>
}

export interface TestOrg extends TestCaller {
  orgId: OrgId
  owner: TestCaller
  /** One more person in it. */
  member(role: Role): Promise<TestCaller>
}

export interface TestApi {
  /** `http://127.0.0.1:<port>` */
  url: string
  app: FastifyInstance
  services: Services
  bus: Bus
  /** What was logged, one parsed line each; nothing below `info`. */
  logs: Record<string, unknown>[]
  /** Asks the database past row-level security: to see what is really stored, or to let time pass. */
  sql<Row extends pg.QueryResultRow = Record<string, unknown>>(statement: string, values?: unknown[]): Promise<Row[]>
  /** A real request as nobody, or with the headers of somebody; `path` begins with /api or /trpc. */
  send(request: TestRequest): Promise<TestAnswer>
  /** Procedures as nobody. */
  api: ProcedureCaller
  /** A new organisation; the answer is its member of `role` (the owner without it), signed in. */
  anOrg(options?: { role?: Role; name?: string }): Promise<TestOrg>
  close(): Promise<void>
}

export interface AnApiOptions {
  env?: Partial<Env>
  tuning?: Tuning
  deps?: Partial<ApiDeps>
  /** Puts something between the API and its database: takes the address and gives the one to use. */
  reachDatabase?: (appUrl: string) => Promise<string>
}

/** Cheap passwords and no request limits, so that tests about other things neither wait nor hash. */
const plenty = { points: 100_000, seconds: 60 }
const forTests: Tuning = { bcryptCost: 4, requests: { rest: plenty, web: plenty, audience: plenty } }

/** The API on a free port with an empty database of its own. Take one per file and `close` it after. */
export async function anApi({ env, tuning, deps, reachDatabase }: AnApiOptions = {}): Promise<TestApi> {
  const database = await build.testDatabase()
  const db = reachDatabase ? openDb({ appUrl: await reachDatabase(database.appUrl), onError: () => undefined }) : database.db
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 })
  const bus = memoryBus()
  const logs: Record<string, unknown>[] = []
  const logger = createLogger({ level: 'info', to: { write: (line) => void logs.push(JSON.parse(line) as Record<string, unknown>) } })
  const secrets = deriveSecrets('a secret that only tests know, 40 letters')
  const full: ApiDeps = { env: { ...readEnv({ PORT: '3120' }), ...env }, db, bus, secrets, logger, redis: null, resetSample: null, webRoot: '/nowhere', ...deps }
  const { app, services, close } = await createApi(full, { ...forTests, ...tuning })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`

  async function callerFor(member: TestMember): Promise<TestCaller> {
    const password = `password of ${member.fullName}`
    await database.db.prisma.user.update({ where: { id: member.userId }, data: { passwordHash: await services.passwords.hash(password) } })
    const membership = must(await memberRepository(database.db).findActive(member.actor.orgId, member.userId), 'the member that was just made')
    const { token } = await services.tokens.issue(membership)
    const session = await services.sessions.create(member.userId, member.actor.orgId)
    const identity: Identity = { actor: actorOf(membership), member: membership, credential: { kind: 'session', token: session.token } }
    return {
      ...member,
      password,
      token,
      cookie: `${cookieNameFor(services.env.publicUrl)}=${session.token}`,
      api: procedures(services, identity),
      rest: (method, path, body) => send(url, { method, path: `/api${path}`, body, headers: { authorization: `Bearer ${token}` } }),
    }
  }

  return {
    url,
    app,
    services,
    bus,
    logs,
    sql: async <Row extends pg.QueryResultRow>(statement: string, values: unknown[] = []) => (await owner.query<Row>(statement, values)).rows,
    send: (request) => send(url, request),
    api: procedures(services, null),
    async anOrg({ role = 'owner', name } = {}) {
      const org = await build.anOrg(database.db, { name })
      const first = await callerFor(org)
      const member = async (role: Role) => callerFor(await build.aMember(database.db, org.orgId, { role }))
      return { ...(role === 'owner' ? first : await member(role)), orgId: org.orgId, owner: first, member }
    },
    async close() {
      await close()
      await owner.end()
      await db.close()
      await bus.close()
      await database.drop()
    },
  }
}

/** No HTTP in between: for tests of what a procedure does, not of how it is reached. */
function procedures(services: Services, identity: Identity | null): ProcedureCaller {
  const request = { id: 'in-process', ip: '127.0.0.1', userAgent: 'test' }
  return createCaller({ services, request, response: { header: () => undefined }, identity, refusal: null, usesToken: false })
}
