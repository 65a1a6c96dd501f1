import { expect, test } from 'vitest'
import { initialStatus, sessionReducer, type SessionEvent } from './session-status.ts'
import { saveState, saveWords } from './save-state.ts'

const change = (at: number): SessionEvent[] => [{ type: 'outbox', event: 'changed', at }, { type: 'outbox', event: 'sent', at }]
const confirm: SessionEvent = { type: 'outbox', event: 'confirmed', at: 0 }
const statusAfter = (...events: SessionEvent[]) => events.reduce(sessionReducer, initialStatus)
const words = (...events: SessionEvent[]) => saveWords(saveState(statusAfter(...events), false))
const synced: SessionEvent = { type: 'synced' }
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
  expect(words(synced, lost)).toBe('Offline')
  expect(words(synced, ...change(0), lost)).toBe('Offline, 1 change kept here')
  expect(words(synced, ...change(0), lost, { type: 'outbox', event: 'changed', at: 1 })).toBe('Offline, 2 changes kept here')
})

test('back online, changes count as unsaved until the handshake is confirmed', () => {
  const back: SessionEvent[] = [synced, ...change(0), lost, synced, { type: 'outbox', event: 'sent', at: 0 }]
  expect(words(...back)).toBe('Saving…')
  expect(words(...back, confirm)).toBe('Saved')
})
