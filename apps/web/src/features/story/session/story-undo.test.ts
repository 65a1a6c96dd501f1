import {
  cardBodyOf,
  createCard,
  createFilter,
  createPage,
  deleteCard,
  deletePage,
  findCard,
  initStory,
  listFilters,
  listPages,
  narrativeOf,
  readNarrative,
  readStory,
  updateCard,
  updateCardConfig,
  updatePage,
} from '@insightengine/shared/doc'
import { newId, type StoryId } from '@insightengine/shared/ids'
import { richTextToPlain } from '@insightengine/shared/story'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { asOneStep, storyUndo } from './story-undo.ts'

/** Two tabs with the same story, exchanging everything when told to. */
function twoEditors() {
  const ada = new Y.Doc()
  initStory(ada, { name: 'Sales' }, 'migration')
  const pageId = createPage(ada, { title: 'One' }, 'migration')
  const ben = new Y.Doc()
  const sync = () => {
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(ada, Y.encodeStateVector(ben)), 'remote')
    Y.applyUpdate(ada, Y.encodeStateAsUpdate(ben, Y.encodeStateVector(ada)), 'remote')
  }
  sync()
  return { ada, ben, pageId, sync, undoAda: storyUndo(ada), undoBen: storyUndo(ben) }
}

/** What the live text editor does with a key press, as far as the document can tell. */
function type(doc: Y.Doc, fragment: Y.XmlFragment | null, text: string) {
  doc.transact(() => {
    const first = fragment?.get(0)
    if (first instanceof Y.XmlElement) {
      const words = first.get(0)
      if (words instanceof Y.XmlText) words.insert(words.length, text)
      else first.insert(0, [new Y.XmlText(text)])
      return
    }
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(text)])
    fragment?.insert(0, [paragraph])
  }, ySyncPluginKey)
}

const wordsOf = (fragment: Y.XmlFragment | null) => (fragment ? richTextToPlain(readNarrative(fragment)) : null)
const storyId = newId<StoryId>()

test('undo takes back my change and leaves what a colleague did after it', () => {
  const { ada, ben, pageId, sync, undoAda } = twoEditors()
  const bar = createCard(ada, { pageId, type: 'visualization', title: 'Bar' }, 'migration')
  sync()
  updateCard(ada, bar, { title: 'Revenue' }, 'user')
  sync()
  updateCardConfig(ben, bar, { type: 'line' }, 'user')
  updatePage(ben, pageId, { title: 'Sales by month' }, 'user')
  sync()
  undoAda.undo()
  sync()
  expect(findCard(ben, bar)).toMatchObject({ title: 'Bar', chart: { type: 'line' } })
  expect(listPages(ben)[0]?.title).toBe('Sales by month')
})

test('undo walks through text, cards, pages and filters in the order of my work', () => {
  const { ada, pageId, undoAda } = twoEditors()
  const before = readStory(ada, storyId)
  asOneStep(undoAda, () => type(ada, narrativeOf(ada, pageId), 'Sales grew.'))
  const card = asOneStep(undoAda, () => createCard(ada, { pageId, type: 'metric', title: 'Orders' }, 'user'))
  asOneStep(undoAda, () => createFilter(ada, { label: 'Region', type: 'select', column: 'region' }, 'user'))
  asOneStep(undoAda, () => updatePage(ada, pageId, { layout: 'triple' }, 'user'))
  undoAda.undo()
  expect(listPages(ada)[0]?.layout).toBe('double')
  expect(listFilters(ada)).toHaveLength(1)
  undoAda.undo()
  expect(listFilters(ada)).toHaveLength(0)
  undoAda.undo()
  expect(findCard(ada, card)).toBeNull()
  expect(wordsOf(narrativeOf(ada, pageId))).toBe('Sales grew.')
  undoAda.undo()
  expect(readStory(ada, storyId)).toEqual(before)
  for (let step = 0; step < 4; step++) undoAda.redo()
  expect(listPages(ada)[0]?.layout).toBe('triple')
  expect(findCard(ada, card)).toMatchObject({ title: 'Orders' })
})

