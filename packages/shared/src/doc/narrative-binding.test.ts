import { getSchema } from '@tiptap/core'
import { Node } from '@tiptap/pm/model'
import { StarterKit } from '@tiptap/starter-kit'
import { prosemirrorJSONToYXmlFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { RichMark, RichNode, RichText } from '../story/index.ts'
import { seededRandom, type SeededRandom } from '../testing/index.ts'
import { readNarrative, writeNarrative } from './narrative.ts'

/** The nodes and marks of the narrative editor. */
const schema = getSchema([StarterKit.configure({ undoRedo: false })])
const rounds = 200

test('what we write is what the editor’s binding reads', () => {
  const random = seededRandom()
  for (let round = 0; round < rounds; round++) {
    const rich = randomRichText(random)
    const fragment = new Y.Doc().getXmlFragment('narrative')
    writeNarrative(fragment, rich)
    expect(normal(yXmlFragmentToProseMirrorRootNode(fragment, schema)), `seed ${random.seed}, round ${round}`).toEqual(normal(Node.fromJSON(schema, rich)))
  }
})

test('what the editor’s binding writes is what we read', () => {
  const random = seededRandom()
  for (let round = 0; round < rounds; round++) {
    const rich = randomRichText(random)
    const fragment = new Y.Doc().getXmlFragment('narrative')
    prosemirrorJSONToYXmlFragment(schema, rich, fragment)
    const read = Node.fromJSON(schema, readNarrative(fragment))
    read.check()
    expect(normal(read), `seed ${random.seed}, round ${round}`).toEqual(normal(Node.fromJSON(schema, rich)))
  }
})

test('a narrative read and written again stays the same', () => {
  const random = seededRandom()
  for (let round = 0; round < rounds; round++) {
    const [first, second] = [new Y.Doc().getXmlFragment('narrative'), new Y.Doc().getXmlFragment('narrative')]
    prosemirrorJSONToYXmlFragment(schema, randomRichText(random), first)
    writeNarrative(second, readNarrative(first))
    expect(readNarrative(second), `seed ${random.seed}, round ${round}`).toEqual(readNarrative(first))
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

function randomRichText(random: SeededRandom): RichText {
  return { type: 'doc', content: some(random, 1, 5, () => randomBlock(random, 2)) }
}

function randomBlock(random: SeededRandom, depth: number): RichNode {
  const paragraph = (): RichNode => withContent({ type: 'paragraph' }, randomInline(random))
  const kinds: (() => RichNode)[] = [
    paragraph,
    () => withContent({ type: 'heading', attrs: { level: 1 + random.below(6) } }, randomInline(random)),
    () => ({ type: 'codeBlock', attrs: { language: null }, content: [{ type: 'text', text: randomWords(random) }] }),
    () => ({ type: 'horizontalRule' }),
  ]
  const nested: (() => RichNode)[] = [
    () => ({ type: 'blockquote', content: some(random, 1, 2, () => randomBlock(random, depth - 1)) }),
    () => randomList(random, depth, { type: 'bulletList' }),
    () => randomList(random, depth, { type: 'orderedList', attrs: { start: 1 + random.below(9), type: null } }),
  ]
  function randomList(random: SeededRandom, depth: number, list: RichNode): RichNode {
    const items = some(random, 1, 3, (): RichNode => ({ type: 'listItem', content: [paragraph(), ...some(random, 0, 1, () => randomBlock(random, depth - 1))] }))
    return { ...list, content: items }
  }
  return random.pick(depth > 0 ? [...kinds, ...nested] : kinds)()
}

function randomInline(random: SeededRandom): RichNode[] {
  return some(random, 0, 6, () => {
    if (random.below(8) === 0) return { type: 'hardBreak' }
    const marks = randomMarks(random)
    return { type: 'text', text: randomWords(random), ...(marks.length > 0 ? { marks } : {}) }
  })
}

function randomMarks(random: SeededRandom): RichMark[] {
  if (random.below(8) === 0) return [{ type: 'code' }]
  const link: RichMark = { type: 'link', attrs: { href: `https://example.com/${random.below(3)}`, target: '_blank', rel: 'noopener', class: null, title: null } }
  const marks: RichMark[] = [link, { type: 'bold' }, { type: 'italic' }, { type: 'strike' }, { type: 'underline' }]
  return marks.filter(() => random.below(4) === 0)
}

function randomWords(random: SeededRandom): string {
  return random.pick(['Revenue ', 'grew', ' — 4 % ', 'naïve', '😀', 'two  spaces', 'x'])
}

function some<T>(random: SeededRandom, least: number, most: number, make: () => T): T[] {
  return Array.from({ length: least + random.below(most - least + 1) }, make)
}

function withContent(node: RichNode, content: RichNode[]): RichNode {
  return content.length > 0 ? { ...node, content } : node
}
