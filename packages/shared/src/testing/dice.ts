import { seededRandom, type Random } from '../random/index.ts'

export interface Dice {
  seed: number
  next: Random
  /** A whole number from 0, below `limit`. */
  below: (limit: number) => number
  pick: <T>(items: readonly T[]) => T
}

/** Chance for tests that can be played again: SEED in the environment replaces the fresh seed. The seed belongs into every failure message. */
export function rollDice(seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))): Dice {
  const next = seededRandom(seed)
  const below = (limit: number) => Math.floor(next() * limit)
  return { seed, next, below, pick: (items) => items[below(items.length)]! }
}
