import type { RunQueryOutput } from '@insightengine/shared/query'
import { newId, type RunId } from '@insightengine/shared/ids'
import { expect, test } from 'vitest'
import type { RequestFailure } from '../../lib/failure.ts'
import { failedRange, nextRun, resultOf, type QueryRun } from './query-run.ts'

const aResult = (): RunQueryOutput => ({
  runId: newId<RunId>(),
  columns: [],
  values: [],
  rowCount: 0,
  truncated: null,
  executionTimeMs: 3,
  fromCache: false,
  computedAt: '2026-01-01T00:00:00.000Z',
})
const aFailure = (position: number | null): RequestFailure => ({
  code: 'query_failed',
  message: 'no',
  requestId: null,
  details: { failure: { reason: 'syntax', message: 'no', driverCode: '42601', position, hint: null, timeoutMs: null } },
})
const run = (text: string, offset = 0): QueryRun => nextRun({ status: 'idle' }, { type: 'started', sent: { text, offset }, at: 1 })
const failAt = (text: string, position: number | null, offset = 0) => nextRun(run(text, offset), { type: 'failed', failure: aFailure(position) })

test('the last good result stays while the next run is under way and after it failed', () => {
  const result = aResult()
  const done = nextRun(run('select 1'), { type: 'succeeded', result })
  const again = nextRun(done, { type: 'started', sent: { text: 'x', offset: 0 }, at: 2 })
  expect(resultOf(again)).toBe(result)
  expect(resultOf(nextRun(again, { type: 'failed', failure: aFailure(null) }))).toBe(result)
})

test('the word at the position the database named is marked', () => {
  const text = 'select * from ordres'
  expect(failedRange(failAt(text, 15))).toEqual({ from: 14, to: 20 })
})

test('positions are the editor’s own, counted from where the sent part starts', () => {
  const text = "select '😀😀', nope"
  expect(failedRange(failAt(text, text.indexOf('nope') + 1, 100))).toEqual({ from: 115, to: 119 })
})

test('an error at the very end marks the last character, and one without a place marks nothing', () => {
  expect(failedRange(failAt('select', 7))).toEqual({ from: 5, to: 6 })
  expect(failedRange(failAt('select', null))).toBeNull()
})
