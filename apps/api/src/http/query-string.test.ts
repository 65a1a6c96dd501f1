import { expect, test } from 'vitest'
import { z } from 'zod'
import { readQueryString } from './query-string.ts'

const Input = z.object({
  limit: z.coerce.number().int().default(20),
  exact: z.number().optional(),
  refresh: z.boolean().default(false),
  tags: z.array(z.string()).optional(),
  ids: z.array(z.number()).nullable().optional(),
  q: z.string().default(''),
})
const read = (query: string) => readQueryString(Input, Object.fromEntries([...new URLSearchParams(query).keys()].map((key) => [key, valuesOf(query, key)])))
const valuesOf = (query: string, key: string) => {
  const values = new URLSearchParams(query).getAll(key)
  return values.length === 1 ? values[0] : values
}

test('numbers, booleans and lists arrive as what the schema expects', () => {
  expect(read('limit=5&exact=1.5&refresh=true&tags=one&ids=1&ids=2&q=12')).toEqual({ limit: 5, exact: 1.5, refresh: true, tags: ['one'], ids: [1, 2], q: '12' })
})

test('false is false', () => {
  expect(read('refresh=false')).toEqual({ refresh: false })
  expect(read('refresh=0')).toEqual({ refresh: false })
})

test('what does not fit is left for the schema to refuse', () => {
  expect(read('exact=&refresh=maybe&exact=x')).toEqual({ exact: ['', 'x'], refresh: 'maybe' })
  expect(Input.safeParse(read('refresh=maybe')).success).toBe(false)
  expect(Input.safeParse(read('exact=')).success).toBe(false)
})

test('names the schema does not know pass through, and the schema stays as strict as it was', () => {
  expect(read('other=1')).toEqual({ other: '1' })
  expect(Input.safeParse({ refresh: 'false' }).success).toBe(false)
})
