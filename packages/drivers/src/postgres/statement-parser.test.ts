import { expect, test } from 'vitest'
import { failureOf } from '../testing/read.ts'
import { analyzePostgres, StatementParser } from './statement-parser.ts'

async function inner(sql: string): Promise<string> {
  const { start, end } = await analyzePostgres(sql)
  return sql.slice(start, end)
}

test('the statement is found among comments, semicolons and characters of any length', async () => {
  expect(await inner('-- é😀\n  select \'😀\' as "ä" /* é */ ; -- é')).toBe('select \'😀\' as "ä" /* é */ ')
  expect(await inner('select 1')).toBe('select 1')
})

test.each([
  ['select 1', true],
  ['select 1 union all select 2 order by 1', true],
  ['select * from (select 1 limit 1) s', true],
  ['with a as (select 1 limit 1) select * from a', true],
  ['select 1 limit 1', false],
  ['select 1 offset 1', false],
  ['select 1 order by 1 fetch first 3 rows with ties', false],
  ['(select 1 limit 1)', false],
  ['(select 1) union all (select 2) limit 1', false],
  ['table sample limit 1', false],
  ['values (1), (2) limit 1', false],
  ['explain select 1', false],
])('%s can be wrapped: %s', async (sql, canWrap) => {
  expect((await analyzePostgres(sql)).canWrap).toBe(canWrap)
})

test('nothing, or nothing but comments, is no statement', async () => {
  for (const sql of ['', '  \n', '-- only this', ';;']) expect(await failureOf(analyzePostgres(sql)), sql).toMatchObject({ reason: 'syntax' })
})

test('a text with a NUL is refused: nobody would see what comes after it', async () => {
  expect(await failureOf(analyzePostgres('select 1\0; delete from t'))).toMatchObject({ reason: 'syntax', position: 9 })
})

test('a second statement is pointed at', async () => {
  const sql = `select '😀'; delete from t`
  expect(await failureOf(analyzePostgres(sql))).toMatchObject({ reason: 'not_read_only', position: sql.indexOf('delete') + 1 })
})

test('text that is nested too deeply for the parser is refused, again and again, without harm to the texts around it', async () => {
  const parser = new StatementParser()
  const deep = [`select ${'1+'.repeat(30_000)}1`, `select ${'('.repeat(40_000)}1${')'.repeat(40_000)}`]
  for (let round = 0; round < 3; round++) {
    const asked = deep.flatMap((sql) => [failureOf(parser.parse(sql)), parser.parse('select 1')])
    const answers = await Promise.all(asked)
    expect(answers.filter((_, index) => index % 2 === 1)).toEqual(deep.map(() => ({ start: 0, end: 8, canWrap: true })))
    expect(answers.filter((_, index) => index % 2 === 0)).toEqual([{ reason: 'too_large' }, { reason: 'syntax' }].map((part) => expect.objectContaining(part)))
  }
})

test('the longest text we take is parsed beside the event loop', async () => {
  let longestGap = 0
  let last = performance.now()
  const beat = setInterval(() => {
    longestGap = Math.max(longestGap, performance.now() - last)
    last = performance.now()
  }, 5)
  await Promise.all(Array.from({ length: 5 }, (_, index) => analyzePostgres(`select * from t where x in (${`${index},`.repeat(49_000)}1)`)))
  clearInterval(beat)
  expect(longestGap).toBeLessThan(250)
})
