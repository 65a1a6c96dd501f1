import { setTimeout as sleep } from 'node:timers/promises'
import { createPage, readStoryMeta, updateStoryMeta } from '@insightengine/shared/doc'
import { Link } from '../faults/link.ts'
import type { NodeProcess } from '../peers/node-process.ts'
import type { Client, Contender } from './contender.ts'

/** One run of one contender. */
export interface Measured {
  deliveryP50: number
  deliveryP99: number
  /** Null without confirmations. */
  confirmP50: number | null
  joinMs: number
  joinKb: number
  idleDocumentKb: number
  activeDocumentKb: number
  connectionKb: number
  cpuPerThousand: number
}

/** A fresh process each time, so that no run inherits another's memory or warmth. */
export async function measure(contender: Contender, { quick }: { quick: boolean }): Promise<Measured> {
  const node = await contender.start()
  try {
    return { ...(await delivery(contender, node, quick ? 60 : 200)), ...(await joining(contender, node)), ...(await memory(contender, node, quick ? 30 : 100)), cpuPerThousand: await cpu(contender, node, quick ? 150 : 400) }
  } finally {
    await node.end()
  }
}

async function delivery(contender: Contender, { port }: NodeProcess, edits: number): Promise<Pick<Measured, 'deliveryP50' | 'deliveryP99' | 'confirmP50'>> {
  const open = await contender.newDocument()
  const [a, b] = [open(port), open(port)]
  await Promise.all([a.synced(), b.synced()])
  const [delivered, confirmed]: [number[], number[]] = [[], []]
  for (let n = -20; n < edits; n++) {
    const start = performance.now()
    const arrived = new Promise<number>((resolve) => b.doc.once('update', () => resolve(performance.now() - start)))
    edit(a, n)
    const took = await arrived
    await a.confirmed?.()
    // The first ones warm both processes.
    if (n >= 0) {
      delivered.push(took)
      confirmed.push(performance.now() - start)
    }
    // As in typing: what a server does after a confirmation does not run into the next edit.
    await sleep(10)
  }
  for (const client of [a, b]) client.leave()
  return { deliveryP50: quantile(delivered, 0.5), deliveryP99: quantile(delivered, 0.99), confirmP50: a.confirmed ? quantile(confirmed, 0.5) : null }
}

/** A story of 200 pages that somebody has open already. */
async function joining(contender: Contender, { port }: NodeProcess): Promise<Pick<Measured, 'joinMs' | 'joinKb'>> {
  const open = await contender.newDocument()
  const first = open(port)
  await first.synced()
  for (let n = 0; n < 200; n++) createPage(first.doc, { title: `page ${n}` }, 'user')
  await first.confirmed?.()
  const times: number[] = []
  for (let n = 0; n < 10; n++) {
    const start = performance.now()
    const next = open(port)
    await next.synced()
    times.push(performance.now() - start)
    next.leave()
  }
  const link = await Link.open(() => [port])
  const counted = open(link.port)
  await counted.synced()
  await sleep(50)
  const joinKb = link.bytesReceived / 1024
  for (const client of [first, counted]) client.leave()
  link.close()
  return { joinMs: quantile(times, 0.5), joinKb }
}

/** Heap and buffers still in use after collecting garbage: documents nobody types in, the same being typed in, and more people in one of them. */
async function memory(contender: Contender, node: NodeProcess, count: number): Promise<Pick<Measured, 'idleDocumentKb' | 'activeDocumentKb' | 'connectionKb'>> {
  await sleep(300)
  const before = await node.bytesInUse()
  const opens = await Promise.all(Array.from({ length: count }, () => contender.newDocument()))
  const editors = opens.map((open) => open(node.port))
  await Promise.all(editors.map((editor) => editor.synced()))
  await sleep(300)
  const idle = await node.bytesInUse()
  for (let turn = 0; turn < 20; turn++) {
    for (const editor of editors) edit(editor, turn)
    await sleep(10)
  }
  await Promise.all(editors.map(async ({ confirmed }) => confirmed?.()))
  const active = await node.bytesInUse()
  const crowd = Array.from({ length: count }, () => opens[0]!(node.port))
  await Promise.all(crowd.map((client) => client.synced()))
  await sleep(300)
  const crowded = await node.bytesInUse()
  for (const client of [...editors, ...crowd]) client.leave()
  await sleep(200)
  const kb = (from: number, to: number) => Math.max(0, to - from) / count / 1024
  return { idleDocumentKb: kb(before, idle), activeDocumentKb: kb(before, active), connectionKb: kb(active, crowded) }
}

/** One types, nineteen read. */
async function cpu(contender: Contender, node: NodeProcess, edits: number): Promise<number> {
  const open = await contender.newDocument()
  const [writer, ...readers] = Array.from({ length: 20 }, () => open(node.port))
  await Promise.all([writer!, ...readers].map((client) => client.synced()))
  let arrived = 0
  for (const { doc } of readers) doc.on('update', () => arrived++)
  const before = node.cpuMs()
  for (let n = 0; n < edits; n++) {
    edit(writer!, n)
    await sleep(3)
  }
  // Not by counting: edits made close together may arrive as one.
  const last = readStoryMeta(writer!.doc).description
  while (readers.some(({ doc }) => readStoryMeta(doc).description !== last)) await sleep(5)
  const spent = node.cpuMs() - before
  for (const client of [writer!, ...readers]) client.leave()
  return (spent / arrived) * 1000
}

function edit({ doc }: Client, n: number): void {
  updateStoryMeta(doc, { description: `edit ${n}` }, 'user')
}

function quantile(samples: readonly number[], q: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN
}
