import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { MessageType } from '@hocuspocus/server'
import { withOrg } from '@insightengine/db/client'
import { documentNameOf } from '@insightengine/shared/collab'
import { createPage, listPages, updateStoryMeta } from '@insightengine/shared/doc'
import { must } from '@insightengine/shared/errors'
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import * as Y from 'yjs'
import { syncSteps } from '../../apps/collab/src/frame.ts'
import { aMember } from '../../packages/db/src/testing/builders.ts'
import type { Fault } from './fault.ts'
import type { Member } from './stage.ts'

/** A viewer's laptop stops reading while others change a lot; the server may not keep it all for them. */
export const stalledConsumer: Fault = {
  name: 'stalled consumer',
  runs: { quick: 1, full: 3 },
  async play(stage) {
    const [node] = await stage.startNodes(1)
    const story = await stage.rig.newStory()
    const [writing, reading] = [await stage.openLink(node), await stage.openLink(node)]
    const writer = await stage.join(story, writing)
    await stage.join(story, reading)
    reading.stall()
    const megabytes = stage.isQuick ? 24 : 64
    const before = must(node, 'started').memoryMb()
    for (let n = 0; n < megabytes * 5; n++) {
      writer.titles.push(null)
      updateStoryMeta(writer.editor.doc, { description: randomBytes(100_000).toString('hex') }, 'user')
      await sleep(5)
      if (n % 5 === 4) await Promise.race([writer.editor.saves.allSaved(), sleep(1000)])
    }
    updateStoryMeta(writer.editor.doc, { description: '' }, 'user')
    writer.titles.push(null)
    stage.edit(writer)
    const grown = must(node, 'started').memoryMb() - before
    // What was left lying in the proxy is not what this is about: the connection ends, and its person comes back.
    reading.drop()
    stage.healed()
    return grown > 160 ? [`the server grew by ${grown.toFixed(0)} MB`] : []
  },
}

/** Half of the people are cut off for a while; both halves go on. */
export const offline: Fault = {
  name: 'offline, then merge',
  runs: { quick: 1, full: 10 },
  async play(stage) {
    const nodes = await stage.startNodes(2)
    const story = await stage.rig.newStory()
    const links = await Promise.all([...nodes, ...nodes].map((node) => stage.openLink(node)))
    for (const link of links) await stage.join(story, link)
    await stage.type(300)
    for (const link of links.slice(0, 2)) {
      link.isClosed = true
      link.drop()
    }
    await stage.type(stage.isQuick ? 800 : 800 + stage.dice.below(3000))
    for (const link of links) link.isClosed = false
    stage.healed()
    return []
  },
}

/** Late, twice, in the wrong order, and now and then not at all. */
export const badNetwork: Fault = {
  name: 'delayed, doubled, reordered, dropped',
  runs: { quick: 1, full: 20 },
  async play(stage) {
    const nodes = await stage.startNodes(2)
    const story = await stage.rig.newStory()
    const links = await Promise.all([...nodes, ...nodes].map((node) => stage.openLink(node)))
    for (const link of links) {
      link.delayMs = stage.dice.below(40)
      link.scramble = stage.dice
      await stage.join(story, link)
    }
    for (let turn = 0; turn < 4; turn++) {
      await stage.type(150 + stage.dice.below(200))
      stage.dice.pick(links).drop()
    }
    for (const link of links) link.scramble = null
    for (const link of links) link.drop()
    stage.healed()
    return []
  },
}

/** Somebody with a good ticket sends what breaks documents. */
export const poison: Fault = {
  name: 'poison updates',
  runs: { quick: 1, full: 5 },
  async play(stage) {
    const nodes = await stage.startNodes(2)
    const story = await stage.rig.newStory()
    for (const node of [...nodes, ...nodes]) await stage.join(story, await stage.openLink(node))
    await stage.type(200)
    for (const payload of poisons()) {
      const attacker = await stage.join(story, await stage.openLink(nodes[0]))
      sendRaw(attacker, payload)
      await stage.type(80, stage.members.slice(0, 4))
      stage.leave([attacker])
    }
    stage.healed()
    const hurt = stage.members.slice(0, 4).filter(({ editor }) => editor.closes.length > 0).length
    return hurt > 0 ? [`${hurt} of the others lost their connection`] : []
  },
}

/** Somebody's right to edit ends while they edit, and no message says so. The peer knows no rights; there it is plain editing. */
export const revoked: Fault = {
  name: 'rights taken away mid-session',
  runs: { quick: 1, full: 5 },
  async play(stage) {
    const { rig } = stage
    const [node] = await stage.startNodes(1)
    const story = await rig.newStory()
    const person = await aMember(rig.db, rig.org.orgId)
    const [link, theirs] = [await stage.openLink(node), await stage.openLink(node)]
    const colleague = await stage.join(story, link)
    const member = await stage.join(story, theirs, person)
    await stage.type(200)
    if (rig.system === 'peer') return []
    const closed = member.editor.closed().then(() => true)
    await withOrg(rig.db, rig.org.orgId, (tx) => tx.orgMember.updateMany({ where: { userId: person.userId }, data: { role: 'viewer' } }))
    const isOut = await Promise.race([closed, sleep(5000, false)])
    createPage(member.editor.doc, { title: 'after the end' }, 'user')
    await stage.type(200, [colleague])
    stage.leave([member])
    stage.healed()
    const hasTaken = listPages(await rig.stored(story)).some(({ title }) => title === 'after the end')
    return [...(isOut ? [] : ['the socket was still open after 5 s']), ...(hasTaken ? ['an edit was taken from somebody without the right'] : [])]
  },
}

function poisons(): Uint8Array[] {
  const doc = new Y.Doc()
  createPage(doc, { title: 'never whole' }, 'user')
  const first = Y.encodeStateVector(doc)
  const whole = Y.encodeStateAsUpdate(doc)
  createPage(doc, { title: 'without its predecessor' }, 'user')
  return [
    randomBytes(200),
    whole.subarray(0, whole.length >> 1),
    Y.encodeStateAsUpdate(doc, first),
    randomBytes(300_000),
    Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f),
  ]
}

function sendRaw({ editor, story }: Member, payload: Uint8Array): void {
  const encoder = createEncoder()
  writeVarString(encoder, documentNameOf(story.storyId))
  writeVarUint(encoder, MessageType.Sync)
  writeVarUint(encoder, syncSteps.change)
  writeVarUint8Array(encoder, payload)
  editor.provider.configuration.websocketProvider.webSocket?.send(toUint8Array(encoder))
}
