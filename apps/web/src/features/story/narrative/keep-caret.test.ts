import { getSchema } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { StarterKit } from '@tiptap/starter-kit'
import { expect, test } from 'vitest'
import { caretAfterRestructure } from './keep-caret.ts'

const schema = getSchema([StarterKit])
const paragraph = (text: string) => ({ type: 'paragraph', ...(text ? { content: [{ type: 'text', text }] } : {}) })
const doc = (...content: object[]): Node => schema.nodeFromJSON({ type: 'doc', content })
const paragraphs = (...texts: string[]) => doc(...texts.map(paragraph))

/** The text with "|" at the position, blocks divided by "/". */
function show(node: Node, position: number | null): string | null {
  if (position === null) return null
  return `${node.textBetween(0, position, '/')}|${node.textBetween(position, node.content.size, '/')}`
}

test('a caret behind the place where somebody splits the paragraph goes with its words', () => {
  const [before, after] = [paragraphs('Sales grew a lot'), paragraphs('Sales', ' grew a lot')]
  expect(show(after, caretAfterRestructure(before, after, 14))).toBe('Sales/ grew a |lot')
  expect(show(after, caretAfterRestructure(before, after, 3))).toBe('Sa|les/ grew a lot')
})

test('a caret goes with its words when two paragraphs are joined, or become a list', () => {
  const before = paragraphs('One', 'Two')
  const joined = paragraphs('OneTwo')
  expect(show(joined, caretAfterRestructure(before, joined, 8))).toBe('OneTw|o')
  const list = doc({ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('One')] }, { type: 'listItem', content: [paragraph('Two')] }] })
  expect(caretAfterRestructure(before, list, 8)).toBe(12)
  expect(list.resolve(12).parent.textContent).toBe('Two')
})

test('a caret at the end of a paragraph stays there, one at the start stays there too', () => {
  const [before, after] = [paragraphs('One', 'Two', 'Three'), paragraphs('One', 'Two', 'Th', 'ree')]
  expect(caretAfterRestructure(before, after, 4)).toBe(4)
  expect(caretAfterRestructure(before, after, 6)).toBe(6)
})

test('when the words change too, it says nothing', () => {
  expect(caretAfterRestructure(paragraphs('One'), paragraphs('One more'), 2)).toBeNull()
  expect(caretAfterRestructure(paragraphs('One'), paragraphs('One'), 2)).toBeNull()
})
