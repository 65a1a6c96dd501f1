import { setTimeout as sleep } from 'node:timers/promises'
import { loadStoryDoc, readUpdates } from '@insightengine/db/story-log'
import { anOrg, aStory, testDatabase } from '@insightengine/db/testing'
import { createPage, listPages } from '@insightengine/shared/doc'
import { closeCodes } from '@insightengine/shared/errors'
import { rollDice } from '@insightengine/shared/testing'
import { afterAll, expect, test } from 'vitest'
import { aCollabProcess, anEditor, processTicketKey } from './testing/index.ts'

const { db, ownerUrl, drop } = await testDatabase()
afterAll(drop)

const rounds = 20

test('what was called saved survives kill -9, and what was not comes back with its editor', { timeout: 180_000 }, async () => {
  const dice = rollDice()
  const org = await anOrg(db)
  const story = await aStory(db, org)
  const acknowledged = new Set<string>()
  let next = aCollabProcess(ownerUrl)
  let confirmed = 0
  for (let round = 0; round < rounds; round++) {
    const node = await next
    // The one for the next round starts while this one is used.
    if (round + 1 < rounds) next = aCollabProcess(ownerUrl)
    const editors = [0, 1].map(() => anEditor({ url: node.url, story, user: org, key: processTicketKey }))
    await Promise.all(editors.map((editor) => editor.synced()))
    const titles = editors.map((): string[] => [])
    const stopAt = Date.now() + 20 + dice.below(180)
    while (Date.now() < stopAt) {
      const who = dice.below(2)
      const title = `round ${round}, editor ${who}, edit ${titles[who]!.length}`
      createPage(editors[who]!.doc, { title }, 'user')
      titles[who]!.push(title)
      await sleep(dice.below(12))
    }
    expect(await node.end('SIGKILL')).toBe('SIGKILL')
    editors.forEach((editor, who) => {
      for (const title of titles[who]!.slice(0, editor.saves.saved)) acknowledged.add(title)
      confirmed += editor.saves.saved
      editor.leave()
    })
    const { doc } = await loadStoryDoc(db, org.orgId, story.storyId)
    const there = new Set(listPages(doc).map(({ title }) => title))
    const lost = [...acknowledged].filter((title) => !there.has(title))
    expect(lost, `seed ${dice.seed}, round ${round}`).toEqual([])
  }
  // A test that confirms nothing would lose nothing.
  expect(confirmed, `seed ${dice.seed}`).toBeGreaterThan(rounds * 2)
  const seqs = (await readUpdates(db, org.orgId, story.storyId, 0)).map(({ seq }) => seq)
  expect(seqs).toEqual(seqs.map((_, index) => index + 1))
})

test('an editor whose server was killed brings its unsaved changes to the next', { timeout: 30_000 }, async () => {
  const org = await anOrg(db)
  const story = await aStory(db, org)
  const [first, second] = await Promise.all([aCollabProcess(ownerUrl), aCollabProcess(ownerUrl)])
  const before = anEditor({ url: first.url, story, user: org, key: processTicketKey })
  await before.synced()
  createPage(before.doc, { title: 'one' }, 'user')
  await before.saves.allSaved()
  const killing = first.end('SIGKILL')
  createPage(before.doc, { title: 'two' }, 'user')
  await killing
  createPage(before.doc, { title: 'three' }, 'user')
  before.leave()
  const after = anEditor({ url: second.url, story, user: org, key: processTicketKey, doc: before.doc })
  await after.synced()
  createPage(after.doc, { title: 'four' }, 'user')
  await after.saves.allSaved()
  const { doc } = await loadStoryDoc(db, org.orgId, story.storyId)
  expect(listPages(doc).map(({ title }) => title)).toEqual(['one', 'two', 'three', 'four'])
  after.leave()
  await second.end('SIGKILL')
})

test('SIGTERM saves and confirms what came in, tells editors to come back, and ends well', { timeout: 30_000 }, async () => {
  const org = await anOrg(db)
  const story = await aStory(db, org)
  const node = await aCollabProcess(ownerUrl)
  const editors = [0, 1, 2].map(() => anEditor({ url: node.url, story, user: org, key: processTicketKey }))
  await Promise.all(editors.map((editor) => editor.synced()))
  for (const editor of editors) for (let n = 0; n < 20; n++) createPage(editor.doc, { title: 'x' }, 'user')
  const closed = Promise.all(editors.map((editor) => editor.closed()))
  expect(await node.end('SIGTERM')).toBe(0)
  expect(await closed).toEqual([0, 1, 2].map(() => closeCodes.shutting_down.code))
  const { doc } = await loadStoryDoc(db, org.orgId, story.storyId)
  const confirmed = editors.reduce((sum, editor) => sum + editor.saves.saved, 0)
  expect(listPages(doc).length).toBeGreaterThanOrEqual(confirmed)
  for (const editor of editors) editor.leave()
})
