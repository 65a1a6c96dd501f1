import { createPage, initStory, narrativeOf, updatePage, updateStoryMeta, writeNarrative } from '@insightengine/shared/doc'
import { richTextFromPlain } from '@insightengine/shared/story'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { unsentText } from './unsent-text.ts'

function aStory() {
  const doc = new Y.Doc()
  initStory(doc, { name: 'Sales' }, 'user')
  const pageId = createPage(doc, { title: 'Spring', narrative: richTextFromPlain('It grew.\n\nA lot.') }, 'user')
  const sent = [Y.encodeStateAsUpdate(doc)]
  const unsent: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => unsent.push(update))
  return { doc, pageId, sent, unsent }
}

test('only the paragraphs that were written since are told, as they read now', () => {
  const { doc, pageId, sent, unsent } = aStory()
  updatePage(doc, pageId, { title: 'Late spring' }, 'user')
  writeNarrative(narrativeOf(doc, pageId)!, richTextFromPlain('It grew.\n\nA lot, in May.\n\nAnd then less.'))
  expect(unsentText(sent, unsent)).toBe('Late spring\n\nA lot, in May.\n\nAnd then less.')
})

test('changes without words have none', () => {
  const { doc, pageId, sent, unsent } = aStory()
  updateStoryMeta(doc, { theme: { mode: 'dark' } as never }, 'user')
  updatePage(doc, pageId, { subtitle: '' }, 'user')
  expect(unsentText(sent, unsent)).toBe('')
})

test('without the story around it, what was typed is still told', () => {
  const { doc, pageId, unsent } = aStory()
  writeNarrative(narrativeOf(doc, pageId)!, richTextFromPlain('Written alone.'))
  expect(unsentText([], unsent)).toContain('Written alone.')
})
