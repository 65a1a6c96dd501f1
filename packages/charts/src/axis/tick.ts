import { textWidth } from './text-width.ts'

/** A tick, what it says, and where its middle is on the axis. */
export interface Tick {
  value: number | string
  label: string
  pixel: number
}

export const tickGap = 10

/** Whether the tick's label stays within the picture. */
export function isInside({ label, pixel }: Tick, fontSize: number, room: { from: number; to: number }): boolean {
  const half = textWidth(label, fontSize) / 2
  return pixel - half >= room.from && pixel + half <= room.to
}

/** Leaves out what would overlap its neighbour to the left, and labels that would leave the picture. */
export function thinToFit(ticks: readonly Tick[], fontSize: number, room: { from: number; to: number }): Tick[] {
  const kept: Tick[] = []
  let free = room.from
  for (const tick of ticks) {
    const half = textWidth(tick.label, fontSize) / 2
    if (tick.pixel - half < free || tick.pixel + half > room.to) continue
    kept.push(tick)
    free = tick.pixel + half + tickGap
  }
  return kept
}

/** Every `n`th tick, with the smallest `n` at which all fit: even distances read better than as many as possible. */
export function thinEvenly(ticks: readonly Tick[], fontSize: number, room: { from: number; to: number }): Tick[] {
  for (let n = 1; n < ticks.length; n += 1) {
    const every = ticks.filter((_, index) => index % n === 0)
    const fitting = thinToFit(every, fontSize, room)
    // The outermost label may fall off at an edge without making the others sparser.
    if (fitting.length >= Math.max(1, every.length - 1)) return fitting
  }
  return thinToFit(ticks.slice(0, 1), fontSize, room)
}
