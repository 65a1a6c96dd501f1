import { expect, test } from 'vitest'
import { presenceColorOf } from '@insightengine/shared/collab'
import { distinctPeople, readPeople } from './people.ts'

const state = (id: string, name: string, rest: object = {}) => ({ user: { id, name, color: '#2563eb' }, pageId: null, cardId: null, ...rest })

test('people are read from presence; what cannot be read is left out', () => {
  const states = new Map<number, unknown>([[3, state('ada', 'Ada', { cardId: 'c1' })], [1, { cursor: null }], [2, null]])
  expect(readPeople(states, 3)).toEqual([
    { clientId: 3, userId: 'ada', name: 'Ada', color: '#2563eb', pageId: null, cardId: 'c1', isMe: true },
  ])
})

test('a colour that is no colour is replaced by the person’s own', () => {
  const states = new Map<number, unknown>([[1, { ...state('ada', 'Ada'), user: { id: 'ada', name: 'Ada', color: 'red; background: url(x)' } }]])
  expect(readPeople(states, 9)[0]?.color).toBe(presenceColorOf('ada'))
})

test('a person with two tabs is shown once, I come first, and my own other tab is there too', () => {
  const states = new Map<number, unknown>([[1, state('ben', 'Ben', { pageId: 'old' })], [2, state('ada', 'Ada')], [5, state('ben', 'Ben', { pageId: 'new' })], [7, state('cy', 'Cy')], [9, state('cy', 'Cy')]])
  const people = distinctPeople(readPeople(states, 7))
  expect(people.map(({ name }) => name)).toEqual(['Cy', 'Ada', 'Ben', 'Cy'])
  expect(people[2]?.pageId).toBe('new')
})
