import type { ColumnType } from '@insightengine/shared/result'

/** From fine to coarse. */
export const grains = ['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const
export type Grain = (typeof grains)[number]

const msPer = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 } as const
/** 1970-01-05, the first Monday: weeks are counted from it. */
const monday = 4 * msPer.day

export function isTimeType(type: ColumnType): boolean {
  return type === 'date' || type === 'timestamp' || type === 'timestamptz'
}

/** Milliseconds since the epoch. A timestamp without a zone is read as if it were UTC, and shown as such: as it stands in the database. */
export function readTime(value: unknown): number | null {
  if (typeof value !== 'string') return null
  const text = value.length === 10 ? `${value}T00:00:00Z` : value.endsWith('Z') ? value : `${value}Z`
  const ms = Date.parse(text)
  return Number.isNaN(ms) ? null : ms
}

/** The start of the period that `ms` lies in. */
export function floorTime(ms: number, grain: Grain): number {
  switch (grain) {
    case 'second':
    case 'minute':
    case 'hour':
    case 'day':
      return Math.floor(ms / msPer[grain]) * msPer[grain]
    case 'week':
      return Math.floor((ms - monday) / msPer.week) * msPer.week + monday
    case 'month':
    case 'quarter':
    case 'year': {
      const date = new Date(ms)
      const unit = monthsPer[grain]
      return Date.UTC(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / unit) * unit, 1)
    }
  }
}
const monthsPer = { month: 1, quarter: 3, year: 12 } as const

/** The start of the period `count` periods after the one that starts at `ms`. */
export function stepTime(ms: number, grain: Grain, count = 1): number {
  if (grain === 'month' || grain === 'quarter' || grain === 'year') {
    const date = new Date(ms)
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + monthsPer[grain] * count, 1)
  }
  return ms + msPer[grain] * count
}

/** The coarsest grain at which every time is the start of a period. A single day is a day, whatever weekday it is. */
export function detectGrain(times: readonly number[]): Grain {
  if (new Set(times).size <= 1) return times.every((ms) => ms % msPer.day === 0) ? 'day' : 'second'
  for (const grain of ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute'] as const)
    if (times.every((ms) => floorTime(ms, grain) === ms)) return grain
  return 'second'
}

export function coarser(grain: Grain): Grain | null {
  return grains[grains.indexOf(grain) + 1] ?? null
}
