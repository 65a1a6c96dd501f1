import { z } from 'zod'

/**
 * Order without positions: every item carries a string, and an item goes between two others by getting a string between
 * theirs, so that concurrent moves never renumber anything. Strings compare as code units. Two random digits at the end keep
 * two people who insert at the same place from making the same string; readers break the remaining ties by id.
 */
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const last = digits.length - 1
const wellFormed = /^[0-9A-Za-z]*[1-9A-Za-z]$/

/**
 * A key as documents hold it. It never ends in the lowest digit, so there is always room before it. Anything else was not made
 * here; its item is ordered as if it had been put in the middle.
 */
export const OrderKey = z.string().regex(wellFormed).catch('V')

/** A key strictly between `before` and `after`; null means the open end. */
export function keyBetween(before: string | null, after: string | null, random: () => number = Math.random): string {
  const start = before !== null && wellFormed.test(before) ? before : ''
  // Equal or crossed neighbours can only come from a tie; going just after `before` is the best that is left.
  const end = after !== null && wellFormed.test(after) && start < after ? after : null
  return middle(start, end) + jitter(random)
}

function middle(low: string, high: string | null): string {
  let prefix = ''
  for (let i = 0; ; i++) {
    const from = i < low.length ? digits.indexOf(low.charAt(i)) : 0
    const to = high === null ? last + 1 : i < high.length ? digits.indexOf(high.charAt(i)) : 0
    // Appending takes small steps, so that a list that only grows keeps short keys; inserting halves the gap.
    if (to - from > 1) return prefix + digits.charAt(high === null && i < low.length ? from + 1 : Math.floor((from + to) / 2))
    prefix += digits.charAt(from)
    if (to - from === 1) high = null
  }
}

function jitter(random: () => number): string {
  return digits.charAt(Math.floor(random() * digits.length)) + digits.charAt(1 + Math.floor(random() * last))
}

/** Orders by key, then id. */
export function byOrder(a: { order: string; id: string }, b: { order: string; id: string }): number {
  return a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
