import { afterAll, expect, test } from 'vitest'
import { newId, type StoryId } from '@insightengine/shared/ids'
import { withOrg } from '../client/index.ts'
import { aMember, anOrg, aStory, testDatabase } from '../testing/index.ts'
import { appendUpdates, readHeads, readStoryAccess } from './index.ts'

const { db, drop } = await testDatabase()
afterAll(drop)

test('tells each person’s role and each story’s state, in the order asked', async () => {
  const [org, other] = [await anOrg(db), await anOrg(db)]
  const viewer = await aMember(db, org.orgId, { role: 'viewer' })
  const [draft, published] = [await aStory(db, org), await aStory(db, org, { status: 'published' })]
  const foreign = await aStory(db, other)
  const asked = [
    { userId: viewer.userId, storyId: published.storyId },
    { userId: org.userId, storyId: draft.storyId },
    { userId: other.userId, storyId: draft.storyId },
    { userId: org.userId, storyId: foreign.storyId },
  ]
  expect(await readStoryAccess(db, org.orgId, asked)).toEqual([
    { role: 'viewer', fullName: viewer.fullName, status: 'published' },
    { role: 'owner', fullName: org.fullName, status: 'draft' },
    null,
    { role: 'owner', fullName: org.fullName, status: null },
  ])
})

test('a membership or an account that was switched off counts no more', async () => {
  const org = await anOrg(db)
  const { storyId } = await aStory(db, org)
  const [left, locked] = [await aMember(db, org.orgId), await aMember(db, org.orgId)]
  await withOrg(db, org.orgId, (tx) => tx.orgMember.updateMany({ where: { userId: left.userId }, data: { isActive: false } }))
  await db.prisma.user.update({ where: { id: locked.userId }, data: { isActive: false } })
  expect(await readStoryAccess(db, org.orgId, [left, locked].map(({ userId }) => ({ userId, storyId })))).toEqual([null, null])
})

test('heads tell the last place in the log and the projected one, of the stories that exist', async () => {
  const org = await anOrg(db)
  const { storyId } = await aStory(db, org)
  await appendUpdates(db, org.orgId, storyId, [{ update: Uint8Array.of(0, 0), userId: null, clientId: null }])
  const gone = newId<StoryId>()
  expect(await readHeads(db, org.orgId, [gone, storyId])).toEqual(new Map([[storyId, { seq: 2, projectedSeq: 1 }]]))
})
