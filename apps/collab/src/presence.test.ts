import { presenceColorOf } from '@insightengine/shared/collab'
import { newId, type OrgId, type StoryId, type UserId } from '@insightengine/shared/ids'
import { expect, test } from 'vitest'
import type { CollabSocket } from './collab-socket.ts'
import { limits } from './limits.ts'
import { writePresence, type PresenceEntry } from './presence-message.ts'
import { hearPresence, leavePresence } from './presence.ts'

function aSocket(fullName: string): CollabSocket {
  const identity = { userId: newId<UserId>(), orgId: newId<OrgId>(), storyId: newId<StoryId>(), fullName }
  return { identity, clientId: null } as CollabSocket
}

function aStory({ personElsewhere }: { personElsewhere?: string } = {}) {
  const said: [CollabSocket, PresenceEntry][] = []
  const presence = { say: (...words: [CollabSocket, PresenceEntry]) => void said.push(words), forget: () => undefined, personOf: () => personElsewhere }
  return { said, speakers: new Map<number, CollabSocket>(), elsewhere: new Map<number, string>(), presence: presence as never }
}
const saying = (states: Record<number, unknown>) => writePresence(Object.entries(states).map(([id, state]) => ({ clientId: Number(id), clock: 1, state: JSON.stringify(state) })))

test('who somebody is comes from the server; where they are comes from them', () => {
  const story = aStory()
  const ada = aSocket('Ada')
  expect(hearPresence(story, ada, saying({ 7: { user: { id: 'x', name: 'The Boss', color: '#000000' }, pageId: 'p' } }))).toBeNull()
  const { userId } = ada.identity!
  expect(JSON.parse(story.said[0]![1].state)).toEqual({ user: { id: userId, name: 'Ada', color: presenceColorOf(userId) }, pageId: 'p' })
})

test('nobody speaks for somebody else, or for two', () => {
  const story = aStory()
  const [ada, bob] = [aSocket('Ada'), aSocket('Bob')]
  hearPresence(story, ada, saying({ 7: {} }))
  hearPresence(story, bob, saying({ 7: { pageId: 'bob was here' }, 8: {}, 9: {} }))
  hearPresence(story, bob, saying({ 9: {} }))
  hearPresence(story, bob, saying({ 7: null }))
  expect(story.said.map(([socket, { clientId }]) => [socket, clientId])).toEqual([[ada, 7], [bob, 8]])
})

test('a client that is known from another node is taken over by the same person only', () => {
  const ada = aSocket('Ada')
  for (const [personElsewhere, heard] of [[newId(), 0], [ada.identity!.userId, 1]] as const) {
    const story = aStory({ personElsewhere })
    story.elsewhere.set(7, 'another node')
    hearPresence(story, { identity: ada.identity, clientId: null } as CollabSocket, saying({ 7: {} }))
    expect([story.said.length, story.elsewhere.size]).toEqual([heard, 1 - heard])
  }
})

test('after a reconnect the same client speaks from its new socket', () => {
  const story = aStory()
  const [before, after] = [aSocket('Ada'), aSocket('Ada')]
  hearPresence(story, before, saying({ 7: {} }))
  leavePresence(story, before)
  hearPresence(story, after, saying({ 7: {} }))
  leavePresence(story, before)
  expect(story.speakers.get(7)).toBe(after)
})

test('leaving without closing is heard', () => {
  const story = aStory()
  const ada = aSocket('Ada')
  hearPresence(story, ada, saying({ 7: {} }))
  hearPresence(story, ada, saying({ 7: null }))
  expect(story.said[1]![1].state).toBe('null')
})

test('a presence that is no object, not readable, too large or from nobody is refused', () => {
  const story = aStory()
  expect(hearPresence(story, aSocket('Ada'), saying({ 7: 'text' }))).toBe('update_refused')
  expect(hearPresence(story, aSocket('Ada'), writePresence([{ clientId: 7, clock: 1, state: '{' }]))).toBe('update_refused')
  expect(hearPresence(story, aSocket('Ada'), Uint8Array.of(9, 9))).toBe('update_refused')
  expect(hearPresence(story, aSocket('Ada'), saying({ 7: { pageId: 'x'.repeat(limits.presenceBytes) } }))).toBe('too_large')
  expect(hearPresence(story, { identity: null, clientId: null } as CollabSocket, saying({ 8: {} }))).toBe('update_refused')
  expect(story.said).toEqual([])
})

test('what a client repeats of others costs it nothing, however many they are', () => {
  const story = aStory()
  const ada = aSocket('Ada')
  hearPresence(story, ada, saying({ 7: {} }))
  const everybody = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [100 + index, { pageId: 'x'.repeat(100) }]))
  expect(hearPresence(story, ada, saying(everybody))).toBeNull()
  expect(story.said).toHaveLength(1)
})
