const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(timeZone: string): Intl.DateTimeFormat {
  // Names are read without regard to case; one entry each keeps the map as small as the list of zones.
  const key = timeZone.toLowerCase()
  let format = formats.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone, era: 'short', year: 'numeric', month: '2-digit', day: '2-digit' })
    formats.set(key, format)
  }
  return format
}

export function isTimeZone(timeZone: string): boolean {
  try {
    formatFor(timeZone)
    return true
  } catch {
    return false
  }
}

/**
 * The first moment of a calendar day in a time zone, in milliseconds since the epoch. Found by search over what the zone's clock shows,
 * because midnight need not exist: where summer time starts at midnight the day begins at one o'clock.
 */
export function startOfDay(day: string, timeZone: string): number {
  const wanted = dayNumber(day)
  const clockDay = (ms: number) => localDay(ms, formatFor(timeZone))
  // Zones lie between 12 hours behind and 14 hours ahead of UTC, local mean times of old included.
  let before = Math.floor(wanted * 86_400 - 16 * 3600)
  let reached = Math.floor(wanted * 86_400 + 16 * 3600)
  while (reached - before > 1) {
    const middle = Math.floor((before + reached) / 2)
    if (clockDay(middle * 1000) >= wanted) reached = middle
    else before = middle
  }
  return reached * 1000
}

function localDay(ms: number, format: Intl.DateTimeFormat): number {
  const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, value]))
  const year = Number(parts.get('year'))
  return daysFrom(parts.get('era') === 'BC' ? 1 - year : year, Number(parts.get('month')), Number(parts.get('day')))
}

/** Days since 1970-01-01 of a `YYYY-MM-DD`. */
export function dayNumber(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return daysFrom(year, month, date)
}

function daysFrom(year: number, month: number, date: number): number {
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  return new Date(0).setUTCFullYear(year, month - 1, date) / 86_400_000
}

/** True for a day that the calendar has. */
export function isDay(day: string): boolean {
  return /^(?!0000)\d{4}-\d\d-\d\d$/.test(day) && writeDay(dayNumber(day)) === day
}

/** `YYYY-MM-DD`; the year has more digits after 9999. */
export function writeDay(number: number): string {
  const date = new Date(number * 86_400_000)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`
}
