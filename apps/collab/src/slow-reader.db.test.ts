import { anOrg, aStory, testDatabase } from '@insightengine/db/testing'
import { closeCodes } from '@insightengine/shared/errors'
import { afterAll, expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import type { Budget } from './budget.ts'
import { limits } from './limits.ts'
import { aCollab, anEditor, eventually, type Editor } from './testing/index.ts'

const { db, drop } = await testDatabase()
afterAll(drop)

const generous: Budget = { bytes: { perSecond: 1e9, burst: 1e9 }, messages: { perSecond: 1e6, burst: 1e6 } }
const rounds = 70
const roundBytes = 200_000

const rawSocket = (editor: Editor) => editor.provider.configuration.websocketProvider.webSocket as unknown as WebSocket

/** Far more than the network between the two holds; in the end only the last of it is in the document. */
async function writeALot(writer: Editor): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    writer.doc.getMap('test').set('large', String(round % 10).repeat(roundBytes))
    if (round % 10 === 9) await writer.saves.allSaved()
  }
  writer.doc.getMap('test').set('round', rounds)
  await writer.saves.allSaved()
}

async function threeEditors(patienceMs: number) {
  const node = await aCollab(db, { patienceMs, budgets: { changes: generous, presence: generous } })
  const org = await anOrg(db)
  const story = await aStory(db, org)
  const [writer, reader, slow] = [0, 1, 2].map(() => anEditor({ ...node, story, user: org })) as [Editor, Editor, Editor]
  await Promise.all([writer, reader, slow].map((editor) => editor.synced()))
  const end = () => {
    for (const editor of [writer, reader, slow]) editor.leave()
    return node.close()
  }
  return { node, writer, reader, slow, end }
}

test('a reader that stops costs the server little, hurts nobody, and has everything soon after it reads again', { timeout: 30_000 }, async () => {
  const { node, writer, reader, slow, end } = await threeEditors(30_000)
  rawSocket(slow).pause()
  await writeALot(writer)
  await eventually(() => expect(reader.doc.getMap('test').get('round')).toBe(rounds))
  expect(slow.doc.getMap('test').get('round')).toBeUndefined()
  expect(node.collab.status().waitingBytes).toBeGreaterThan(limits.laggingBytes / 4)
  // What was written in one turn of the event loop is one message, and the last one to pass may be such.
  expect(node.collab.status().waitingBytes).toBeLessThan(limits.laggingBytes + 11 * roundBytes)
  writer.provider.setAwarenessField('pageId', 'here')
  await eventually(() => expect(reader.provider.awareness!.getStates().get(writer.doc.clientID)).toMatchObject({ pageId: 'here' }))
  rawSocket(slow).resume()
  await eventually(() => expect(slow.doc.getMap('test').toJSON()).toEqual(writer.doc.getMap('test').toJSON()))
  await eventually(() => expect(slow.provider.awareness!.getStates().get(writer.doc.clientID)).toMatchObject({ pageId: 'here' }))
  slow.doc.getMap('test').set('slow', 'is back')
  await eventually(() => expect(writer.doc.getMap('test').get('slow')).toBe('is back'))
  for (const editor of [writer, reader, slow]) expect(editor.closes).toEqual([])
  await end()
})

test('a reader that does not come back is closed with a reason, and the others go on', { timeout: 30_000 }, async () => {
  const { node, writer, reader, slow, end } = await threeEditors(300)
  const sockets = node.collab.status().sockets
  rawSocket(slow).pause()
  await writeALot(writer)
  await eventually(() => expect(node.collab.status().sockets).toBe(sockets - 1))
  expect(node.collab.status().closed.too_slow).toBe(1)
  expect(node.collab.status().waitingBytes).toBe(0)
  await eventually(() => expect(reader.doc.getMap('test').get('round')).toBe(rounds))
  for (const editor of [writer, reader]) expect(editor.closes).toEqual([])
  await end()
})

test('whoever sends too much too fast is closed with a reason, and may come back', async () => {
  const budget: Budget = { bytes: { perSecond: 1000, burst: 200_000 }, messages: { perSecond: 10, burst: 50 } }
  const node = await aCollab(db, { budgets: { changes: budget, presence: budget } })
  const org = await anOrg(db)
  const story = await aStory(db, org)
  const [fast, other] = [anEditor({ ...node, story, user: org }), anEditor({ ...node, story, user: org })]
  await Promise.all([fast.synced(), other.synced()])
  for (const flood of [
    (step: number) => fast.doc.getMap('test').set('k', step),
    (step: number) => fast.provider.setAwarenessField('pageId', String(step)),
  ]) {
    await fast.saves.allSaved()
    const closed = fast.closed()
    for (let step = 0; step < 60; step++) flood(step)
    expect(await closed).toBe(closeCodes.too_fast.code)
  }
  await fast.saves.allSaved()
  await eventually(() => expect(other.doc.getMap('test').get('k')).toBe(59))
  expect(other.closes).toEqual([])
  for (const editor of [fast, other]) editor.leave()
  await node.close()
})
