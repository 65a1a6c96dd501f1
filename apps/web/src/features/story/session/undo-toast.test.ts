import { cardsOfPage, createCard, createPage, deleteCard, initStory, listPages, updatePage } from '@insightengine/shared/doc'
import { must } from '@insightengine/shared/errors'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { asOneStep, storyUndo } from './story-undo.ts'
import { undoStep } from './undo-toast.ts'

test('a deletion is taken back by itself, whatever was done after it', () => {
  const doc = new Y.Doc()
  initStory(doc, { name: 'Sales' }, 'migration')
  const pageId = createPage(doc, { title: 'One' }, 'migration')
  const card = createCard(doc, { pageId, type: 'metric', title: 'Orders' }, 'migration')
  const undo = storyUndo(doc)
  asOneStep(undo, () => deleteCard(doc, card, 'user'))
  const step = must(undo.undoStack.at(-1), 'the deletion')
  asOneStep(undo, () => updatePage(doc, pageId, { title: 'Two' }, 'user'))
  undoStep(undo, step)
  expect(cardsOfPage(doc, pageId)).toHaveLength(1)
  expect(listPages(doc)[0]?.title).toBe('Two')
  undoStep(undo, step)
  expect(listPages(doc)[0]?.title).toBe('Two')
})
