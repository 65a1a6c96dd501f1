import { z } from 'zod'

/**
 * A query string holds text only; this gives numbers, booleans and lists the type that the input's schema expects and leaves the rest to
 * the schema to refuse. Unlike zod's own coercion, `false` is false, and the schema itself stays as strict as it is for JSON.
 */
export function readQueryString(schema: z.ZodType | null, query: Record<string, unknown>): Record<string, unknown> {
  const shape = schema instanceof z.ZodObject ? (schema.shape as Record<string, z.ZodType>) : {}
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, shape[name] ? readValue(shape[name], value) : value]))
}

function readValue(schema: z.ZodType, value: unknown): unknown {
  const inner = unwrap(schema)
  if (inner instanceof z.ZodArray) return [value].flat().map((entry) => readValue(inner.element as z.ZodType, entry))
  if (typeof value !== 'string') return value
  if (inner instanceof z.ZodNumber) return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value
  if (inner instanceof z.ZodBoolean) return value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : value
  return value
}

function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable || schema instanceof z.ZodPrefault)
    return unwrap(schema.unwrap() as z.ZodType)
  return schema
}
