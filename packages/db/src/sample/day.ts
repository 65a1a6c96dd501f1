/** A calendar day as `YYYY-MM-DD`; days compare as text. */
export type Day = string

const msPerDay = 86_400_000

/** Days since 1970-01-01. */
export function dayNumber(day: Day): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / msPerDay)
}

export function addDays(day: Day, days: number): Day {
  return new Date((dayNumber(day) + days) * msPerDay).toISOString().slice(0, 10)
}

/** 1 is January. */
export function monthOf(day: Day): number {
  return Number(day.slice(5, 7))
}

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  return (dayNumber(day) + 4) % 7
}

/** Every day from `first` to `last`, both included. */
export function* daysBetween(first: Day, last: Day): Generator<Day> {
  for (let day = first; day <= last; day = addDays(day, 1)) yield day
}

/** The last day of the last full month before `today`, so that no chart ends in half a month. */
export function endOfLastMonth(today: Date): Day {
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), 0)).toISOString().slice(0, 10)
}
