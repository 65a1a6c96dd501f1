import tls from 'node:tls'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { must } from '@insightengine/shared/errors'
import { openDriver, type Driver, type DriverConfig } from '../index.ts'
import { failureOf, limits, wire } from '../testing/read.ts'
import { testCertificate } from '../testing/tls-certificate.ts'
import type { EngineUnderTest } from './engine-under-test.ts'
import { postgresUnderTest } from './postgres-under-test.ts'

/** Every engine passes the same suite; a new one adds a line. */
const engines: Record<string, () => Promise<EngineUnderTest>> = { postgresql: postgresUnderTest }

describe.each(Object.entries(engines))('%s', (_name, start) => {
  let engine: EngineUnderTest
  let driver: Driver
  const drivers: Driver[] = []
  const open = (changes: Partial<DriverConfig> = {}): Driver => {
    const opened = openDriver({ ...engine.reader, ...changes })
    drivers.push(opened)
    return opened
  }

  const idle = () =>
    vi.waitFor(async () => {
      const running = await engine.running()
      if (running.length > 0) throw new Error(`still runs: ${running.join('; ')}`)
    }, 5000)

  beforeAll(async () => {
    engine = await start()
  })
  beforeEach(() => {
    driver = open()
  })
  afterEach(async () => {
    await Promise.all(drivers.splice(0).map((opened) => opened.close()))
    // Whatever a test did, nothing of it runs on; and the next one counts its own.
    await idle()
  })
  afterAll(() => engine.stop())

  test('values of every type arrive as what they are', async () => {
    for (const { name, sql, type, vendorType, values, kind } of engine.types) {
      const result = await driver.query(sql, limits())
      const column = must(result.columns[0], 'a column')
      expect({ type: column.type, vendorType: column.vendorType, values: wire(result)[0] }, name).toEqual({ type, vendorType, values })
      expect(column.data.kind, name).toBe(kind ?? column.data.kind)
    }
  })

  test('describing a statement gives the columns and types that running it gives', async () => {
    for (const { name, sql, type, vendorType } of engine.types) {
      const { columns } = await driver.describe(sql, limits())
      expect(columns, name).toMatchObject([{ type, vendorType }])
    }
  })

  test('parameters are values, whatever is in them', async () => {
    for (const { name, sql, parameters, values } of engine.parameters) expect(wire(await driver.query(sql, limits({ parameters })))[0], name).toEqual(values)
  })

  test('a result may be empty, and columns may share a name', async () => {
    const empty = await driver.query('select id, name from sample where id < 0', limits())
    expect(empty).toMatchObject({ rowCount: 0, truncated: null, columns: [{ name: 'id' }, { name: 'name' }] })
    expect(wire(empty)).toEqual([[], []])
    const twins = await driver.query('select 1 as a, 2 as a, 3 as "ä ""q"""', limits())
    expect(twins.columns.map(({ name }) => name)).toEqual(['a', 'a', 'ä "q"'])
    expect(wire(twins)).toEqual([[1], [2], [3]])
  })

  test('reading stops at the row cap, and says so only when there was more', async () => {
    const cut = await driver.query(engine.sql.count(2_000_000), limits({ maxRows: 1000 }))
    expect([cut.rowCount, cut.truncated, wire(cut)[0]?.at(-1)]).toEqual([1000, 'rows', 1000])
    expect(cut.executionTimeMs).toBeLessThan(5000)
    expect(await driver.query(engine.sql.count(1000), limits({ maxRows: 1000 }))).toMatchObject({ rowCount: 1000, truncated: null })
    await idle()
  })

  test('reading stops at the byte cap, in the middle of one gigantic value too', async () => {
    const cut = await driver.query(engine.sql.texts(10_000, 1000), limits({ maxBytes: 100_000 }))
    expect(cut.truncated).toBe('bytes')
    expect(cut.rowCount).toBeGreaterThan(90)
    expect(cut.rowCount).toBeLessThan(101)
    const before = process.memoryUsage().rss
    const gigantic = await driver.query(engine.sql.texts(1, 300_000_000), limits({ maxBytes: 1_000_000 }))
    expect([gigantic.rowCount, gigantic.truncated]).toEqual([0, 'bytes'])
    expect(process.memoryUsage().rss - before).toBeLessThan(280_000_000)
  })

  test('cancelling reaches the server, and the driver goes on', async () => {
    const stop = new AbortController()
    const running = failureOf(driver.query(engine.sql.sleep(30), limits({ signal: stop.signal })))
    await vi.waitFor(async () => expect(await engine.running()).toEqual([engine.sql.sleep(30)]), 5000)
    stop.abort()
    expect(await running).toMatchObject({ reason: 'cancelled' })
    await idle()
    expect(wire(await driver.query(engine.sql.count(3), limits()))).toEqual([[1, 2, 3]])
    expect(await failureOf(driver.query(engine.sql.count(3), limits({ signal: stop.signal })))).toMatchObject({ reason: 'cancelled' })
  })

  test('a query that takes longer than its limit is stopped on the server, and says which limit', async () => {
    const started = performance.now()
    expect(await failureOf(driver.query(engine.sql.sleep(30), limits({ timeoutMs: 400 })))).toMatchObject({ reason: 'timeout', timeoutMs: 400 })
    expect(performance.now() - started).toBeLessThan(5000)
    await idle()
  })

  test('who waits for a free connection can leave, and waits no longer than their limit', async () => {
    const hold = new AbortController()
    const holding = Array.from({ length: 6 }, () => failureOf(driver.query(engine.sql.sleep(30), limits({ signal: hold.signal }))))
    await vi.waitFor(async () => expect(await engine.running()).toHaveLength(6), 8000)
    const leave = new AbortController()
    const leaving = failureOf(driver.query(engine.sql.count(1), limits({ signal: leave.signal })))
    const impatient = failureOf(driver.query(engine.sql.count(1), limits({ timeoutMs: 300 })))
    const patient = driver.query(engine.sql.count(1), limits())
    leave.abort()
    expect(await leaving).toMatchObject({ reason: 'cancelled' })
    expect(await impatient).toMatchObject({ reason: 'timeout', timeoutMs: 300 })
    hold.abort()
    expect((await Promise.all(holding)).map(({ reason }) => reason)).toEqual(Array(6).fill('cancelled'))
    expect((await patient).rowCount).toBe(1)
  })

  test('a connection lost in the middle of a result is an error, not half a result', async () => {
    const running = failureOf(driver.query(engine.sql.stall(), limits({ maxRows: 1_000_000 })))
    await vi.waitFor(async () => expect(await engine.running()).toContain(engine.sql.stall()), 5000)
    await sleep(300)
    await engine.disconnectAll()
    expect(await running).toMatchObject({ reason: 'connection_lost' })
  })

  test('connections that died while nobody used them are replaced without anyone noticing', async () => {
    await Promise.all(Array.from({ length: 4 }, () => driver.query(engine.sql.sleep(0.1), limits())))
    await engine.disconnectAll()
    for (let round = 0; round < 6; round++) expect((await driver.query(engine.sql.count(1), limits())).rowCount).toBe(1)
    expect((await driver.schema(limits())).tables.length).toBeGreaterThan(0)
  })

  test.each<[string, Partial<DriverConfig>, string]>([
    ['wrong password', { password: 'wrong' }, 'credentials'],
    ['no password', { password: '' }, 'credentials'],
    ['unknown account', { username: 'nobody' }, 'credentials'],
    ['unknown database', { database: 'nowhere' }, 'database_missing'],
    ['unknown host', { host: 'no-such-host.invalid' }, 'host_unknown'],
    ['refused port', { port: 1 }, 'network'],
    ['host that is not allowed', { host: '127.0.0.1', allowedHosts: [] }, 'host_refused'],
    ['TLS that the server does not have', { sslMode: 'require' }, 'tls'],
  ])('%s: queries, descriptions, schema and test give the same reason, and no secret', async (_what, changes, reason) => {
    const broken = open(changes)
    const failures = await Promise.all([failureOf(broken.query('select 1', limits())), failureOf(broken.describe('select 1', limits())), failureOf(broken.schema(limits()))])
    const { status, failure, steps } = await broken.test(limits())
    expect([...failures, failure].map((each) => each?.reason)).toEqual(Array(4).fill(reason))
    expect([status, steps.at(-1)?.ok]).toEqual(['disconnected', false])
    expect(JSON.stringify([failures, failure])).not.toContain(engine.reader.password)
  })

  test('over TLS everything works, cancelling included, and an unknown certificate is refused when it must be verified', async () => {
    const front = await engine.tlsFront()
    const place = { host: 'localhost', port: front.port, allowedHosts: ['localhost'] }
    for (const sslMode of ['prefer', 'require'] as const) {
      const secure = open({ ...place, sslMode })
      expect((await secure.query(engine.sql.count(5), limits())).rowCount).toBe(5)
      const before = front.handshakes()
      const stop = new AbortController()
      const running = failureOf(secure.query(engine.sql.sleep(30), limits({ signal: stop.signal })))
      await vi.waitFor(async () => expect(await engine.running()).toContain(engine.sql.sleep(30)), 5000)
      stop.abort()
      await running
      await idle()
      expect(front.handshakes()).toBe(before + 1)
    }
    expect(await failureOf(open({ ...place, sslMode: 'verify-full' }).query('select 1', limits()))).toMatchObject({ reason: 'tls' })
    const known = tls.getCACertificates('default')
    tls.setDefaultCACertificates([...known, testCertificate])
    expect((await open({ ...place, sslMode: 'verify-full' }).query('select 1', limits())).rowCount).toBe(1)
    // The certificate is for the name, not for the address behind it.
    expect(await failureOf(open({ ...place, host: '127.0.0.1', allowedHosts: ['127.0.0.1'], sslMode: 'verify-full' }).query('select 1', limits()))).toMatchObject({ reason: 'tls' })
    tls.setDefaultCACertificates(known)
    await front.close()
  })

  test('a server without TLS is used without it only where that is preferred, not required', async () => {
    expect((await open({ sslMode: 'prefer' }).query('select 1', limits())).rowCount).toBe(1)
    expect((await open({ sslMode: 'verify-full' }).test(limits())).steps.at(-1)).toEqual({ step: 'tls', ok: false })
  })

  test('mistakes are pointed at, in characters of the text as it was typed', async () => {
    for (const { sql, reason, at } of engine.mistakes) {
      const failure = await failureOf(driver.query(sql, limits()))
      expect({ reason: failure.reason, at: sql.slice((failure.position ?? 0) - 1, (failure.position ?? 0) - 1 + at.length) }, sql).toEqual({ reason, at })
      expect(failure.message).not.toBe('')
    }
  })

  test('nothing that writes gets through, not even for an account that could', async () => {
    const powerful = open(engine.owner)
    const before = await engine.fingerprint()
    for (const attack of engine.attacks) {
      const failure = await failureOf(powerful.query(attack, limits()))
      expect(['not_read_only', 'syntax', 'invalid_value', 'rights'], `${attack}: ${failure.message}`).toContain(failure.reason)
      await failureOf(driver.query(attack, limits()))
      expect(await engine.fingerprint(), attack).toBe(before)
    }
    expect((await powerful.query('select * from sample', limits())).rowCount).toBe(100)
  })

  test('what only reads is run, however it is written', async () => {
    for (const sql of engine.readings) expect((await driver.query(sql, limits())).rowCount, sql).toBeGreaterThan(0)
  })

  test('the schema lists what the account may read, with types, keys, comments and estimates', async () => {
    const { tables } = await driver.schema(limits())
    expect(tables).toEqual([
      {
        schema: 'public',
        name: 'sample',
        kind: 'table',
        estimatedRows: 100,
        comment: 'Things',
        columns: [
          { name: 'id', type: 'integer', columnType: 'integer', nullable: false, isPrimaryKey: true, comment: null },
          { name: 'name', type: 'text', columnType: 'text', nullable: false, isPrimaryKey: false, comment: null },
          { name: 'price', type: 'numeric(10,2)', columnType: 'decimal', nullable: true, isPrimaryKey: false, comment: 'In euro' },
          { name: 'note', type: 'character varying(20)', columnType: 'text', nullable: true, isPrimaryKey: false, comment: null },
        ],
      },
    ])
  })

  test('the test of a connection warns about an account that can do more than read', async () => {
    expect(await driver.test(limits())).toMatchObject({ status: 'connected', warnings: [], serverVersion: expect.stringMatching(/^\d/), steps: Array.from({ length: 5 }, () => ({ ok: true })) })
    expect((await open(engine.owner).test(limits())).warnings).toEqual([expect.stringContaining('superuser')])
  })

  test('closing cancels what runs and leaves no connection behind', async () => {
    const running = failureOf(driver.query(engine.sql.sleep(30), limits()))
    await vi.waitFor(async () => expect(await engine.running()).toContain(engine.sql.sleep(30)), 5000)
    await driver.close()
    expect(['cancelled', 'connection_lost']).toContain((await running).reason)
    await idle()
    expect((await failureOf(driver.query('select 1', limits()))).reason).toBe('cancelled')
  })
})
