import { expect, test } from 'vitest'
import type { ResultSet } from '@insightengine/shared/result'
import { bytesOf, memoryResultCache, type CachedResult } from './result-cache.ts'

function aResult(rows: number): CachedResult {
  const data = { kind: 'int32', values: new Int32Array(rows), nulls: null } as const
  const result: ResultSet = { columns: [{ name: 'n', type: 'integer', vendorType: 'integer', data }], rowCount: rows, truncated: null, executionTimeMs: 1 }
  return { result, computedAt: '2025-01-01T00:00:00.000Z' }
}

test('a result is kept until its time is over', async () => {
  let time = 0
  const cache = memoryResultCache({ maxBytes: 1e6, ttlMs: 1000, now: () => time })
  const entry = aResult(1)
  await cache.set('a', entry)
  time = 999
  expect(await cache.get('a')).toBe(entry)
  time = 1000
  expect(await cache.get('a')).toBeNull()
  expect(await cache.get('b')).toBeNull()
})

test('when there is no more room the result that nobody used for longest goes', async () => {
  const size = bytesOf(aResult(1000).result)
  const cache = memoryResultCache({ maxBytes: size * 5, ttlMs: 1000 })
  for (const key of ['a', 'b', 'c', 'd', 'e']) await cache.set(key, aResult(1000))
  await cache.get('a')
  await cache.set('f', aResult(1000))
  const kept = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(async (key) => ((await cache.get(key)) ? key : null)))
  expect(kept.filter(Boolean)).toEqual(['a', 'c', 'd', 'e', 'f'])
})

test('one result neither fills the cache nor is counted twice when it is set again', async () => {
  const size = bytesOf(aResult(1000).result)
  const cache = memoryResultCache({ maxBytes: size * 4.5, ttlMs: 1000 })
  await cache.set('huge', aResult(2000))
  expect(await cache.get('huge')).toBeNull()
  for (let round = 0; round < 10; round++) for (const key of ['a', 'b', 'c', 'd']) await cache.set(key, aResult(1000))
  for (const key of ['a', 'b', 'c', 'd']) expect(await cache.get(key)).not.toBeNull()
})
