import type { FilterValue } from '@insightengine/shared/filter'
import type { FilterChoices } from '../story-filters/filter-choices.ts'

/** What the address says: `?page=2&f.<filterId>=…`. A copied address shows others the same. */
export interface ViewerAddress {
  /** Counted from 1. */
  page: number
  choices: FilterChoices
}

const prefix = 'f.'

export function readAddress(search: string): ViewerAddress {
  const params = new URLSearchParams(search)
  const page = Number(params.get('page') ?? '1')
  const choices: FilterChoices = {}
  for (const [name, text] of params) {
    if (!name.startsWith(prefix)) continue
    const value = readChoice(text)
    if (value !== undefined) choices[name.slice(prefix.length)] = value
  }
  return { page: Number.isInteger(page) && page >= 1 ? page : 1, choices }
}

/** The query string, with its question mark unless it is empty. Parameters of others, such as a campaign's, stay. */
export function writeAddress({ page, choices }: ViewerAddress, search: string): string {
  const params = new URLSearchParams(search)
  for (const name of Array.from(params.keys())) if (name === 'page' || name.startsWith(prefix)) params.delete(name)
  if (page > 1) params.set('page', String(page))
  for (const id of Object.keys(choices).sort()) params.set(prefix + id, writeChoice(choices[id] ?? null))
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

const range = /^(\d{4}-\d{2}-\d{2})?\.\.(\d{4}-\d{2}-\d{2})?$/

/** `2024-01-01..2024-03-31`, either end open; `'..'` in quotes is the text. Numbers and yes/no are bare, a text that looks like one is quoted. */
function writeChoice(value: FilterValue | null): string {
  if (value === null) return ''
  if (value.type === 'date_range') return `${value.start ?? ''}..${value.end ?? ''}`
  const { value: chosen } = value
  return typeof chosen === 'string' && !isAmbiguous(chosen) ? chosen : JSON.stringify(chosen)
}

function readChoice(text: string): FilterValue | null | undefined {
  if (text === '') return null
  const days = range.exec(text)
  if (days) return { type: 'date_range', start: days[1] ?? null, end: days[2] ?? null }
  const parsed = parseScalar(text)
  return { type: 'select', value: parsed === undefined ? text : parsed }
}

function isAmbiguous(text: string): boolean {
  return text === '' || range.test(text) || parseScalar(text) !== undefined
}

function parseScalar(text: string): string | number | boolean | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined
  } catch {
    // Most values are plain words, and those are no JSON.
    return undefined
  }
}
