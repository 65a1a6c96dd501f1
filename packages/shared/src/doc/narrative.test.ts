import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { RichText } from '../story/index.ts'
import { readNarrative, writeNarrative } from './narrative.ts'

const narrative: RichText = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'The year' }] },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Revenue ' },
        { type: 'text', text: 'grew', marks: [{ type: 'bold' }] },
        { type: 'text', text: ', see ' },
        { type: 'text', text: 'here', marks: [{ type: 'link', attrs: { href: 'https://example.com' } }] },
        { type: 'hardBreak' },
        { type: 'text', text: 'and below.' },
      ],
    },
    { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'one' }] }] }] },
  ],
}

test('marked text keeps its order and marks through the document', () => {
  const fragment = new Y.Doc().getXmlFragment('narrative')
  writeNarrative(fragment, narrative)
  expect(readNarrative(fragment)).toEqual(narrative)
})

test('writing a narrative replaces the one before', () => {
  const fragment = new Y.Doc().getXmlFragment('narrative')
  writeNarrative(fragment, narrative)
  writeNarrative(fragment, { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'new' }] }] })
  expect(readNarrative(fragment)).toEqual({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'new' }] }] })
})
