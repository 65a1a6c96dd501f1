import { presenceColorOf } from '@insightengine/shared/collab'
import { newId, type OrgId, type StoryId, type UserId } from '@insightengine/shared/ids'
import { expect, test } from 'vitest'
import type { CollabSocket } from './collab-socket.ts'
import { guardPresence, leavePresence } from './presence.ts'

function aSocket(fullName: string): CollabSocket {
  const identity = { userId: newId<UserId>(), orgId: newId<OrgId>(), storyId: newId<StoryId>(), fullName }
  return { identity, clientId: null } as CollabSocket
}
/** As the hook gets them: Hocuspocus' own empty state comes first. */
const states = (entries: Record<number, unknown>) =>
  new Map<number, Record<string, unknown>>([[999, {}], ...Object.entries(entries).map(([id, state]): [number, Record<string, unknown>] => [Number(id), state as Record<string, unknown>])])

test('who somebody is comes from the server; where they are comes from them', () => {
  const story = { speakers: new Map<number, CollabSocket>() }
  const ada = aSocket('Ada')
  const said = states({ 7: { user: { id: 'x', name: 'The Boss', color: '#000000' }, pageId: 'p' } })
  guardPresence(story, ada, said)
  const { userId } = ada.identity!
  expect(said.get(7)).toEqual({ user: { id: userId, name: 'Ada', color: presenceColorOf(userId) }, pageId: 'p' })
})

test('nobody speaks for somebody else, or for two', () => {
  const story = { speakers: new Map<number, CollabSocket>() }
  const [ada, bob] = [aSocket('Ada'), aSocket('Bob')]
  guardPresence(story, ada, states({ 7: {} }))
  const said = states({ 7: { pageId: 'bob was here' }, 8: {}, 9: {} })
  guardPresence(story, bob, said)
  expect([...said.keys()]).toEqual([8])
  const again = states({ 9: {} })
  guardPresence(story, bob, again)
  expect(again.size).toBe(0)
})

test('after a reconnect the same client speaks from its new socket', () => {
  const story = { speakers: new Map<number, CollabSocket>() }
  const [before, after] = [aSocket('Ada'), aSocket('Ada')]
  guardPresence(story, before, states({ 7: {} }))
  leavePresence(story, before)
  const said = states({ 7: {} })
  guardPresence(story, after, said)
  expect(said.size).toBe(1)
  leavePresence(story, before)
  expect(story.speakers.get(7)).toBe(after)
})

test('a presence that is no object, or from nobody, is dropped', () => {
  const story = { speakers: new Map<number, CollabSocket>() }
  const said = states({ 7: 'text' })
  guardPresence(story, aSocket('Ada'), said)
  expect(said.size).toBe(0)
  const unknown = states({ 8: {} })
  guardPresence(story, { identity: null, clientId: null } as CollabSocket, unknown)
  expect(unknown.size).toBe(0)
})
