import { expect, test } from 'vitest'
import { closeReasonFrom, initialStatus, onlyHereCount, sessionReducer, type SessionEvent } from './session-status.ts'

const after = (...events: SessionEvent[]) => events.reduce(sessionReducer, initialStatus)
const outbox = (event: 'changed' | 'sent' | 'confirmed', at = 0): SessionEvent => ({ type: 'outbox', event, at })
const synced: SessionEvent = { type: 'synced' }
const refused: SessionEvent = { type: 'closed', reason: 'update_refused' }

test('a lost connection keeps the story open', () => {
  expect(after(synced, { type: 'closed', reason: null })).toMatchObject({ phase: 'open', isConnected: false })
  expect(after(synced, { type: 'closed', reason: 'shutting_down' }, synced)).toMatchObject({ phase: 'open', isConnected: true })
})

test('a deleted story ends the session, and nothing revives it', () => {
  const ended = after(synced, { type: 'closed', reason: 'story_deleted' }, synced, { type: 'closed', reason: null })
  expect(ended).toMatchObject({ phase: 'ended', end: 'story_deleted' })
})

test('the age of unsaved work counts from its oldest change', () => {
  const typing = after(synced, outbox('changed', 10), outbox('sent', 10), outbox('changed', 20), outbox('sent', 20))
  expect(typing.unsavedSince).toBe(10)
  expect(after(synced, outbox('changed', 10), outbox('sent', 10), outbox('confirmed', 30)).unsavedSince).toBeNull()
})

test('a change that is refused three times in a row ends the session instead of trying for ever', () => {
  expect(after(synced, refused, synced, refused, synced).phase).toBe('open')
  expect(after(synced, refused, synced, refused, synced, refused)).toMatchObject({ phase: 'ended', end: 'unsaveable' })
})

test('a commit in between forgives earlier refusals', () => {
  const saved: SessionEvent[] = [synced, outbox('changed'), outbox('sent'), outbox('confirmed')]
  expect(after(synced, refused, synced, refused, ...saved, refused).phase).toBe('open')
})

test('close reasons are read from the code, or from the words where there is no code', () => {
  expect(closeReasonFrom({ code: 4404, reason: '' })).toBe('story_deleted')
  expect(closeReasonFrom({ code: 1000, reason: 'This story was deleted.' })).toBe('story_deleted')
  expect(closeReasonFrom({ code: 1000, reason: 'forbidden' })).toBe('forbidden')
  expect(closeReasonFrom({ code: 1006, reason: '' })).toBeNull()
})

test('a copy of the story stands in for a server that does not answer, and only then', () => {
  const restored: SessionEvent = { type: 'restored', changes: 2, hasStory: true, keptText: null, at: 0 }
  expect(after(restored).phase).toBe('opening')
  expect(after(restored, { type: 'late' })).toMatchObject({ phase: 'open', isConnected: false, canEdit: true })
  expect(after(restored, { type: 'closed', reason: null })).toMatchObject({ phase: 'open', isConnected: false, canEdit: true })
  expect(after({ ...restored, hasStory: false }, { type: 'closed', reason: null }).phase).toBe('opening')
  expect(after(restored, { type: 'closed', reason: 'forbidden' }).phase).toBe('ended')
})

test('what is in the local copy may be left behind, what is in the tab alone may not', () => {
  const restored: SessionEvent = { type: 'restored', changes: 2, hasStory: true, keptText: null, at: 0 }
  expect(onlyHereCount(after(restored))).toBe(0)
  expect(onlyHereCount(after(restored, outbox('changed')))).toBe(1)
  expect(onlyHereCount(after(restored, outbox('changed'), { type: 'kept', upTo: 3 }))).toBe(0)
  expect(onlyHereCount(after(outbox('changed'), outbox('sent'), outbox('confirmed')))).toBe(0)
})
