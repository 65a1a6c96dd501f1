import { memoryBus } from '@insightengine/bus'
import { editStory, loadStoryDoc, readUpdates } from '@insightengine/db/story-log'
import { anOrg, aStory, testDatabase } from '@insightengine/db/testing'
import {
  cardsOfPage,
  createCard,
  createFilter,
  createPage,
  deleteCard,
  deletePage,
  listFilters,
  listPages,
  moveCard,
  movePage,
  narrativeOf,
  readStory,
  updateCard,
  updateCardConfig,
  updateFilter,
  updatePage,
  updateStoryMeta,
} from '@insightengine/shared/doc'
import { chartTypes } from '@insightengine/shared/chart'
import { layouts, richTextFromPlain } from '@insightengine/shared/story'
import { rollDice, type Dice } from '@insightengine/shared/testing'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { aCollab, anEditor, eventually, type Editor } from './testing/index.ts'

const { db, drop } = await testDatabase()
afterAll(drop)

/** One thing a person does, at random, through the accessors that the product uses. */
function doSomething(doc: Y.Doc, dice: Dice): void {
  const pages = listPages(doc)
  if (pages.length === 0) return void createPage(doc, { title: 'first', narrative: richTextFromPlain('Once') }, 'user')
  const page = dice.pick(pages)
  const cards = cardsOfPage(doc, page.id)
  const card = cards.length > 0 ? dice.pick(cards) : null
  const filters = listFilters(doc)
  const number = dice.below(1000)
  const deeds: (() => void)[] = [
    () => createPage(doc, { title: `page ${number}`, index: dice.below(pages.length + 1), narrative: richTextFromPlain(`Text ${number}`) }, 'user'),
    () => updatePage(doc, page.id, { title: `title ${number}`, layout: dice.pick(layouts) }, 'user'),
    () => movePage(doc, page.id, dice.below(pages.length), 'user'),
    () => (pages.length > 3 ? deletePage(doc, page.id, 'user') : undefined),
    () => createCard(doc, { pageId: page.id, type: dice.pick(['visualization', 'metric', 'text'] as const), title: `card ${number}` }, 'user'),
    () => card && updateCard(doc, card.id, { rect: { x: dice.below(6), y: dice.below(50), w: 1 + dice.below(6), h: 1 + dice.below(9) } }, 'user'),
    () => card && updateCardConfig(doc, card.id, { type: dice.pick(chartTypes), legend: dice.below(2) === 0, xTitle: `x ${number}` }, 'user'),
    () => card && moveCard(doc, card.id, dice.below(cards.length), 'user'),
    () => card && dice.below(3) === 0 && deleteCard(doc, card.id, 'user'),
    () => createFilter(doc, { label: `filter ${number}`, type: 'select', column: 'region', pageIds: [page.id] }, 'user'),
    () => filters.length > 0 && updateFilter(doc, dice.pick(filters).id, { label: `label ${number}` }, 'user'),
    () => updateStoryMeta(doc, { name: `story ${number}` }, 'user'),
    () => type(doc, dice, page.id),
    () => type(doc, dice, page.id),
  ]
  dice.pick(deeds)()
}

/** Letters, formatting and deletions in a page's narrative, as the editor's binding makes them. */
function type(doc: Y.Doc, dice: Dice, pageId: Parameters<typeof narrativeOf>[1]): void {
  const paragraph = narrativeOf(doc, pageId)?.get(0)
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  if (!(text instanceof Y.XmlText)) return
  const at = dice.below(text.length + 1)
  const few = Math.min(3, text.length - at)
  const deeds = [
    () => text.insert(at, dice.pick(['a', 'bc', ' ', 'é', '😀'])),
    () => text.insert(at, dice.pick(['more ', 'words '])),
    () => text.format(at, few, { bold: dice.below(2) === 0 ? {} : null }),
    () => text.delete(at, few),
  ]
  doc.transact(() => dice.pick(deeds)(), 'user')
}

test('four people on two nodes, and the API, do anything at once, drop out and come back, and end with one story', { timeout: 60_000 }, async () => {
  const dice = rollDice()
  const bus = memoryBus()
  const nodes = [await aCollab(db, { bus }), await aCollab(db, { bus })] as const
  for (let round = 0; round < 6; round++) {
    const message = `seed ${dice.seed}, round ${round}`
    const org = await anOrg(db)
    const story = await aStory(db, org)
    const editors: Editor[] = [0, 1, 2, 3].map((n) => anEditor({ ...nodes[n % 2]!, story, user: org }))
    await Promise.all(editors.map((editor) => editor.synced()))
    for (let step = 0; step < 80; step++) {
      doSomething(dice.pick(editors).doc, dice)
      if (dice.below(25) === 0) dice.pick(editors).drop()
      if (dice.below(20) === 0) await editStory({ db, bus }, org.actor, story.storyId, (doc) => createPage(doc, { title: `API ${step}` }, 'api'))
      if (dice.below(3) === 0) await new Promise((resolve) => setTimeout(resolve, dice.below(15)))
    }
    await Promise.all(editors.map((editor) => editor.saves.allSaved()))
    await eventually(
      async () => {
        const { doc } = await loadStoryDoc(db, org.orgId, story.storyId)
        const stored = JSON.stringify(readStory(doc, story.storyId))
        for (const editor of editors) expect(JSON.stringify(readStory(editor.doc, story.storyId)), message).toBe(stored)
        for (const editor of editors) expect(Y.encodeStateVector(editor.doc), message).toEqual(Y.encodeStateVector(doc))
      },
      { withinMs: 10_000 },
    )
    const seqs = (await readUpdates(db, org.orgId, story.storyId, 0)).map(({ seq }) => seq)
    expect(seqs, message).toEqual(seqs.map((_, index) => index + 1))
    for (const editor of editors) editor.leave()
  }
  await Promise.all(nodes.map((node) => node.close()))
})

test('eight people typing on two nodes leave a log without a gap', async () => {
  const bus = memoryBus()
  const nodes = [await aCollab(db, { bus }), await aCollab(db, { bus })] as const
  const org = await anOrg(db)
  const story = await aStory(db, org)
  const editors = Array.from({ length: 8 }, (_, n) => anEditor({ ...nodes[n % 2]!, story, user: org }))
  await Promise.all(editors.map((editor) => editor.synced()))
  for (let n = 0; n < 15; n++) {
    for (const editor of editors) createPage(editor.doc, { title: 'x' }, 'user')
    await new Promise((resolve) => setTimeout(resolve, 3))
  }
  await Promise.all(editors.map((editor) => editor.saves.allSaved()))
  const entries = await readUpdates(db, org.orgId, story.storyId, 0)
  expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 121 }, (_, index) => index + 1))
  for (const editor of editors) await eventually(() => expect(listPages(editor.doc)).toHaveLength(120))
  for (const editor of editors) editor.leave()
  await Promise.all(nodes.map((node) => node.close()))
})
