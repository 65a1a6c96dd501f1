import { createCard, createPage, initStory } from '@insightengine/shared/doc'
import { richTextFromPlain } from '@insightengine/shared/story'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { storyAsText } from './story-as-text.ts'

test('all words of a story can be taken along, in reading order', () => {
  const doc = new Y.Doc()
  initStory(doc, { name: 'Sales' }, 'user')
  const pageId = createPage(doc, { title: 'Spring', narrative: richTextFromPlain('It grew.\n\nA lot.') }, 'user')
  createCard(doc, { pageId, type: 'text', title: 'Note', body: richTextFromPlain('Except in May.') }, 'user')
  createPage(doc, { title: 'Summer', subtitle: 'June to August' }, 'user')
  expect(storyAsText(doc)).toBe('Sales\n\nSpring\n\nIt grew.\n\nA lot.\n\nNote\n\nExcept in May.\n\nSummer\n\nJune to August')
})
