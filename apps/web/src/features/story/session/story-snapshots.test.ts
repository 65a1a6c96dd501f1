import { cardBodyOf, cardsMap, createCard, createPage, deleteCard, deletePage, initStory, moveCard, narrativeOf, updateCard, updateCardConfig, updatePage } from '@insightengine/shared/doc'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { storySnapshots } from './story-snapshots.ts'
import { asOneStep, storyUndo } from './story-undo.ts'

function aStory() {
  const doc = new Y.Doc()
  initStory(doc, { name: 'Sales' }, 'user')
  const pageId = createPage(doc, { title: 'One' }, 'user')
  const bar = createCard(doc, { pageId, type: 'visualization', title: 'Bar' }, 'user')
  const text = createCard(doc, { pageId, type: 'text', title: 'Note' }, 'user')
  const snapshots = storySnapshots(doc)
  let heard = 0
  snapshots.subscribe(() => heard++)
  return { doc, pageId, bar, text, snapshots, heard: () => heard }
}

test('a change of one card leaves every other value identical', () => {
  const { doc, bar, text, snapshots } = aStory()
  const before = snapshots.current()
  updateCardConfig(doc, bar, { type: 'line' }, 'user')
  const after = snapshots.current()
  expect(after.cards.get(bar)).not.toBe(before.cards.get(bar))
  expect(after.cards.get(text)).toBe(before.cards.get(text))
  expect(after.pages).toBe(before.pages)
  expect(after.meta).toBe(before.meta)
})

test('typing in a narrative or a text card redraws nothing but the sign that there is text', () => {
  const { doc, pageId, text, snapshots, heard } = aStory()
  const words = new Y.XmlText('I')
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [words])
  expect(snapshots.current().pagesWithText).toEqual([])
  narrativeOf(doc, pageId)?.insert(0, [paragraph])
  expect(snapshots.current().pagesWithText).toEqual([pageId])
  const before = snapshots.current()
  const heardBefore = heard()
  words.insert(1, 't grew.')
  const body = cardBodyOf(doc, text)
  body?.insert(0, [new Y.XmlElement('paragraph')])
  expect(heard()).toBe(heardBefore)
  expect(snapshots.current()).toBe(before)
})

test('one transaction is heard once per noun, whatever it changed', () => {
  const { doc, pageId, bar, snapshots, heard } = aStory()
  doc.transact(() => {
    updateCard(doc, bar, { title: 'Revenue' }, 'user')
    moveCard(doc, bar, 1, 'user')
  }, 'user')
  expect(heard()).toBe(1)
  expect(snapshots.current().cardsByPage.get(pageId)?.map((card) => card.title)).toEqual(['Note', 'Revenue'])
})

test('changes that arrive from somebody else are seen', () => {
  const { doc, pageId, bar, snapshots } = aStory()
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  deleteCard(other, bar, 'user')
  updatePage(other, pageId, { title: 'Two' }, 'user')
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  expect(snapshots.current().cards.has(bar)).toBe(false)
  expect(snapshots.current().pages[0]?.title).toBe('Two')
})

test('a card of an unknown type is left out, the others stay', () => {
  const { doc, pageId, bar, snapshots } = aStory()
  doc.transact(() => {
    const future = new Y.Map<unknown>()
    cardsMap(doc).set('future', future)
    future.set('id', crypto.randomUUID())
    future.set('pageId', pageId)
    future.set('type', 'hologram')
  }, 'user')
  expect([...snapshots.current().cards.keys()]).toContain(bar)
  expect(snapshots.current().cards.size).toBe(2)
})

test('a page and a card that a colleague deleted and brought back while offline are written into, not their remains', () => {
  const { doc, pageId, text, snapshots } = aStory()
  const offline = new Y.Doc()
  Y.applyUpdate(offline, Y.encodeStateAsUpdate(doc))
  const undo = storyUndo(offline)
  asOneStep(undo, () => deletePage(offline, pageId, 'user'))
  undo.undo()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(offline))
  expect(snapshots.current().pages.map((page) => page.title)).toEqual(['One'])
  expect(snapshots.current().narratives.get(pageId)).toBe(narrativeOf(doc, pageId))
  expect(snapshots.current().bodies.get(text)).toBe(cardBodyOf(doc, text))
})
