import { expect, test } from 'vitest'
import { applyAwarenessUpdate, Awareness, removeAwarenessStates } from 'y-protocols/awareness'
import { Doc } from 'yjs'
import { writePresence } from './presence-message.ts'
import { inOrder } from './presence-order.ts'

const here = { clientId: 7, clock: 5, state: '{"pageId":"one"}' }

function someoneHere(): Awareness {
  const awareness = new Awareness(new Doc())
  applyAwarenessUpdate(awareness, writePresence([here]), null)
  awareness.destroy()
  return awareness
}

test('news pass as they are', () => {
  expect(inOrder(someoneHere(), { ...here, clock: 6 })).toEqual({ ...here, clock: 6 })
  expect(inOrder(someoneHere(), { ...here, clientId: 8 })).toEqual({ ...here, clientId: 8 })
})

test('whoever left and comes back is news again, though their count is not', () => {
  const awareness = someoneHere()
  removeAwarenessStates(awareness, [7], null)
  const next = inOrder(awareness, here)
  expect(next).toEqual({ ...here, clock: 6 })
  applyAwarenessUpdate(awareness, writePresence([next!]), null)
  expect(awareness.getStates().get(7)).toEqual({ pageId: 'one' })
})

test('a repetition is dropped, except as a sign of life', () => {
  expect(inOrder(someoneHere(), here)).toBeNull()
  expect(inOrder(someoneHere(), here, Date.now() + 15_000)).toEqual({ ...here, clock: 6 })
})
