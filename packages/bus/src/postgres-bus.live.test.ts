import pg from 'pg'
import { expect, test } from 'vitest'
import { postgresBus } from './index.ts'
import { eventually } from './testing/index.ts'
import { testPostgresUrl } from './testing/test-postgres.ts'

const url = Object.assign(new URL(await testPostgresUrl()), { search: '?application_name=bus-under-test' }).toString()

async function endConnections(): Promise<void> {
  const client = new pg.Client(url.replace('bus-under-test', 'bus-test'))
  await client.connect()
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'bus-under-test'`)
  await client.end()
}

test('a lost connection loses messages quietly, and listening begins again by itself', async () => {
  const trouble: unknown[] = []
  const bus = await postgresBus(url, { onTrouble: (error) => trouble.push(error) })
  const heard: unknown[] = []
  await bus.subscribe('a', (message) => heard.push(message))

  await endConnections()
  await eventually(() => expect(trouble.length).toBeGreaterThan(0))
  await bus.publish('a', 'lost')
  await eventually(
    async () => {
      await bus.publish('a', 'back')
      expect(heard).toContain('back')
    },
    { withinMs: 10_000 },
  )
  expect(heard).not.toContain('lost')
  await bus.close()
})

test('a Postgres that is away at the start is waited for, not failed over', async () => {
  const trouble: unknown[] = []
  const bus = await postgresBus('postgresql://nobody@127.0.0.1:1/none', { onTrouble: (error) => trouble.push(error) })
  await expect(bus.publish('a', 1)).resolves.toBeUndefined()
  expect(trouble.length).toBeGreaterThanOrEqual(2)
  await bus.close()
})