test('undo never touches a colleague’s typing in the same paragraph', () => {
  const { ada, ben, pageId, sync, undoAda, undoBen } = twoEditors()
  asOneStep(undoAda, () => type(ada, narrativeOf(ada, pageId), 'Ada'))
  sync()
  asOneStep(undoBen, () => type(ben, narrativeOf(ben, pageId), ' and Ben'))
  sync()
  undoAda.undo()
  sync()
  expect(wordsOf(narrativeOf(ada, pageId))).toBe(' and Ben')
  undoBen.undo()
  sync()
  expect(wordsOf(narrativeOf(ada, pageId))).toBe('')
  expect(readStory(ada, storyId)).toEqual(readStory(ben, storyId))
})

test('undo has nothing to take back for somebody who only watched', () => {
  const { ada, ben, pageId, sync, undoBen } = twoEditors()
  createCard(ada, { pageId, type: 'text', title: 'Note' }, 'user')
  type(ada, narrativeOf(ada, pageId), 'Hello')
  sync()
  expect(undoBen.canUndo()).toBe(false)
  const before = readStory(ben, storyId)
  undoBen.undo()
  expect(readStory(ben, storyId)).toEqual(before)
})

test('a card that I added stays, readable, when a colleague has worked on it', () => {
  const { ada, ben, pageId, sync, undoAda } = twoEditors()
  const note = asOneStep(undoAda, () => createCard(ada, { pageId, type: 'text', title: 'Note' }, 'user'))
  sync()
  type(ben, cardBodyOf(ben, note), 'Written by Ben')
  sync()
  undoAda.undo()
  sync()
  expect(findCard(ben, note)).toMatchObject({ title: 'Note', pageId })
  expect(wordsOf(cardBodyOf(ben, note))).toBe('Written by Ben')
})

test('a page that I added stays while cards of a colleague are on it', () => {
  const { ada, ben, sync, undoAda } = twoEditors()
  const page = asOneStep(undoAda, () => createPage(ada, { title: 'Mine' }, 'user'))
  sync()
  createCard(ben, { pageId: page, type: 'metric', title: 'Ben’s' }, 'user')
  sync()
  undoAda.undo()
  expect(listPages(ada).map((other) => other.title)).toEqual(['One', 'Mine'])
})

test('undoing a deletion brings back the card with the text others wrote in it', () => {
  const { ada, ben, pageId, sync, undoAda } = twoEditors()
  const note = createCard(ada, { pageId, type: 'text', title: 'Note' }, 'migration')
  sync()
  type(ben, cardBodyOf(ben, note), 'Written by Ben')
  sync()
  const before = readStory(ada, storyId)
  asOneStep(undoAda, () => deleteCard(ada, note, 'user'))
  sync()
  expect(findCard(ben, note)).toBeNull()
  undoAda.undo()
  sync()
  expect(readStory(ben, storyId)).toEqual(before)
})

test('undoing the deletion of a page brings back its cards and its narrative', () => {
  const { ada, pageId, undoAda } = twoEditors()
  type(ada, narrativeOf(ada, pageId), 'Hello')
  createCard(ada, { pageId, type: 'metric', title: 'Orders' }, 'user')
  const before = readStory(ada, storyId)
  asOneStep(undoAda, () => deletePage(ada, pageId, 'user'))
  expect(listPages(ada)).toEqual([])
  undoAda.undo()
  expect(readStory(ada, storyId)).toEqual(before)
})

test('undo does not overwrite a value that a colleague set after mine', () => {
  const { ada, ben, pageId, sync, undoAda } = twoEditors()
  asOneStep(undoAda, () => updatePage(ada, pageId, { title: 'Ada’s title' }, 'user'))
  sync()
  updatePage(ben, pageId, { title: 'Ben’s title' }, 'user')
  sync()
  undoAda.undo()
  sync()
  expect(listPages(ada)[0]?.title).toBe('Ben’s title')
})
