import { setTimeout as sleep } from 'node:timers/promises'
import { newId, type StoryId } from '@insightengine/shared/ids'
import { afterAll, expect, test } from 'vitest'
import { anOrg, aStory, testDatabase } from '../testing/index.ts'
import { keepRefusedUpdate, keptPerStory, listRefusedUpdates, useTicket } from './index.ts'

const { db, drop } = await testDatabase()
afterAll(drop)

test('a ticket is used once, also when two ask at the same moment', async () => {
  const { orgId } = await anOrg(db)
  const ticket = { ticketId: newId<string>(), expiresAt: new Date(Date.now() + 60_000) }
  const answers = await Promise.all(Array.from({ length: 5 }, () => useTicket(db, orgId, ticket)))
  expect(answers.filter(Boolean)).toHaveLength(1)
  expect(await useTicket(db, (await anOrg(db)).orgId, ticket)).toBe(true)
})

test('used tickets are forgotten long after nobody could use them', async () => {
  const { orgId } = await anOrg(db)
  const [old, recent] = [7_200_000, 600_000].map((ago) => ({ ticketId: newId<string>(), expiresAt: new Date(Date.now() - ago) })) as [{ ticketId: string; expiresAt: Date }, { ticketId: string; expiresAt: Date }]
  expect([await useTicket(db, orgId, old), await useTicket(db, orgId, recent)]).toEqual([true, true])
  expect([await useTicket(db, orgId, old), await useTicket(db, orgId, recent)]).toEqual([true, false])
})

test('the newest refused updates of a story are kept, of a story that is gone none', async () => {
  const org = await anOrg(db)
  const { storyId } = await aStory(db, org)
  const refused = { userId: org.userId, reason: 'too_large', head: Uint8Array.of(1, 2) }
  for (let bytes = 1; bytes <= keptPerStory + 5; bytes++) {
    await keepRefusedUpdate(db, org.orgId, { ...refused, storyId, bytes })
    // Newest is told by the millisecond.
    await sleep(2)
  }
  const kept = await listRefusedUpdates(db, org.orgId, storyId)
  expect(kept.map(({ bytes }) => bytes)).toEqual(Array.from({ length: keptPerStory }, (_, index) => keptPerStory + 5 - index))
  expect(kept[0]).toMatchObject({ storyId, userId: org.userId, reason: 'too_large', head: Buffer.of(1, 2) })
  const gone = newId<StoryId>()
  await keepRefusedUpdate(db, org.orgId, { ...refused, storyId: gone, bytes: 1 })
  expect(await listRefusedUpdates(db, org.orgId, gone)).toEqual([])
  expect(await listRefusedUpdates(db, (await anOrg(db)).orgId, storyId)).toEqual([])
})
