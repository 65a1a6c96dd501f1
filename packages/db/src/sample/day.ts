/** A calendar day as `YYYY-MM-DD`; days compare as text. */
export type Day = string

const msPerDay = 86_400_000

/** The generator asks for the same few thousand days half a million times; dates are slow to read and to write. */
const numbers = new Map<Day, number>()
const days = new Map<number, Day>()

/** Days since 1970-01-01. */
export function dayNumber(day: Day): number {
  let number = numbers.get(day)
  if (number === undefined) numbers.set(day, (number = Math.floor(Date.parse(`${day}T00:00:00Z`) / msPerDay)))
  return number
}

export function addDays(from: Day, count: number): Day {
  const number = dayNumber(from) + count
  let day = days.get(number)
  if (day === undefined) days.set(number, (day = new Date(number * msPerDay).toISOString().slice(0, 10)))
  return day
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
