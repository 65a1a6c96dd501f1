export interface SeededRandom {
  seed: number
  /** From 0, below 1, like Math.random. */
  next: () => number
  /** A whole number from 0, below `limit`. */
  below: (limit: number) => number
  pick: <T>(items: readonly T[]) => T
}

/**
 * Chance that can be played again: SEED in the environment replaces the fresh seed, and the seed belongs into every failure
 * message. (mulberry32)
 */
export function seededRandom(seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))): SeededRandom {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return { seed, next, below, pick: (items) => items[below(items.length)]! }
}
