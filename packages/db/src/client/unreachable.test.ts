import pg from 'pg'
import { expect, test } from 'vitest'
import { openDb } from './db.ts'
import { isDatabaseUnreachable } from './unreachable.ts'

test('a database that refuses connections is unreachable, whoever asks it', async () => {
  const nobody = 'postgres://nobody:nothing@127.0.0.1:1/nothing'
  const db = openDb({ appUrl: nobody, onError: () => {} })
  const failures = await Promise.all([
    db.prisma.user.findFirst().catch((error: unknown) => error),
    db.prisma.$queryRaw`select 1`.catch((error: unknown) => error),
    db.pool.query('select 1').catch((error: unknown) => error),
  ])
  expect(failures.map(isDatabaseUnreachable)).toEqual([true, true, true])
  await db.close()
})

test('what PostgreSQL says while it shuts down counts as unreachable, and what it answers does not', () => {
  const answer = (code: string) => Object.assign(new pg.DatabaseError('as PostgreSQL says', 20, 'error'), { code })
  expect(['57P01', '57P03', '08006', '53300'].map((code) => isDatabaseUnreachable(answer(code)))).toEqual([true, true, true, true])
  expect(['23505', '42P01', '57014', '40001'].map((code) => isDatabaseUnreachable(answer(code)))).toEqual([false, false, false, false])
  expect(isDatabaseUnreachable(new Error('wrapped', { cause: answer('57P01') }))).toBe(true)
  expect(isDatabaseUnreachable('ECONNREFUSED')).toBe(false)
})
