/** How the person's own language writes things. The page is in English; numbers and dates follow the browser. */
const locale = typeof navigator === 'undefined' ? 'en' : navigator.language

const whole = new Intl.NumberFormat(locale)
const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
// Relative times are words, and our words are English.
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

export function formatNumber(value: number): string {
  return whole.format(value)
}

/** 12.3K, for counts where the size matters more than the last digit. */
export function formatCompact(value: number): string {
  return compact.format(value)
}

export function formatDate(value: string | Date): string {
  return day.format(new Date(value))
}

export function formatDateTime(value: string | Date): string {
  return moment.format(new Date(value))
}

const steps: readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

/** "5 minutes ago" up to a week, then the date. */
export function formatRelative(value: string | Date, now = new Date()): string {
  const seconds = (new Date(value).getTime() - now.getTime()) / 1000
  const size = Math.abs(seconds)
  if (size < 45) return 'just now'
  if (size > 7 * 86_400) return formatDate(value)
  for (const [unit, length] of steps) if (size >= length * 0.75) return relative.format(Math.round(seconds / length) || Math.sign(seconds), unit)
  return 'just now'
}

/** "30 seconds", "2 minutes": for waiting times, rounded up so that the promise holds. */
export function formatSeconds(seconds: number): string {
  if (seconds < 90) return plural(Math.max(1, Math.ceil(seconds)), 'second')
  return plural(Math.ceil(seconds / 60), 'minute')
}

/** How long something took: "84 ms", "1.3 s". */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  return `${(ms / 1000).toLocaleString(locale, { maximumFractionDigits: ms < 10_000 ? 1 : 0 })} s`
}

/** "1 page", "1,204 pages". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`
}
