import type { FilterValue } from '@insightengine/shared/filter'

type DateRange = Extract<FilterValue, { type: 'date_range' }>

export interface QuickRange {
  key: string
  label: string
  range: DateRange
}

/** Ranges people ask for, counted from `today` (`YYYY-MM-DD` where the reader is), today included. */
export function quickRanges(today: string): QuickRange[] {
  const year = Number(today.slice(0, 4))
  return [
    { key: 'last30', label: 'Last 30 days', range: between(addDays(today, -29), today) },
    { key: 'last90', label: 'Last 90 days', range: between(addDays(today, -89), today) },
    { key: 'this_year', label: 'This year', range: between(`${pad(year)}-01-01`, `${pad(year)}-12-31`) },
    { key: 'last_year', label: 'Last year', range: between(`${pad(year - 1)}-01-01`, `${pad(year - 1)}-12-31`) },
    { key: 'all', label: 'All time', range: between(null, null) },
  ]
}

/** The reader's calendar day. */
export function todayIn(timeZone: string, now = new Date()): string {
  // Sweden writes dates as ISO does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now)
}

/** What the control shows: the range's own name when it has one. */
export function rangeLabel(range: DateRange | null, quick: readonly QuickRange[], locale?: string): string {
  if (!range || (range.start === null && range.end === null)) return 'All time'
  const named = quick.find(({ range: other }) => other.start === range.start && other.end === range.end)
  if (named) return named.label
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const say = (day: string) => format.format(new Date(`${day}T00:00:00Z`))
  if (range.start === null) return `Until ${say(range.end ?? '')}`
  return range.end === null ? `Since ${say(range.start)}` : `${say(range.start)} – ${say(range.end)}`
}

function between(start: string | null, end: string | null): DateRange {
  return { type: 'date_range', start, end }
}

function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

function pad(year: number): string {
  return String(year).padStart(4, '0')
}
