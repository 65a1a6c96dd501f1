import type { Grain } from '../prepare/time-grain.ts'

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Everything is shown in UTC: times are drawn as they stand in the database. */
function dateFormatter(locale: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale ?? ''} ${JSON.stringify(options)}`
  let formatter = formatters.get(key)
  if (!formatter) formatters.set(key, (formatter = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })))
  return formatter
}

const options: Record<Exclude<Grain, 'quarter'>, Intl.DateTimeFormatOptions> = {
  year: { year: 'numeric' },
  month: { year: 'numeric', month: 'short' },
  week: { year: 'numeric', month: 'short', day: 'numeric' },
  day: { year: 'numeric', month: 'short', day: 'numeric' },
  hour: { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  minute: { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  second: { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
}

/** The name of the period that starts at `ms`: "2024", "Q3 2024", "Aug 2024", "Aug 5, 2024". */
export function formatPeriod(ms: number, grain: Grain, locale?: string): string {
  if (grain === 'quarter') {
    const date = new Date(ms)
    return `Q${Math.floor(date.getUTCMonth() / 3) + 1} ${date.getUTCFullYear()}`
  }
  return dateFormatter(locale, options[grain]).format(ms)
}

/** Shorter, for ticks: the year is left to the ticks that begin one when the others are within it. */
export function formatTimeTick(ms: number, grain: Grain, locale?: string): string {
  if (grain === 'week' || grain === 'day') return dateFormatter(locale, { month: 'short', day: 'numeric' }).format(ms)
  if (grain === 'hour' || grain === 'minute') return dateFormatter(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(ms)
  if (grain === 'second') return dateFormatter(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(ms)
  return formatPeriod(ms, grain, locale)
}
