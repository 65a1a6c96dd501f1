import { expect, test } from 'vitest'
import { z } from 'zod'
import { exampleOf, schemaText, type JsonSchema } from './schema-text.ts'

const jsonSchemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema

const Order = z.object({
  id: z.uuid(),
  status: z.enum(['open', 'paid']).default('open'),
  lines: z.array(z.object({ sku: z.string().max(40), amount: z.number().int().min(1) })).min(1),
  note: z.string().nullable().optional(),
  tags: z.record(z.string(), z.string()).optional(),
})

test('a schema reads like a type, with limits beside the fields', () => {
  expect(schemaText(jsonSchemaOf(Order))).toBe(`{
  id: string  // uuid
  status?: "open" | "paid"  // default "open"
  lines: {
    sku: string  // at most 40 characters
    amount: integer  // at least 1
  }[]
  note?: string | null
  tags?: { [name]: string }
}`)
})

test('lists of choices keep their brackets, and anything goes where nothing is said', () => {
  expect(schemaText(jsonSchemaOf(z.array(z.union([z.string(), z.number()]))))).toBe('(string | number)[]')
  expect(schemaText(jsonSchemaOf(z.unknown()))).toBe('any')
})

test('an example holds what is required and fits the schema', () => {
  const example = exampleOf(jsonSchemaOf(Order))
  expect(example).toEqual({ id: expect.any(String), lines: [{ sku: 'A sku', amount: 1 }] })
  expect(Order.safeParse(example).success).toBe(true)
})
