import type { Aggregate } from '@insightengine/shared/chart'
import type { WireValue } from '@insightengine/shared/result'
import { decimalsOf, readNumber } from './read-number.ts'

/**
 * Folds the cells that share a mark into its number. Nulls are left out, as SQL does; only nulls give null, except that their
 * count is 0. `none` takes the first value there is.
 */
export function aggregate(values: readonly WireValue[], how: Aggregate): number | null {
  const present = values.filter((value) => value !== null)
  if (how === 'count') return present.length
  const numbers = present.map(readNumber).filter((number) => number !== null)
  const first = numbers[0]
  if (first === undefined) return null
  switch (how) {
    case 'none':
      return first
    case 'sum':
      return withoutNoise(sum(numbers), present)
    case 'avg':
      return Number((sum(numbers) / numbers.length).toPrecision(12))
    case 'min':
      return numbers.reduce((least, number) => Math.min(least, number))
    case 'max':
      return numbers.reduce((most, number) => Math.max(most, number))
  }
}

/** Neumaier's compensated sum: the lost low digits of each addition are carried beside the total. */
export function sum(numbers: readonly number[]): number {
  let total = 0
  let lost = 0
  for (const number of numbers) {
    const next = total + number
    lost += Math.abs(total) >= Math.abs(number) ? total - next + number : number - next + total
    total = next
  }
  return total + lost
}

/** 0.1 + 0.2 is 0.3 for people: a sum has no more decimals than what was added. */
function withoutNoise(total: number, values: readonly WireValue[]): number {
  let decimals = 0
  for (const value of values) {
    const own = decimalsOf(value)
    if (own === null) return Number(total.toPrecision(15))
    decimals = Math.max(decimals, own)
  }
  // toFixed takes up to 100 digits and writes numbers from 1e21 with an exponent, where decimals no longer exist anyway.
  return Number(total.toFixed(Math.min(decimals, 100)))
}
