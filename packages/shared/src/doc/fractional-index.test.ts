import { expect, test } from 'vitest'
import { rollDice } from '../testing/index.ts'
import { byOrder, keyBetween, OrderKey } from './fractional-index.ts'

test('a key between two keys sorts between them, wherever things are inserted', () => {
  const dice = rollDice()
  const keys: string[] = []
  for (let round = 0; round < 3000; round++) {
    const at = dice.below(keys.length + 1)
    const key = keyBetween(keys[at - 1] ?? null, keys[at] ?? null, dice.next)
    const message = `seed ${dice.seed}, round ${round}: ${keys[at - 1]} < ${key} < ${keys[at]}`
    expect(at === 0 || keys[at - 1]! < key, message).toBe(true)
    expect(at === keys.length || key < keys[at]!, message).toBe(true)
    expect(OrderKey.parse(key), message).toBe(key)
    keys.splice(at, 0, key)
  }
})

test('a list that only grows at its end, or at its beginning, keeps short keys', () => {
  const dice = rollDice()
  let lastKey = keyBetween(null, null, dice.next)
  let firstKey = lastKey
  for (let n = 0; n < 200; n++) {
    lastKey = keyBetween(lastKey, null, dice.next)
    firstKey = keyBetween(null, firstKey, dice.next)
  }
  expect(lastKey.length, `seed ${dice.seed}`).toBeLessThan(30)
  expect(firstKey.length, `seed ${dice.seed}`).toBeLessThan(150)
})

test('two people who insert at the same place make different keys', () => {
  const dice = rollDice()
  const keys = Array.from({ length: 40 }, () => keyBetween('V', 'W', dice.next))
  expect(new Set(keys).size, `seed ${dice.seed}`).toBeGreaterThan(35)
})

test('between equal or crossed neighbours a key goes just after the first', () => {
  expect(keyBetween('V', 'V') > 'V').toBe(true)
  expect(keyBetween('W', 'V') > 'W').toBe(true)
})

test('keys that no accessor writes neither hang nor confuse the order', () => {
  for (const strange of ['', '0', 'V00', 'ü', ' ', 'V\u0000']) {
    expect(OrderKey.parse(strange)).toBe('V')
    expect(OrderKey.parse(keyBetween(null, strange))).not.toBe(strange)
    expect(OrderKey.parse(keyBetween(strange, null))).not.toBe(strange)
  }
})

test('equal keys are ordered by id, the same for everybody', () => {
  const items = [
    { order: 'V', id: 'b' },
    { order: 'A', id: 'z' },
    { order: 'V', id: 'a' },
  ]
  expect(items.sort(byOrder).map(({ id }) => id)).toEqual(['z', 'a', 'b'])
})
