import { docVersion as currentVersion } from '@insightengine/shared/doc'
import * as Y from 'yjs'
import { answerOf, deleteCopy, headsOf, inTransaction, openCopies, textsOf, unsentOf, withCopies, type CopyChange, type CopyHead, type KeptText } from '../../../../lib/story-copies.ts'
import { unsentText } from './unsent-text.ts'

/** One change on its way to the copy; `upTo` is its number among the changes of this session, null when somebody else made it. */
export interface FreshChange {
  update: Uint8Array
  upTo: number | null
}

/** The copy of one story in this browser, as one session sees it. Tabs may share it: each adds, and none overwrites. */
export interface StoryCopy {
  /** What was in it when it was opened. */
  readonly updates: readonly Uint8Array[]
  /** How many changes of this person among them wait for the server. */
  readonly unsent: number
  readonly keptText: KeptText | null
  /** Adds changes; the first `committed` ones of this session are known to be the server's. False: the copy was cleared. */
  write(changes: readonly FreshChange[], committed: number): Promise<boolean>
  /** Ends the copy. What the server never got stays readable. */
  retire(): Promise<KeptText | null>
  forgetText(): Promise<void>
  close(): void
}

export interface StoryCopyOptions {
  userId: string
  storyId: string
  docVersion?: number
  indexedDB?: IDBFactory
  patienceMs?: number
}

/** More than this are merged: while somebody writes, only the small ones, because a whole story takes a moment. */
const maxRecords = 64
const maxRecordsAtOpening = 16
const smallBytes = 64 * 1024
const maxCopies = 30

/** Null when this browser cannot keep one, or does not answer in time: the story then lives in its tab alone. */
export async function openStoryCopy(options: StoryCopyOptions): Promise<StoryCopy | null> {
  let isLate = false
  const opened = open(options).catch((error: unknown) => {
    console.warn('The local copy of this story cannot be used.', error)
    return null
  })
  void opened.then((copy) => isLate && copy?.close())
  const patience = new Promise<null>((resolve) => setTimeout(resolve, options.patienceMs ?? 2000, null))
  const copy = await Promise.race([opened, patience])
  isLate = copy === null
  return copy
}

async function open({ userId, storyId, docVersion = currentVersion, indexedDB }: StoryCopyOptions): Promise<StoryCopy | null> {
  const database = await openCopies(indexedDB)
  if (!database) return null
  const key = `${userId}/${storyId}/${docVersion}`
  const writer = crypto.randomUUID()
  const { head, records, keptText } = await inTransaction(database, async (transaction) => {
    const heads = await headsOf(transaction, userId)
    for (const other of heads) if (other.storyId === storyId && other.key !== key) await retireIn(transaction, other)
    await dropOldest(transaction, heads.filter((other) => other.storyId !== storyId))
    const before = heads.find((other) => other.key === key)
    const head: CopyHead = { key, userId, storyId, docVersion, generation: before?.generation ?? crypto.randomUUID(), openedAt: Date.now() }
    await answerOf(transaction.objectStore('heads').put(head))
    if ((await answerOf(transaction.objectStore('changes').index('key').count(key))) > maxRecordsAtOpening) await mergeRecords(transaction, key, 'all')
    return { head, records: await recordsOf(transaction, key), keptText: await textOf(transaction, userId, storyId) }
  })
  const restored = new Map<string, number>()
  for (const { writer: by, upTo, unsent } of records) if (unsent > 0) restored.set(by, Math.max(upTo, restored.get(by) ?? 0))
  const unsent = records.reduce((sum, record) => sum + record.unsent, 0)
  // This session counts what it found as its first changes, so the server has them once so many are committed.
  const isConfirmed = (record: CopyChange, committed: number) =>
    record.writer === writer ? record.upTo <= committed : committed >= unsent && record.upTo <= (restored.get(record.writer) ?? -1)

  return {
    updates: records.map(({ update }) => update),
    unsent,
    keptText,
    write: (changes, committed) =>
      inTransaction(database, async (transaction) => {
        if (!(await isCurrent(transaction, head))) return false
        const store = transaction.objectStore('changes')
        for (const record of await unsentOf(transaction, key)) if (isConfirmed(record, committed)) store.put({ ...record, unsent: 0, isUnsent: 0 })
        for (const record of recordsFrom(changes, { key, writer, committed })) store.add(record)
        if ((await answerOf(store.index('key').count(key))) > maxRecords) await mergeRecords(transaction, key, 'small')
        return true
      }),
    retire: () =>
      inTransaction(database, async (transaction) => {
        if (await isCurrent(transaction, head)) await retireIn(transaction, head)
        return textOf(transaction, userId, storyId)
      }),
    forgetText: () => inTransaction(database, async (transaction) => void transaction.objectStore('texts').delete([userId, storyId])),
    close: () => database.close(),
  }
}

