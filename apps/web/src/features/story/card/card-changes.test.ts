import { cardsOfPage, createCard, createPage, initStory, listPages } from '@insightengine/shared/doc'
import { layoutPage } from '@insightengine/shared/story'
import { must } from '@insightengine/shared/errors'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { storyUndo } from '../session/story-undo.ts'
import { changeLayout, copyCard, moveCardToPage, placeCard, removeCard } from './card-changes.ts'

function aPage() {
  const doc = new Y.Doc()
  initStory(doc, { name: 'Sales' }, 'migration')
  const pageId = createPage(doc, { title: 'One' }, 'migration')
  const other = createPage(doc, { title: 'Two' }, 'migration')
  const ids = ['a', 'b', 'c'].map((title) => createCard(doc, { pageId, type: 'visualization', title, drillTargetPageId: other }, 'migration'))
  const titles = (page = pageId) => cardsOfPage(doc, page).map((card) => card.title)
  return { editing: { doc, undo: storyUndo(doc) }, doc, pageId, other, first: must(ids[0], 'three cards'), titles }
}

test('a moved card takes its new place, and one undo puts it back', () => {
  const { editing, first, titles } = aPage()
  placeCard(editing, first, { kind: 'order', index: 2 })
  expect(titles()).toEqual(['b', 'c', 'a'])
  editing.undo.undo()
  expect(titles()).toEqual(['a', 'b', 'c'])
})

test('going to a free layout leaves every card where it was drawn', () => {
  const { editing, doc, pageId } = aPage()
  const before = layoutPage('double', cardsOfPage(doc, pageId))
  changeLayout(editing, pageId, 'double', 'custom')
  expect(layoutPage('custom', cardsOfPage(doc, pageId))).toEqual(before)
  editing.undo.undo()
  expect(listPages(doc)[0]?.layout).toBe('double')
})

test('a card moved to the page it drills into no longer drills', () => {
  const { editing, doc, other, first, titles } = aPage()
  moveCardToPage(editing, first, other)
  expect(titles()).toEqual(['b', 'c'])
  expect(cardsOfPage(doc, other)[0]).toMatchObject({ title: 'a', drillTargetPageId: null })
  editing.undo.undo()
  expect(titles()).toEqual(['a', 'b', 'c'])
})

test('a copy stands right after its original', () => {
  const { editing, first, titles } = aPage()
  copyCard(editing, first)
  expect(titles()).toEqual(['a', 'a', 'b', 'c'])
})

test('deleting quickly after moving are two steps of undo', () => {
  const { editing, first, titles } = aPage()
  placeCard(editing, first, { kind: 'order', index: 1 })
  removeCard(editing, first)
  editing.undo.undo()
  expect(titles()).toEqual(['b', 'a', 'c'])
})
