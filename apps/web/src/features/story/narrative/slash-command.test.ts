import { expect, test } from 'vitest'
import { matchingItems } from './slash-items.tsx'
import { slashIn } from './slash-command.ts'

test('a slash opens the menu at the start of a line and after a space', () => {
  expect(slashIn('/', 1)).toEqual({ from: 1, to: 2, query: '' })
  expect(slashIn('Sales /head', 10)).toEqual({ from: 16, to: 21, query: 'head' })
  expect(slashIn('/heading 1', 1)).toMatchObject({ query: 'heading 1' })
})

test('a slash inside a word, a date or a path opens nothing', () => {
  for (const text of ['and/or', 'https://example', '1/2', 'a / 2', '//']) expect(slashIn(text, 1)).toBeNull()
})

test('writing on after a slash closes the menu by itself', () => {
  expect(slashIn('/this is simply a longer sentence', 1)).toBeNull()
})

test('items are found by their names and by other words for them', () => {
  expect(matchingItems('h2', true).map((item) => item.label)).toEqual(['Heading 2'])
  expect(matchingItems('kpi', true).map((item) => item.label)).toEqual(['Number'])
  expect(matchingItems('number', true).map((item) => item.label)).toEqual(['Number', 'Numbered list'])
  expect(matchingItems('heading 1', true).map((item) => item.label)).toEqual(['Heading 1'])
  expect(matchingItems('zzz', true)).toEqual([])
})

test('a text card offers no cards inside itself', () => {
  expect(matchingItems('', false).every((item) => item.run.kind === 'format')).toBe(true)
})
