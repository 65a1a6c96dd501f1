import { loadStoryDoc, readUpdates } from '@insightengine/db/story-log'
import { aMember, anOrg, aStory, testDatabase } from '@insightengine/db/testing'
import { documentNameOf } from '@insightengine/shared/collab'
import { createPage, listPages, metaMap, readStory, updatePage } from '@insightengine/shared/doc'
import { closeCodes, closeReasonOf } from '@insightengine/shared/errors'
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { afterAll, expect, test } from 'vitest'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { limits } from './limits.ts'
import { aCollab, anEditor, eventually, type Editor } from './testing/index.ts'

const { db, drop } = await testDatabase()
const node = await aCollab(db)
afterAll(async () => {
  await node.close()
  await drop()
})

async function twoEditors(): Promise<{ bad: Editor; good: Editor; story: Awaited<ReturnType<typeof aStory>>; goodName: string; badName: string }> {
  const org = await anOrg(db)
  const colleague = await aMember(db, org.orgId)
  const story = await aStory(db, org)
  const [bad, good] = [anEditor({ ...node, story, user: colleague }), anEditor({ ...node, story, user: org })]
  await Promise.all([bad.synced(), good.synced()])
  return { bad, good, story, goodName: org.fullName, badName: colleague.fullName }
}

/** Something no provider would send. */
function sendRaw(editor: Editor, story: { storyId: Parameters<typeof documentNameOf>[0] }, type: number, ...rest: (number | Uint8Array)[]): void {
  const encoder = createEncoder()
  writeVarString(encoder, documentNameOf(story.storyId))
  for (const part of [type, ...rest]) {
    if (typeof part === 'number') writeVarUint(encoder, part)
    else writeVarUint8Array(encoder, part)
  }
  editor.provider.configuration.websocketProvider.webSocket!.send(toUint8Array(encoder))
}

/** The others go on as if nothing had happened. */
async function expectUnharmed(good: Editor, story: { orgId: Parameters<typeof readUpdates>[1]; storyId: Parameters<typeof readUpdates>[2] }): Promise<void> {
  createPage(good.doc, { title: 'all is well' }, 'user')
  await good.saves.allSaved()
  expect(good.closes).toEqual([])
  const { doc } = await loadStoryDoc(db, story.orgId, story.storyId)
  expect(readStory(doc, story.storyId)).toEqual(readStory(good.doc, story.storyId))
}

test('a change that is too large is refused, is nowhere, and hurts nobody else', async () => {
  for (const bytes of [limits.updateBytes + 1, limits.messageBytes + 1]) {
    const { bad, good, story } = await twoEditors()
    const closed = bad.closed()
    createPage(bad.doc, { title: 'x'.repeat(bytes) }, 'user')
    expect(closeReasonOf(await closed)).toBe('too_large')
    bad.leave()
    await expectUnharmed(good, story)
    expect(bad.saves.saved).toBe(0)
    good.leave()
  }
})

test('noise and changes that cannot be decoded close their sender with a reason', async () => {
  for (const send of [
    (bad: Editor, story: Parameters<typeof sendRaw>[1]) => sendRaw(bad, story, 0, 2, Uint8Array.of(1, 1, 200, 200, 1, 9)),
    (bad: Editor, story: Parameters<typeof sendRaw>[1]) => sendRaw(bad, story, 99),
    (bad: Editor) => bad.provider.configuration.websocketProvider.webSocket!.send('hello'),
  ]) {
    const { bad, good, story } = await twoEditors()
    const closed = bad.closed()
    send(bad, story)
    expect(await closed).toBe(closeCodes.update_refused.code)
    bad.leave()
    await expectUnharmed(good, story)
    good.leave()
  }
})

test('a change whose predecessor is missing is not confirmed, and a new handshake brings both', async () => {
  const { bad, good, story } = await twoEditors()
  const changes: Uint8Array[] = []
  const stranger = new Y.Doc()
  Y.applyUpdate(stranger, Y.encodeStateAsUpdate(good.doc))
  stranger.on('update', (update: Uint8Array) => changes.push(update))
  const pageId = createPage(stranger, { title: 'first' }, 'user')
  updatePage(stranger, pageId, { title: 'second' }, 'user')
  const closed = bad.closed()
  sendRaw(bad, story, 0, 2, changes[1]!)
  expect(await closed).toBe(closeCodes.update_refused.code)
  expect(await readUpdates(db, story.orgId, story.storyId, 1)).toEqual([])
  Y.applyUpdate(bad.doc, changes[0]!, 'typed')
  Y.applyUpdate(bad.doc, changes[1]!, 'typed')
  await bad.saves.allSaved()
  await eventually(() => expect(listPages(good.doc).map(({ title }) => title)).toEqual(['second']))
  await expectUnharmed(good, story)
  bad.leave()
  good.leave()
})

test('a presence that is too large closes its sender', async () => {
  const { bad, good, story } = await twoEditors()
  const closed = bad.closed()
  bad.provider.setAwarenessField('pageId', 'x'.repeat(limits.presenceBytes))
  expect(closeReasonOf(await closed)).toBe('too_large')
  bad.leave()
  await expectUnharmed(good, story)
  good.leave()
})

test('nobody can appear as somebody else, nor overwrite where somebody else is', async () => {
  const { bad, good, story, goodName, badName } = await twoEditors()
  good.provider.setAwarenessField('pageId', 'here')
  bad.provider.setAwarenessField('user', { id: 'x', name: 'The Boss', color: '#000000' })
  const namesSeenBy = (editor: Editor) => [...editor.provider.awareness!.getStates()].map(([id, state]) => [id, (state['user'] as { name: string } | undefined)?.name])
  await eventually(() => expect(namesSeenBy(good)).toContainEqual([bad.doc.clientID, badName]))
  await eventually(() => expect(namesSeenBy(bad)).toContainEqual([good.doc.clientID, goodName]))

  const forged = new Awareness(new Y.Doc())
  forged.clientID = good.doc.clientID
  forged.setLocalState({ pageId: 'somewhere else' })
  for (let clock = 0; clock < 5; clock++) forged.setLocalState({ pageId: `somewhere else ${clock}` })
  sendRaw(bad, story, 1, encodeAwarenessUpdate(forged, [good.doc.clientID]))
  bad.provider.setAwarenessField('pageId', 'after')
  await eventually(() => expect(good.provider.awareness!.getStates().get(bad.doc.clientID)).toMatchObject({ pageId: 'after' }))
  expect(bad.provider.awareness!.getStates().get(good.doc.clientID)).toMatchObject({ pageId: 'here', user: { name: goodName } })
  forged.destroy()
  bad.leave()
  good.leave()
})

test('a silent client stays connected as long as the server pings', async () => {
  const org = await anOrg(db)
  const story = await aStory(db, org)
  const [pinging, silent] = [await aCollab(db, { pingMs: 200 }), await aCollab(db, { pingMs: 60_000 })]
  const idle = [pinging, silent].map(({ url }) => anEditor({ url, story, user: org, awareness: null, silenceMs: 1000 }))
  await Promise.all(idle.map((editor) => editor.synced()))
  await idle[1]!.closed()
  await new Promise((resolve) => setTimeout(resolve, 1000))
  expect(idle[0]!.closes).toEqual([])
  expect(metaMap(idle[0]!.doc).size).toBeGreaterThan(0)
  for (const editor of idle) editor.leave()
  await Promise.all([pinging.close(), silent.close()])
})
