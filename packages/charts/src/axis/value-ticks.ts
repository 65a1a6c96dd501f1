/** A scale's ends and the ticks on it, all on round numbers. */
export interface ValueScale {
  min: number
  max: number
  ticks: number[]
}

/** A scale that holds every value and has about `count` ticks. With `zero` it starts at zero, as a bar's length must. */
export function valueScale(values: readonly number[], count: number, zero: boolean): ValueScale {
  let least = values.reduce((a, b) => Math.min(a, b), zero ? 0 : Infinity)
  let most = values.reduce((a, b) => Math.max(a, b), zero ? 0 : -Infinity)
  if (!Number.isFinite(least) || !Number.isFinite(most)) [least, most] = [0, 1]
  if (least === most) {
    const room = Math.abs(least) || 1
    if (least >= 0) [least, most] = [0, most + (least === 0 ? 1 : room * 0.25)]
    else [least, most] = [least - room * 0.25, 0]
  }
  const step = roundStep((most - least) / Math.max(1, count))
  const first = Math.floor(least / step + 1e-9)
  const last = Math.ceil(most / step - 1e-9)
  // Counting in steps and multiplying keeps 0.30000000000000004 off the axis.
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => cleanProduct(first + index, step))
  return { min: ticks[0] ?? 0, max: ticks.at(-1) ?? 1, ticks }
}

function roundStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw))
  const share = raw / power
  return (share <= 1.000001 ? 1 : share <= 2.000001 ? 2 : share <= 2.500001 && power > 1 ? 2.5 : share <= 5.000001 ? 5 : 10) * power
}

function cleanProduct(index: number, step: number): number {
  return Number((index * step).toPrecision(12))
}
