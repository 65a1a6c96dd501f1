import { expect, test } from 'vitest'
import { holderOf } from './ticket-holder.ts'

const ticketWith = (claims: unknown) => `header.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`

test('a ticket tells whom it was made out to', () => {
  expect(holderOf(ticketWith({ sub: 'ann', name: 'Änne ÿÿ' }))).toBe('ann')
})

test('what is no ticket belongs to nobody', () => {
  expect(holderOf('')).toBeNull()
  expect(holderOf('a.b.c')).toBeNull()
  expect(holderOf(ticketWith({ name: 'Ann' }))).toBeNull()
})
