import { z } from 'zod'
import { OrgId } from '@insightengine/shared/ids'

/** The part of JSON Schema that zod writes. */
export interface JsonSchema {
  $ref?: string
  type?: string | string[]
  format?: string
  pattern?: string
  description?: string
  const?: unknown
  enum?: unknown[]
  default?: unknown
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: boolean | JsonSchema
  items?: JsonSchema
  prefixItems?: JsonSchema[]
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  maxItems?: number
}

/** A schema as people read types: `{ name: string, pages?: number }`, one property a line, limits as comments. */
export function schemaText(schema: JsonSchema, indent = ''): string {
  // Only schemas that contain themselves are references: JSON values and the like.
  if (schema.$ref) return 'any'
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return [...new Set(choices.map((choice) => schemaText(choice, indent)))].join(' | ')
  if (schema.allOf) return schema.allOf.map((part) => schemaText(part, indent)).join(' & ')
  if (schema.prefixItems) return `[${schema.prefixItems.map((item) => schemaText(item, indent)).join(', ')}]`
  if (schema.type === 'array') return listText(schemaText(schema.items ?? {}, indent))
  if (schema.properties && Object.keys(schema.properties).length > 0) return objectText(schema, schema.properties, indent)
  if (schema.type === 'object') return typeof schema.additionalProperties === 'object' ? `{ [name]: ${schemaText(schema.additionalProperties, indent)} }` : '{}'
  if (Array.isArray(schema.type)) return schema.type.join(' | ')
  return schema.type ?? 'any'
}

function listText(item: string): string {
  return /[|&]/.test(item) && !item.startsWith('{') ? `(${item})[]` : `${item}[]`
}

function objectText(schema: JsonSchema, properties: Record<string, JsonSchema>, indent: string): string {
  const inner = `${indent}  `
  const lines = Object.entries(properties).map(([name, property]) => {
    const mark = schema.required?.includes(name) ? '' : '?'
    const note = noteOf(property)
    return `${inner}${name}${mark}: ${schemaText(property, inner)}${note ? `  // ${note}` : ''}`
  })
  return `{\n${lines.join('\n')}\n${indent}}`
}

const count = (value: number) => value.toLocaleString('en')

/** What our branded ids look like in JSON Schema. */
const idPattern = z.toJSONSchema(OrgId).pattern

/** Limits and defaults worth knowing. zod's safe-integer bounds are not news. */
function noteOf({ format, pattern, minLength, maxLength, minimum, maximum, maxItems, default: byDefault, description }: JsonSchema): string {
  const range = (low: number | undefined, high: number | undefined, unit: string) =>
    low !== undefined && high !== undefined ? `${count(low)}–${count(high)}${unit}` : high !== undefined ? `at most ${count(high)}${unit}` : low !== undefined && low > 0 ? `at least ${count(low)}${unit}` : ''
  const isSafe = (bound: number | undefined) => (bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER ? bound : undefined)
  const notes = [
    description,
    format ?? (pattern === idPattern ? 'uuid' : ''),
    range(minLength, maxLength, ' characters'),
    range(isSafe(minimum), isSafe(maximum), ''),
    maxItems ? `at most ${count(maxItems)}` : '',
    byDefault === undefined ? '' : `default ${JSON.stringify(byDefault)}`,
  ]
  return notes.filter(Boolean).join(', ')
}

/** A value that fits, for the curl line: only what is required, so that it stays short. */
export function exampleOf(schema: JsonSchema, name = ''): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.default !== undefined) return schema.default
  if (schema.enum) return schema.enum[0]
  const choice = (schema.anyOf ?? schema.oneOf)?.[0]
  if (choice) return exampleOf(choice, name)
  if (schema.type === 'array') return [exampleOf(schema.items ?? {}, name)]
  if (schema.type === 'object')
    return Object.fromEntries(Object.entries(schema.properties ?? {}).flatMap(([key, value]) => (schema.required?.includes(key) ? [[key, exampleOf(value, key)]] : [])))
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum && schema.minimum > 0 ? schema.minimum : 1
  if (schema.type === 'boolean') return true
  return exampleText(schema, name)
}

const namedExamples: Record<string, string> = { email: 'ann@example.com', password: 'correct horse battery', newPassword: 'a longer one, please', sql: 'select 1', fullName: 'Ann Smith', host: 'db.example.com', column: 'country' }

function exampleText({ format }: JsonSchema, name: string): string {
  if (namedExamples[name]) return namedExamples[name]
  if (format === 'email') return 'ann@example.com'
  if (format === 'uuid' || /(^id|Id)$/.test(name)) return '00000000-0000-4000-8000-000000000000'
  if (/token$/i.test(name)) return 'THE_TOKEN_YOU_WERE_GIVEN'
  return name === '' ? 'text' : `A ${name.replaceAll(/([A-Z])/g, ' $1').toLowerCase()}`
}
