import type { Random } from '@insightengine/shared/random'

/** Draws from a seeded source. Nothing else in the generator may be random, so that a seed gives the same shop everywhere. */

export function between(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1))
}

export function oneOf<T>(random: Random, items: readonly T[]): T {
  return items[Math.floor(random() * items.length)] as T
}

export function chance(random: Random, probability: number): boolean {
  return random() < probability
}

/** An index, drawn in proportion to the weights. */
export function weightedIndex(random: Random, weights: readonly number[]): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0)
  for (const [index, weight] of weights.entries()) {
    left -= weight
    if (left < 0) return index
  }
  return weights.length - 1
}

export function weighted<K extends string>(random: Random, weights: Readonly<Record<K, number>>): K {
  const keys = Object.keys(weights) as K[]
  return keys[weightedIndex(random, Object.values<number>(weights))] as K
}

/** A normal deviate by Box and Muller. */
export function normal(random: Random, mean: number, deviation: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()))
  return mean + deviation * radius * Math.cos(2 * Math.PI * random())
}

/** A count with the given mean. Above 30, the normal approximation is close enough for a shop. */
export function poisson(random: Random, mean: number): number {
  if (mean > 30) return Math.max(0, Math.round(normal(random, mean, Math.sqrt(mean))))
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = random(); product > limit; product *= random()) count++
  return count
}
