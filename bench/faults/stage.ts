import { setTimeout as sleep } from 'node:timers/promises'
import { createPage, listPages, readStory } from '@insightengine/shared/doc'
import type { Dice } from '@insightengine/shared/testing'
import * as Y from 'yjs'
import { anEditor, type Editor } from '../../apps/collab/src/testing/index.ts'
import type { TestStory } from '../../packages/db/src/testing/a-story.ts'
import type { TestUser } from '../../packages/db/src/testing/builders.ts'
import type { NodeProcess } from '../peers/node-process.ts'
import { Link } from './link.ts'
import type { Rig } from './rig.ts'

/** A person at an editor who remembers every edit; the first `editor.saves.saved` of them were called saved. */
export interface Member {
  editor: Editor
  story: TestStory
  /** Null for an edit that a later one takes back, which nobody can look for. */
  titles: (string | null)[]
  /** Between this person and the servers; others may share it. */
  link: Link
  isHere: boolean
}

/** One run of one fault: the processes, the people, and what they were promised. */
export class Stage {
  readonly rig: Rig
  readonly dice: Dice
  readonly isQuick: boolean
  readonly members: Member[] = []
  readonly #nodes: NodeProcess[] = []
  readonly #gone = new Set<NodeProcess>()
  readonly #links: Link[] = []
  #healedAt = 0
  #count = 0

  constructor(rig: Rig, dice: Dice, isQuick: boolean) {
    this.rig = rig
    this.dice = dice
    this.isQuick = isQuick
  }

  async startNodes(count: number, options?: { redisUrl?: string }): Promise<NodeProcess[]> {
    const nodes = await Promise.all(Array.from({ length: count }, () => this.rig.startNode(options)))
    this.#nodes.push(...nodes)
    return nodes
  }

  async end(node: NodeProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    this.#gone.add(node)
    await node.end(signal)
  }

  /** Leads to the node that is named while it lives, otherwise to any that does. */
  async openLink(node?: NodeProcess): Promise<Link> {
    const link = await Link.open(() => {
      const alive = this.#nodes.filter((each) => !this.#gone.has(each))
      return (node && alive.includes(node) ? [node] : alive).map(({ port }) => port)
    })
    this.#links.push(link)
    return link
  }

  async openLinkTo(port: number): Promise<Link> {
    const link = await Link.open(() => [port])
    this.#links.push(link)
    return link
  }

  /** Somebody opens the story; resolves when they see it. */
  async join(story: TestStory, link: Link, user: TestUser = this.rig.org): Promise<Member> {
    const { ticketKey } = this.rig
    const editor = anEditor({ url: `ws://127.0.0.1:${link.port}/collab`, story, user, key: ticketKey })
    const member: Member = { editor, story, titles: [], link, isHere: true }
    this.members.push(member)
    await editor.synced()
    return member
  }

  edit(member: Member): void {
    const title = `edit ${this.#count++}`
    member.titles.push(title)
    createPage(member.editor.doc, { title }, 'user')
  }

  /** These people edit in turns of chance, for about so long. */
  async type(ms: number, members = this.members): Promise<void> {
    const stopAt = Date.now() + ms
    while (Date.now() < stopAt) {
      this.edit(this.dice.pick(members))
      await sleep(4 + this.dice.below(24))
    }
  }

  leave(members = this.members): void {
    for (const member of members.filter(({ isHere }) => isHere)) {
      member.isHere = false
      member.editor.leave()
    }
  }

  /** From here the clock of recovery runs. */
  healed(): void {
    this.#healedAt = performance.now()
  }

  get secondsSinceHealed(): number {
    return (performance.now() - this.#healedAt) / 1000
  }

  get peakMb(): number {
    return Math.max(...this.#nodes.map((node) => node.peakMb()))
  }

  get grownMb(): number {
    return Math.max(...this.#nodes.map((node) => node.peakMb() - node.startMb))
  }

  stories(): TestStory[] {
    return [...new Set(this.members.map(({ story }) => story))]
  }

  acknowledged(story: TestStory): string[] {
    return this.members.filter((member) => member.story === story).flatMap(({ titles, editor }) => titles.slice(0, editor.saves.saved)).filter((title) => title !== null)
  }

  async missing(story: TestStory): Promise<string[]> {
    const promised = this.acknowledged(story)
    const there = new Set(listPages(await this.rig.stored(story)).map(({ title }) => title))
    return promised.filter((title) => !there.has(title))
  }

  /** True when everybody who is here has everything confirmed and sees what Postgres has. */
  async isSettled(story: TestStory): Promise<boolean> {
    const here = this.members.filter((member) => member.isHere && member.story === story)
    if (here.some(({ editor }) => !editor.provider.isSynced || editor.saves.saved < editor.saves.made)) return false
    const stored = picture(await this.rig.stored(story), story)
    return here.every(({ editor }) => picture(editor.doc, story) === stored)
  }

  async close(): Promise<void> {
    this.leave()
    for (const link of this.#links) link.close()
    await Promise.all(this.#nodes.filter((node) => !this.#gone.has(node)).map((node) => node.end()))
  }
}

/** Everything that must be equal for two documents to be the same. */
function picture(doc: Y.Doc, { storyId }: TestStory): string {
  return JSON.stringify([readStory(doc, storyId), [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b)])
}
