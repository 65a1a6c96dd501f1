import type { XAxis } from '../prepare/prepared.ts'
import { tickFontSize } from './frame.ts'
import { fitText, textWidth } from './text-width.ts'
import { thinEvenly, thinToFit, tickGap, type Tick } from './tick.ts'
import { timeTicks } from './time-ticks.ts'

/** Which labels stand under the bands (or points) of an x axis, and how. */
export interface BandLabels {
  /** Label by key of the point; points without one stay unlabelled. */
  labels: Map<string, string>
  /** Degrees, 0 or -40. */
  rotation: number
  height: number
}

/** Names are tilted rather than left out while there is room; dates and numbers are thinned, since the missing ones can be guessed. */
export function bandLabels(axis: XAxis, innerWidth: number, marginLeft: number, maxHeight: number, locale?: string): BandLabels {
  const band = innerWidth / Math.max(1, axis.points.length)
  const ticks = axis.points.map(({ key, label }, index): Tick => ({ value: key, label, pixel: (index + 0.5) * band }))
  // The first label may reach under the value axis.
  const room = { from: 4 - marginLeft, to: innerWidth + 10 }
  const flat = (chosen: readonly Tick[]): BandLabels => ({
    labels: new Map(chosen.map(({ value, label }) => [String(value), label])),
    rotation: 0,
    height: tickFontSize + 4,
  })
  if (thinToFit(ticks, tickFontSize, room).length === ticks.length) return flat(ticks)
  if (axis.kind === 'time') return flat(timeLabels(axis, ticks, room, locale))
  if (axis.kind === 'number') return flat(thinEvenly(ticks, tickFontSize, room))
  return tilted(ticks, band, marginLeft, maxHeight)
}

function timeLabels(axis: XAxis, ticks: readonly Tick[], room: { from: number; to: number }, locale: string | undefined): readonly Tick[] {
  const pixels = new Map(axis.points.map(({ position }, index) => [position, ticks[index]?.pixel ?? 0]))
  const first = axis.points[0]?.position
  const last = axis.points.at(-1)?.position
  if (first === null || first === undefined || last === null || last === undefined || !axis.grain) return thinEvenly(ticks, tickFontSize, room)
  // Bands are even while months are not, so ticks are placed by band and only those that meet one are kept.
  const chosen = timeTicks(first, last, {
    finest: axis.grain,
    fontSize: tickFontSize,
    room,
    toPixel: (ms) => pixels.get(ms) ?? null,
    locale,
  })
  const byPosition = new Map(axis.points.map(({ position, key }) => [position, key]))
  const named = chosen.map((tick) => ({ ...tick, value: byPosition.get(Number(tick.value)) ?? '' }))
  return named.length >= 2 ? named : thinEvenly(ticks, tickFontSize, room)
}

function tilted(ticks: readonly Tick[], band: number, marginLeft: number, maxHeight: number): BandLabels {
  const radians = (40 / 180) * Math.PI
  const length = Math.min(130, Math.max(40, maxHeight / Math.sin(radians)))
  const every = Math.max(1, Math.ceil((tickFontSize + 5) / band))
  const chosen = ticks.filter((_, index) => index % every === 0)
  // A label leans to the left of its band; the first ones have only the axis' own margin there.
  const labels = chosen.map((tick) => ({ ...tick, label: fitText(tick.label, tickFontSize, Math.min(length, (tick.pixel + marginLeft - 4) / Math.cos(radians))) }))
  const longest = labels.reduce((most, { label }) => Math.max(most, textWidth(label, tickFontSize)), 0)
  return {
    labels: new Map(labels.map(({ value, label }) => [String(value), label])),
    rotation: -40,
    height: Math.ceil(longest * Math.sin(radians)) + tickGap,
  }
}
