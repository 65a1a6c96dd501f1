import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { appendUpdates, applyUpdates, loadStoryDoc, readUpdates } from '@insightengine/db/story-log'
import { storyDoorbellTopic } from '@insightengine/shared/collab'
import { createCard, listPages, narrativeOf, readStory, updateCard, updatePage } from '@insightengine/shared/doc'
import type { CardId, StoryId } from '@insightengine/shared/ids'
import { anApi, type TestApi, type TestCaller, type TestOrg } from '../testing/index.ts'
import { aStory, type StoryClient } from './testing/story-client.ts'

let api: TestApi
let org: TestOrg

beforeAll(async () => {
  api = await anApi()
  org = await api.anOrg()
})
afterAll(() => api.close())

test('twenty cards created at the same time are all there', async () => {
  const story = await aStory(org)
  const created = await Promise.all(
    Array.from({ length: 20 }, (_, i) => story.call('POST', `/pages/${story.firstPageId}/cards`, { title: `Card ${i}`, cardType: 'text', text: `Words ${i}` })),
  )
  const cards = (await story.read()).pages.flatMap((page) => page.cards)
  expect(new Set(cards.map((card) => card.id))).toEqual(new Set(created.map(({ cardId }) => cardId as CardId)))
  const log = await api.sql('select seq::int, user_id from story_update where story_id = $1 order by seq', [story.id])
  expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: 21 }, (_, i) => i + 1))
  expect(new Set(log.map(({ user_id }) => user_id))).toEqual(new Set([org.userId]))
  expect(await api.sql('select card_count, projected_seq::int from story where id = $1', [story.id])).toEqual([{ card_count: 20, projected_seq: 21 }])
})

test('pages reordered and changed at the same time neither double nor vanish', async () => {
  const story = await aStory(org)
  const ids = [story.firstPageId as string]
  for (const title of ['B', 'C', 'D', 'E']) ids.push((await story.call('POST', '/pages', { title })).pageId as string)
  await Promise.all(
    ids.flatMap((id, i) => [story.call('POST', `/pages/${id}/reorder`, { newOrder: (i * 3) % 5 }), story.call('PUT', `/pages/${id}`, { narrative: `Words of ${i}` })]),
  )
  const { pages } = await story.read()
  expect(new Set(pages.map((page) => page.id))).toEqual(new Set(ids))
  for (const page of pages) expect(page.narrative).toBe(`Words of ${ids.indexOf(page.id)}`)
})

test('what a REST client changes reaches a person who is editing, and nothing of theirs is lost', async () => {
  const story = await aStory(org)
  const editor = await anEditor(story.id, await org.member('analyst'))
  const { cardId: note } = await story.call('POST', `/pages/${story.firstPageId}/cards`, { title: 'Note', cardType: 'text', text: 'Words' })
  await editor.catchUp()

  const rest = Array.from({ length: 8 }, (_, i) => story.call('POST', `/pages/${story.firstPageId}/cards`, { title: `From REST ${i}`, cardType: 'text' }))
  const typed = Array.from({ length: 8 }, (_, i) =>
    editor.edit((doc) => {
      narrativeOf(doc, story.firstPageId)?.insert(0, [paragraph(`Typed ${i}`)])
      createCard(doc, { pageId: story.firstPageId, type: 'text', title: `By hand ${i}` }, 'user')
    }),
  )
  await Promise.all([
    ...rest,
    ...typed,
    story.call('PUT', `/cards/${note as string}`, { title: 'Renamed by REST' }),
    editor.edit((doc) => updateCard(doc, note as CardId, { rect: { x: 3, y: 3, w: 3, h: 3 } }, 'user')),
    story.call('PUT', '', { name: 'Named by REST' }),
    editor.edit((doc) => updatePage(doc, story.firstPageId, { title: 'Titled by hand' }, 'user')),
  ])
  await editor.catchUp()

  const { doc } = await loadStoryDoc(api.services.db, org.orgId, story.id)
  expect(readStory(editor.doc, story.id)).toEqual(readStory(doc, story.id))
  const read = await story.read()
  const [page] = read.pages
  expect(read.name).toBe('Named by REST')
  expect(page?.title).toBe('Titled by hand')
  expect(page?.cards).toHaveLength(17)
  expect(page?.cards.find((card) => card.id === note)).toMatchObject({ title: 'Renamed by REST', position: { x: 3, y: 3, w: 3, h: 3 } })
  for (let i = 0; i < 8; i++) expect(page?.narrative).toContain(`Typed ${i}`)
})

test('an open editor hears of a change by the doorbell', async () => {
  const story = await aStory(org)
  const rung: unknown[] = []
  await api.bus.subscribe(storyDoorbellTopic, (message) => rung.push(message))
  await story.call('PUT', '', { name: 'Ring' })
  expect(rung).toMatchObject([{ kind: 'updated', orgId: org.orgId, storyId: story.id, seq: 2 }])
})

test('a change that says nothing new is not written to the log', async () => {
  const story: StoryClient = await aStory(org, { name: 'Same' })
  await story.call('PUT', '', { name: 'Same' })
  await story.call('PUT', `/pages/${story.firstPageId}`, { title: 'Page 1', layout: 'double' })
  expect(await api.sql('select seq::int from story_head where story_id = $1', [story.id])).toEqual([{ seq: 1 }])
})

/** A person at work: a document of their own whose changes go to the log, as the collaboration server writes them. */
async function anEditor(id: StoryId, { userId }: TestCaller) {
  const { db } = api.services
  const loaded = await loadStoryDoc(db, org.orgId, id)
  const { doc } = loaded
  let { seq } = loaded
  expect(listPages(doc)).toHaveLength(1)
  return {
    doc,
    async edit(change: (doc: Y.Doc) => void): Promise<void> {
      const before = Y.encodeStateVector(doc)
      doc.transact(() => change(doc), 'user')
      const update = Y.encodeStateAsUpdate(doc, before)
      await appendUpdates(db, org.orgId, id, [{ update, userId, clientId: doc.clientID }])
    },
    async catchUp(): Promise<void> {
      seq = applyUpdates(doc, seq, await readUpdates(db, org.orgId, id, seq), 'log')
    },
  }
}

function paragraph(text: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(text)])
  return element
}
