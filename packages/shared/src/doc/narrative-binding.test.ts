import { getSchema } from '@tiptap/core'
import { Node } from '@tiptap/pm/model'
import { StarterKit } from '@tiptap/starter-kit'
import { prosemirrorJSONToYXmlFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { RichMark, RichNode, RichText } from '../story/index.ts'
import { rollDice, type Dice } from '../testing/index.ts'
import { readNarrative, writeNarrative } from './narrative.ts'

/** The nodes and marks of the narrative editor. */
const schema = getSchema([StarterKit.configure({ undoRedo: false })])
const rounds = 200

test('what we write is what the editor’s binding reads', () => {
  const dice = rollDice()
  for (let round = 0; round < rounds; round++) {
    const rich = randomRichText(dice)
    const fragment = new Y.Doc().getXmlFragment('narrative')
    writeNarrative(fragment, rich)
    expect(normal(yXmlFragmentToProseMirrorRootNode(fragment, schema)), `seed ${dice.seed}, round ${round}`).toEqual(normal(Node.fromJSON(schema, rich)))
  }
})

test('what the editor’s binding writes is what we read', () => {
  const dice = rollDice()
  for (let round = 0; round < rounds; round++) {
    const rich = randomRichText(dice)
    const fragment = new Y.Doc().getXmlFragment('narrative')
    prosemirrorJSONToYXmlFragment(schema, rich, fragment)
    const read = Node.fromJSON(schema, readNarrative(fragment))
    read.check()
    expect(normal(read), `seed ${dice.seed}, round ${round}`).toEqual(normal(Node.fromJSON(schema, rich)))
  }
})

test('a narrative read and written again stays the same', () => {
  const dice = rollDice()
  for (let round = 0; round < rounds; round++) {
    const [first, second] = [new Y.Doc().getXmlFragment('narrative'), new Y.Doc().getXmlFragment('narrative')]
    prosemirrorJSONToYXmlFragment(schema, randomRichText(dice), first)
    writeNarrative(second, readNarrative(first))
    expect(readNarrative(second), `seed ${dice.seed}, round ${round}`).toEqual(readNarrative(first))
  }
})

test('a paragraph in which two people began to type at once reads as the editor shows it', () => {
  const [a, b] = [new Y.Doc(), new Y.Doc()]
  writeNarrative(a.getXmlFragment('narrative'), { type: 'doc', content: [{ type: 'paragraph' }] })
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
  for (const [doc, words] of [[a, 'left '], [b, 'right ']] as const) {
    const text = new Y.XmlText()
    text.insert(0, words)
    ;(doc.getXmlFragment('narrative').get(0) as Y.XmlElement).insert(0, [text])
  }
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
  const read = readNarrative(b.getXmlFragment('narrative'))
  expect(read.content[0]?.content).toHaveLength(1)
  expect(normal(Node.fromJSON(schema, read))).toEqual(normal(yXmlFragmentToProseMirrorRootNode(b.getXmlFragment('narrative'), schema)))
})

function normal(root: Node): unknown {
  return JSON.parse(JSON.stringify(root.toJSON()))
}

function randomRichText(dice: Dice): RichText {
  return { type: 'doc', content: some(dice, 1, 5, () => randomBlock(dice, 2)) }
}

function randomBlock(dice: Dice, depth: number): RichNode {
  const paragraph = (): RichNode => withContent({ type: 'paragraph' }, randomInline(dice))
  const kinds: (() => RichNode)[] = [
    paragraph,
    () => withContent({ type: 'heading', attrs: { level: 1 + dice.below(6) } }, randomInline(dice)),
    () => ({ type: 'codeBlock', attrs: { language: null }, content: [{ type: 'text', text: randomWords(dice) }] }),
    () => ({ type: 'horizontalRule' }),
  ]
  const nested: (() => RichNode)[] = [
    () => ({ type: 'blockquote', content: some(dice, 1, 2, () => randomBlock(dice, depth - 1)) }),
    () => randomList(dice, depth, { type: 'bulletList' }),
    () => randomList(dice, depth, { type: 'orderedList', attrs: { start: 1 + dice.below(9), type: null } }),
  ]
  function randomList(dice: Dice, depth: number, list: RichNode): RichNode {
    const items = some(dice, 1, 3, (): RichNode => ({ type: 'listItem', content: [paragraph(), ...some(dice, 0, 1, () => randomBlock(dice, depth - 1))] }))
    return { ...list, content: items }
  }
  return dice.pick(depth > 0 ? [...kinds, ...nested] : kinds)()
}

function randomInline(dice: Dice): RichNode[] {
  return some(dice, 0, 6, () => {
    if (dice.below(8) === 0) return { type: 'hardBreak' }
    const marks = randomMarks(dice)
    return { type: 'text', text: randomWords(dice), ...(marks.length > 0 ? { marks } : {}) }
  })
}

function randomMarks(dice: Dice): RichMark[] {
  if (dice.below(8) === 0) return [{ type: 'code' }]
  const link: RichMark = { type: 'link', attrs: { href: `https://example.com/${dice.below(3)}`, target: '_blank', rel: 'noopener', class: null, title: null } }
  const marks: RichMark[] = [link, { type: 'bold' }, { type: 'italic' }, { type: 'strike' }, { type: 'underline' }]
  return marks.filter(() => dice.below(4) === 0)
}

function randomWords(dice: Dice): string {
  return dice.pick(['Revenue ', 'grew', ' — 4 % ', 'naïve', '😀', 'two  spaces', 'x'])
}

function some<T>(dice: Dice, least: number, most: number, make: () => T): T[] {
  return Array.from({ length: least + dice.below(most - least + 1) }, make)
}

function withContent(node: RichNode, content: RichNode[]): RichNode {
  return content.length > 0 ? { ...node, content } : node
}