/** One record for what the server has and one for what it has not, or fewer. */
function recordsFrom(changes: readonly FreshChange[], { key, writer, committed }: { key: string; writer: string; committed: number }): CopyChange[] {
  const isUnsent = ({ upTo }: FreshChange) => upTo !== null && upTo > committed
  const [sent, unsent] = [changes.filter((change) => !isUnsent(change)), changes.filter(isUnsent)]
  const record = (of: readonly FreshChange[], count: number): CopyChange => ({
    key,
    update: Y.mergeUpdates(of.map(({ update }) => update)),
    unsent: count,
    isUnsent: count > 0 ? 1 : 0,
    writer,
    upTo: Math.max(0, ...of.map(({ upTo }) => upTo ?? 0)),
  })
  return [...(sent.length > 0 ? [record(sent, 0)] : []), ...(unsent.length > 0 ? [record(unsent, unsent.length)] : [])]
}

/** Makes few records of many: one of all that is sent, and one per session of what is not. */
async function mergeRecords(transaction: IDBTransaction, key: string, which: 'small' | 'all'): Promise<void> {
  const records = (await recordsOf(transaction, key)).filter(({ update }) => which === 'all' || update.byteLength < smallBytes)
  const groups = Map.groupBy(records, ({ isUnsent, writer }) => (isUnsent ? writer : ''))
  const store = transaction.objectStore('changes')
  for (const group of groups.values()) {
    const [first] = group
    if (!first || group.length === 1) continue
    for (const { id } of group) store.delete(id as number)
    const updates = group.map(({ update }) => update)
    const { id: _id, ...rest } = first
    store.add({
      ...rest,
      update: which === 'all' && !first.isUnsent ? compacted(updates) : Y.mergeUpdates(updates),
      unsent: group.reduce((sum, { unsent }) => sum + unsent, 0),
      upTo: Math.max(...group.map(({ upTo }) => upTo)),
    })
  }
}

/** Through a document, which forgets what was deleted. */
function compacted(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  const whole = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return whole
}

async function retireIn(transaction: IDBTransaction, { key, userId, storyId }: CopyHead): Promise<void> {
  const records = await recordsOf(transaction, key)
  const changes = records.reduce((sum, { unsent }) => sum + unsent, 0)
  if (changes > 0) {
    const before = await textOf(transaction, userId, storyId)
    const text = [before?.text ?? '', textIn(records)].filter((part) => part !== '').join('\n\n')
    const kept: KeptText = { userId, storyId, text, changes: changes + (before?.changes ?? 0), keptAt: Date.now() }
    await answerOf(transaction.objectStore('texts').put(kept))
  }
  await deleteCopy(transaction, key)
}

function textIn(records: readonly CopyChange[]): string {
  const updatesOf = (isUnsent: 0 | 1) => records.filter((record) => record.isUnsent === isUnsent).map(({ update }) => update)
  return unsentText(updatesOf(0), updatesOf(1))
}

/** All that this person wrote in this browser and the server has not got, for copying before it is cleared. */
export async function unsentTextOf(userId: string, indexedDB?: IDBFactory): Promise<string> {
  return withCopies(indexedDB, '', async (transaction) => {
    const texts = (await textsOf(transaction, userId)).map(({ text }) => text)
    for (const { key } of await headsOf(transaction, userId)) if ((await unsentOf(transaction, key)).length > 0) texts.push(textIn(await recordsOf(transaction, key)))
    return texts.filter((text) => text !== '').join('\n\n')
  })
}

/** Copies are for going on, not an archive. What the server has not got is never dropped. */
async function dropOldest(transaction: IDBTransaction, heads: readonly CopyHead[]): Promise<void> {
  const oldest = heads.toSorted((a, b) => b.openedAt - a.openedAt).slice(maxCopies - 1)
  for (const { key } of oldest) if ((await unsentOf(transaction, key)).length === 0) await deleteCopy(transaction, key)
}

async function isCurrent(transaction: IDBTransaction, { key, generation }: CopyHead): Promise<boolean> {
  const found = (await answerOf(transaction.objectStore('heads').get(key))) as CopyHead | undefined
  return found?.generation === generation
}

async function recordsOf(transaction: IDBTransaction, key: string): Promise<CopyChange[]> {
  return (await answerOf(transaction.objectStore('changes').index('key').getAll(key))) as CopyChange[]
}

async function textOf(transaction: IDBTransaction, userId: string, storyId: string): Promise<KeptText | null> {
  return ((await answerOf(transaction.objectStore('texts').get([userId, storyId]))) as KeptText | undefined) ?? null
}
