import type { Parameter } from '../driver.ts'

/** A parameter in PostgreSQL's text form; the server reads it as the type the statement gives it. */
export function encodeParameter(value: Parameter): string | null {
  if (value === null) return null
  if (typeof value === 'object') return `{${value.map((item) => encodeItem(item)).join(',')}}`
  return String(value)
}

function encodeItem(item: string | number): string {
  return typeof item === 'number' ? String(item) : `"${item.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}
