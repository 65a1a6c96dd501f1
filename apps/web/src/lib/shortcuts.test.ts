import { expect, test } from 'vitest'
import { advance, isForTyping } from './shortcuts.ts'

const press = (key: string, modifiers: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...modifiers,
})
const known = ['mod+k', '?', 'g h', 'g s', 'c s', 'mod+shift+p']

/** What each press completes, typed one after the other without a pause. */
function type(...presses: ReturnType<typeof press>[]): (string | null)[] {
  let typed: ReturnType<typeof press>[] = []
  return presses.map((each) => {
    const step = advance(typed, each, known)
    typed = step.typed
    return step.matched
  })
}

test('a chord answers to Ctrl and to ⌘, whatever the keyboard calls it', () => {
  expect(type(press('k', { ctrlKey: true }))).toEqual(['mod+k'])
  expect(type(press('k', { metaKey: true }))).toEqual(['mod+k'])
})

test('a letter with another modifier is another key', () => {
  expect(type(press('k'))).toEqual([null])
  expect(type(press('P', { ctrlKey: true, shiftKey: true }))).toEqual(['mod+shift+p'])
  expect(type(press('p', { ctrlKey: true }))).toEqual([null])
})

test('a symbol is found with Shift or without, as keyboards differ', () => {
  expect(type(press('?', { shiftKey: true }))).toEqual(['?'])
  expect(type(press('?'))).toEqual(['?'])
})

test('two keys in a row act on the second', () => {
  expect(type(press('g'), press('s'))).toEqual([null, 'g s'])
})

test('a wrong second key forgets the first, and may begin anew', () => {
  expect(type(press('g'), press('x'), press('s'))).toEqual([null, null, null])
  expect(type(press('g'), press('c'), press('s'))).toEqual([null, null, 'c s'])
})

test('after an action nothing is left over', () => {
  expect(type(press('g'), press('h'), press('s'))).toEqual([null, 'g h', null])
})

test('letters are text where somebody types, and shortcuts elsewhere', () => {
  const element = (tagName: string, rest: object = {}) => ({ tagName, isContentEditable: false, role: null, ...rest })
  expect(isForTyping(press('g'), element('INPUT'))).toBe(true)
  expect(isForTyping(press('g'), element('DIV', { isContentEditable: true }))).toBe(true)
  expect(isForTyping(press('g'), element('BUTTON', { role: 'combobox' }))).toBe(true)
  expect(isForTyping(press('g'), element('BUTTON'))).toBe(false)
  expect(isForTyping(press('g'), null)).toBe(false)
})

test('chords and Escape act even while somebody types', () => {
  const input = { tagName: 'INPUT', isContentEditable: false, role: null }
  expect(isForTyping(press('k', { metaKey: true }), input)).toBe(false)
  expect(isForTyping(press('Escape'), input)).toBe(false)
})
