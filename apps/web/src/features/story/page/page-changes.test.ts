import { cardsOfPage, createCard, createPage, initStory, listPages, narrativeOf, readNarrative } from '@insightengine/shared/doc'
import { must } from '@insightengine/shared/errors'
import type { PageId } from '@insightengine/shared/ids'
import { richTextFromPlain, richTextToPlain } from '@insightengine/shared/story'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { storyUndo } from '../session/story-undo.ts'
import { addPage, copyPage, pageInsteadOf, placePage, removePage } from './page-changes.ts'

function aStory() {
  const doc = new Y.Doc()
  initStory(doc, { name: 'Sales' }, 'migration')
  const first = createPage(doc, { title: 'One', narrative: richTextFromPlain('It grew.') }, 'migration')
  createCard(doc, { pageId: first, type: 'metric', title: 'Orders' }, 'migration')
  createCard(doc, { pageId: first, type: 'text', title: 'Note', body: richTextFromPlain('Except in May.') }, 'migration')
  createPage(doc, { title: 'Two' }, 'migration')
  return { editing: { doc, undo: storyUndo(doc) }, doc, first, titles: () => listPages(doc).map((page) => page.title) }
}

test('a copied page has the text and the cards of the original and stands right after it', () => {
  const { editing, doc, first, titles } = aStory()
  const copy = must(copyPage(editing, first), 'the page is there')
  expect(titles()).toEqual(['One', 'One (copy)', 'Two'])
  expect(richTextToPlain(readNarrative(must(narrativeOf(doc, copy), 'narrative')))).toBe('It grew.')
  const [originals, copies] = [cardsOfPage(doc, first), cardsOfPage(doc, copy)]
  expect(copies.map((card) => card.title)).toEqual(['Orders', 'Note'])
  expect(copies[1]).toMatchObject({ body: originals[1]?.type === 'text' ? originals[1].body : null })
  expect(copies[0]?.id).not.toBe(originals[0]?.id)
  editing.undo.undo()
  expect(titles()).toEqual(['One', 'Two'])
})

test('pages are added, moved and removed as single steps', () => {
  const { editing, titles } = aStory()
  const three = addPage(editing, { title: 'Three' })
  placePage(editing, three, 0)
  expect(titles()).toEqual(['Three', 'One', 'Two'])
  removePage(editing, three)
  editing.undo.undo()
  editing.undo.undo()
  expect(titles()).toEqual(['One', 'Two', 'Three'])
})

test('when the open page is deleted the next one opens, else the last', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ id: id as PageId })) as [{ id: PageId }, { id: PageId }, { id: PageId }]
  expect(pageInsteadOf([a, b, c], [a, c], b.id)).toBe(c.id)
  expect(pageInsteadOf([a, b, c], [a, b], c.id)).toBe(b.id)
  expect(pageInsteadOf([a], [], a.id)).toBeNull()
})
