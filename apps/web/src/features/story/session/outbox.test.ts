import { expect, test } from 'vitest'
import { emptyOutbox, outboxReducer, unsavedCount, type OutboxEvent } from './outbox.ts'

const after = (...events: OutboxEvent[]) => events.reduce(outboxReducer, emptyOutbox)

test('a change counts as unsaved until its own confirmation arrives', () => {
  expect(unsavedCount(after('changed', 'sent'))).toBe(1)
  expect(unsavedCount(after('changed', 'sent', 'confirmed'))).toBe(0)
})

test('a confirmation answers the oldest message, not the newest', () => {
  expect(unsavedCount(after('changed', 'sent', 'changed', 'sent', 'changed', 'sent', 'confirmed'))).toBe(2)
})

test('changes made after the connection broke are saved only by the next handshake', () => {
  const offline = after('changed', 'sent', 'disconnected', 'changed', 'changed')
  expect(unsavedCount(offline)).toBe(3)
  const handshake = outboxReducer(offline, 'sent')
  expect(unsavedCount(handshake)).toBe(3)
  expect(unsavedCount(outboxReducer(handshake, 'confirmed'))).toBe(0)
})

test('a confirmation that nothing waits for confirms nothing', () => {
  expect(unsavedCount(after('changed', 'sent', 'disconnected', 'confirmed'))).toBe(1)
})

test('a change typed between handshake and its confirmation stays unsaved', () => {
  expect(unsavedCount(after('changed', 'sent', 'changed', 'confirmed'))).toBe(1)
})
