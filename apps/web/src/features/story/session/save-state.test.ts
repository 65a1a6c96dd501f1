import { expect, test } from 'vitest'
import { initialStatus, sessionReducer, type SessionEvent } from './session-status.ts'
import { saveState, saveWords } from './save-state.ts'

const change = (at: number): SessionEvent[] => [{ type: 'outbox', event: 'changed', at }, { type: 'outbox', event: 'sent', at }]
const confirm: SessionEvent = { type: 'outbox', event: 'confirmed', at: 0 }
const statusAfter = (...events: SessionEvent[]) => events.reduce(sessionReducer, initialStatus)
const words = (...events: SessionEvent[]) => saveWords(saveState(statusAfter(...events), false))
const synced: SessionEvent = { type: 'synced' }
const opened: SessionEvent = { type: 'restored', changes: 0, hasStory: true, keptText: null, at: 0 }
const lost: SessionEvent = { type: 'closed', reason: null }

test('“Saved” is said only when every change is confirmed', () => {
  expect(words(synced)).toBe('Saved')
  expect(words(synced, ...change(0))).toBe('Saving…')
  expect(words(synced, ...change(0), ...change(0), confirm)).toBe('Saving…')
  expect(words(synced, ...change(0), confirm)).toBe('Saved')
})

test('a confirmation that is overdue is admitted', () => {
  expect(saveWords(saveState(statusAfter(synced, ...change(0)), true))).toBe('Not saved yet, retrying')
  expect(saveWords(saveState(statusAfter(synced), true))).toBe('Saved')
})

test('offline says how much is kept here only', () => {
  expect(words(opened, synced, lost)).toBe('Offline')
  expect(words(opened, synced, ...change(0), lost)).toBe('Offline, 1 change kept here')
  expect(words(opened, synced, ...change(0), lost, { type: 'outbox', event: 'changed', at: 1 })).toBe('Offline, 2 changes kept here')
})

test('without a local copy, the tab is named as the only place', () => {
  expect(words(synced, ...change(0), lost)).toBe('Offline, 1 change kept in this tab')
  expect(words(opened, synced, { type: 'not_kept', isCleared: false }, ...change(0), lost)).toBe('Offline, 1 change kept in this tab')
  expect(words(opened, synced, { type: 'not_kept', isCleared: false }, ...change(0), lost, { type: 'kept', upTo: 1 })).toBe('Offline, 1 change kept here')
})

test('changes from before a reload are not “Saved” until the server has confirmed them', () => {
  const reloaded: SessionEvent = { ...opened, changes: 3 }
  expect(words(reloaded, lost)).toBe('Offline, 3 changes kept here')
  expect(words(reloaded, synced, { type: 'outbox', event: 'sent', at: 0 })).toBe('Saving…')
  expect(words(reloaded, synced, { type: 'outbox', event: 'sent', at: 0 }, confirm)).toBe('Saved')
})

test('back online, changes count as unsaved until the handshake is confirmed', () => {
  const back: SessionEvent[] = [synced, ...change(0), lost, synced, { type: 'outbox', event: 'sent', at: 0 }]
  expect(words(...back)).toBe('Saving…')
  expect(words(...back, confirm)).toBe('Saved')
})
