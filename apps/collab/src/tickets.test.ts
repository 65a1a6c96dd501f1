import { newId } from '@insightengine/shared/ids'
import { UnsecuredJWT } from 'jose'
import { expect, test } from 'vitest'
import { signTicket, ticketKey } from './testing/index.ts'
import { readTicket, UsedTickets } from './tickets.ts'

const claims = { sub: newId(), org: newId(), story: newId(), jti: 'one' }

test('a ticket of the API is read', async () => {
  const ticket = await readTicket(await signTicket(ticketKey, claims), ticketKey)
  expect(ticket).toMatchObject(claims)
  expect(ticket!.expiresAt.getTime()).toBeGreaterThan(Date.now() + 55_000)
})

test('a ticket that is forged, expired, for another purpose or unsigned is none', async () => {
  const otherKey = new TextEncoder().encode('another key, as long as the first one was')
  const unsigned = new UnsecuredJWT({ ...claims, name: 'x' }).setAudience('collab').setIssuedAt().setExpirationTime('60s').encode()
  const bad = [
    signTicket(otherKey, claims),
    signTicket(ticketKey, claims, { expires: '-1s' }),
    signTicket(ticketKey, claims, { audience: 'api' }),
    signTicket(ticketKey, { ...claims, story: undefined as never }),
    unsigned,
    'nonsense',
    '',
  ]
  for (const token of bad) expect(await readTicket(await token, ticketKey)).toBeNull()
})

test('a ticket opens one connection, and is forgotten when it has expired', () => {
  const used = new UsedTickets()
  const ticket = { jti: 'one', expiresAt: new Date(60_000) }
  expect(used.use(ticket, 0)).toBe(true)
  expect(used.use(ticket, 1)).toBe(false)
  expect(used.use({ jti: 'two', expiresAt: new Date(60_000) }, 1)).toBe(true)
  expect(used.use({ jti: 'three', expiresAt: new Date(130_000) }, 70_000)).toBe(true)
  expect(used.use(ticket, 70_000)).toBe(true)
})
