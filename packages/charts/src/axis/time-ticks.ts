import { formatTimeTick } from '../format/format-date.ts'
import { floorTime, grains, stepTime, type Grain } from '../prepare/time-grain.ts'
import { isInside, thinToFit, type Tick } from './tick.ts'

interface Step {
  grain: Grain
  count: number
}
const steps: readonly Step[] = (
  [
    ['second', [1, 5, 15, 30]],
    ['minute', [1, 5, 15, 30]],
    ['hour', [1, 3, 6, 12]],
    ['day', [1, 2]],
    ['week', [1, 2]],
    ['month', [1]],
    ['quarter', [1, 2]],
    ['year', [1, 2, 5, 10, 20, 50, 100]],
  ] as const
).flatMap(([grain, counts]) => counts.map((count) => ({ grain, count })))

const approximateMs: Record<Grain, number> = {
  second: 1e3,
  minute: 6e4,
  hour: 3.6e6,
  day: 8.64e7,
  week: 6.048e8,
  month: 2.63e9,
  quarter: 7.89e9,
  year: 3.156e10,
}

export interface TimeTickOptions {
  /** No tick between two periods of the data. */
  finest: Grain
  /** Null where the axis has no such place. */
  toPixel: (ms: number) => number | null
  fontSize: number
  /** Pixels before the first and behind the last place that a label may use. */
  room: { from: number; to: number }
  locale?: string | undefined
}

/** Ticks on round dates between `from` and `to`, as many as fit beside each other. */
export function timeTicks(from: number, to: number, options: TimeTickOptions): Tick[] {
  let best: Tick[] = []
  for (const step of steps) {
    if (grains.indexOf(step.grain) < grains.indexOf(options.finest)) continue
    if ((to - from) / (approximateMs[step.grain] * step.count) > 60) continue
    const ticks = ticksOf(from, to, step, options)
    // A label at the very end may fall off without making the others sparser.
    const inside = ticks.filter((tick) => isInside(tick, options.fontSize, options.room))
    const fitting = thinToFit(inside, options.fontSize, options.room)
    if (inside.length >= Math.min(2, ticks.length) && inside.length > 0 && fitting.length === inside.length) return inside
    if (fitting.length > best.length) best = fitting
  }
  return best
}

function ticksOf(from: number, to: number, { grain, count }: Step, { toPixel, locale, finest }: TimeTickOptions): Tick[] {
  // Ticks each quarter of monthly data carry the month's name; quarters are named only where the data is quarterly.
  const words = grain === 'quarter' && finest !== 'quarter' ? 'month' : grain
  const ticks: Tick[] = []
  for (let ms = floorTime(from, grain); ms <= to; ms = stepTime(ms, grain)) {
    const pixel = ms >= from && periodNumber(ms, grain) % count === 0 ? toPixel(ms) : null
    if (pixel !== null) ticks.push({ value: ms, label: formatTimeTick(ms, words, locale), pixel })
  }
  return ticks
}

function periodNumber(ms: number, grain: Grain): number {
  const date = new Date(ms)
  if (grain === 'year') return date.getUTCFullYear()
  if (grain === 'quarter') return Math.floor(date.getUTCMonth() / 3)
  if (grain === 'month') return date.getUTCMonth()
  return Math.floor(ms / approximateMs[grain])
}
