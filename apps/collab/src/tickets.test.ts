import { newId } from '@insightengine/shared/ids'
import { UnsecuredJWT } from 'jose'
import { expect, test } from 'vitest'
import { signTicket, ticketKey } from './testing/index.ts'
import { readTicket } from './tickets.ts'

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
