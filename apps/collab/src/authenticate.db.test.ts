import { request } from 'node:http'
import { withOrg } from '@insightengine/db/client'
import { readUpdates } from '@insightengine/db/story-log'
import { aMember, anOrg, aStory, testDatabase, type TestStory } from '@insightengine/db/testing'
import { storyDoorbellTopic, type StoryDoorbell } from '@insightengine/shared/collab'
import { createPage } from '@insightengine/shared/doc'
import { closeCodes } from '@insightengine/shared/errors'
import { newId, type StoryId, type UserId } from '@insightengine/shared/ids'
import { afterAll, expect, test } from 'vitest'
import { aCollab, anEditor, eventually, signTicket, ticketKey, type Editor } from './testing/index.ts'

const { db, drop } = await testDatabase()
// Long looks: where a test expects somebody to be closed, it is the doorbell that did it.
const node = await aCollab(db, { lookMs: 60_000, signInMs: 300 })
afterAll(async () => {
  await node.close()
  await drop()
})

const changeMember = (orgId: TestStory['orgId'], userId: UserId, data: { role?: 'viewer'; isActive?: boolean }) =>
  withOrg(db, orgId, (tx) => tx.orgMember.updateMany({ where: { userId }, data }))

const turnedAway = (reason: keyof typeof closeCodes) => ({ code: closeCodes[reason].code, told: [reason], saved: 0 })

/** What becomes of somebody who comes with something to write. */
async function outcomeOf(editor: Editor): Promise<{ code: number; told: string[]; saved: number }> {
  createPage(editor.doc, { title: 'not wanted' }, 'user')
  const code = await editor.closed()
  editor.leave()
  return { code, told: editor.refusals, saved: editor.saves.saved }
}

const entriesOf = async ({ orgId, storyId }: TestStory) => (await readUpdates(db, orgId, storyId, 1)).length

test('a ticket that is forged, expired, for another story or used before opens nothing', async () => {
  const org = await anOrg(db)
  const [story, other] = [await aStory(db, org), await aStory(db, org)]
  const claims = { sub: org.userId, org: org.orgId, story: story.storyId }
  const otherKey = new TextEncoder().encode('another key, as long as the first one was')
  const bad = [signTicket(otherKey, claims), signTicket(ticketKey, claims, { expires: '-1s' }), signTicket(ticketKey, { ...claims, story: other.storyId }), Promise.resolve('')]
  for (const ticket of bad) expect(await outcomeOf(anEditor({ ...node, story, user: org, ticket: () => ticket }))).toEqual(turnedAway('unauthorized'))

  const once = signTicket(ticketKey, claims)
  const first = anEditor({ ...node, story, user: org, ticket: () => once })
  await first.synced()
  expect(await outcomeOf(anEditor({ ...node, story, user: org, ticket: () => once }))).toEqual(turnedAway('unauthorized'))
  expect(await entriesOf(story)).toBe(0)
  first.leave()
})

test('somebody of another organisation gets in neither with theirs nor with ours', async () => {
  const [org, stranger] = [await anOrg(db), await anOrg(db)]
  const story = await aStory(db, org)
  const as = (orgId: TestStory['orgId']) => () => signTicket(ticketKey, { sub: stranger.userId, org: orgId, story: story.storyId })
  expect(await outcomeOf(anEditor({ ...node, story, user: stranger, ticket: as(org.orgId) }))).toEqual(turnedAway('forbidden'))
  expect(await outcomeOf(anEditor({ ...node, story, user: stranger, ticket: as(stranger.orgId) }))).toEqual(turnedAway('story_deleted'))
  expect(await entriesOf(story)).toBe(0)
})

test('a viewer writes nothing, whatever the ticket said a minute ago', async () => {
  const org = await anOrg(db)
  const viewer = await aMember(db, org.orgId, { role: 'viewer' })
  for (const status of ['draft', 'published'] as const) {
    const story = await aStory(db, org, { status })
    expect(await outcomeOf(anEditor({ ...node, story, user: viewer }))).toEqual(turnedAway('forbidden'))
    expect(await entriesOf(story)).toBe(0)
  }
})

test('a story that does not exist is said to be gone', async () => {
  const org = await anOrg(db)
  const story = { orgId: org.orgId, storyId: newId<StoryId>() }
  expect(await outcomeOf(anEditor({ ...node, story, user: org }))).toEqual(turnedAway('story_deleted'))
})

test('an editor who loses the right while editing is closed, and what they type then is nowhere', async () => {
  const org = await anOrg(db)
  const story = await aStory(db, org)
  for (const change of [{ role: 'viewer' }, { isActive: false }] as const) {
    const [analyst, stays] = [await aMember(db, org.orgId), await aMember(db, org.orgId)]
    const [leaving, staying] = [anEditor({ ...node, story, user: analyst }), anEditor({ ...node, story, user: stays })]
    await Promise.all([leaving.synced(), staying.synced()])
    createPage(leaving.doc, { title: 'before' }, 'user')
    await leaving.saves.allSaved()
    await changeMember(org.orgId, analyst.userId, change)
    const closed = leaving.closed()
    await node.bus.publish(storyDoorbellTopic, { kind: 'access_changed', orgId: org.orgId, userId: analyst.userId, from: 'api' } satisfies StoryDoorbell)
    expect(await closed).toBe(closeCodes.forbidden.code)
    createPage(leaving.doc, { title: 'after' }, 'user')
    await eventually(() => expect(leaving.refusals).toContain('forbidden'))
    const authors = (await readUpdates(db, org.orgId, story.storyId, 1)).filter(({ userId }) => userId === analyst.userId)
    expect(authors).toHaveLength(1)
    expect(staying.closes).toEqual([])
    leaving.leave()
    staying.leave()
  }
})

test('a socket that shows no ticket is closed after a moment', async () => {
  const org = await anOrg(db)
  const story = await aStory(db, org)
  const silent = anEditor({ ...node, story, user: org, ticket: () => new Promise(() => undefined) })
  expect(await silent.closed()).toBe(closeCodes.unauthorized.code)
  silent.leave()
})

test('pages from elsewhere get no socket, and other paths are left to others', async () => {
  const status = (path: string, origin?: string) =>
    new Promise<number | string>((resolve) => {
      const headers = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==', ...(origin ? { origin } : {}) }
      const asked = request(node.url.replace('ws:', 'http:').replace('/collab', path), { headers, timeout: 300 })
      asked.on('response', (response) => resolve(response.statusCode ?? 0))
      asked.on('upgrade', (_response, socket) => {
        socket.destroy()
        resolve('open')
      })
      asked.on('timeout', () => {
        asked.destroy()
        resolve('left alone')
      })
      asked.on('error', () => undefined)
      asked.end()
    })
  expect(await status('/collab', 'https://evil.example')).toBe(403)
  expect(await status('/collab', 'http://insight.test')).toBe('open')
  expect(await status('/collab')).toBe('open')
  expect(await status('/elsewhere')).toBe('left alone')
})
