/**
 * The stories this browser keeps a copy of, in IndexedDB. Only what every part of the workspace may need is here; how a copy
 * is written and read is the story editor's matter (`features/story/session/local-copy`).
 */
export interface CopyHead {
  key: string
  userId: string
  storyId: string
  docVersion: number
  /** Another one after the copy was cleared and begun anew: whoever still writes to the old one has to stop. */
  generation: string
  openedAt: number
}

/** Changes to the document, merged into one. */
export interface CopyChange {
  id?: number
  key: string
  update: Uint8Array
  /** How many of a person's changes are in it that the server has not confirmed. */
  unsent: number
  isUnsent: 0 | 1
  /** Which session wrote it, and the number of its last change there. */
  writer: string
  upTo: number
}

/** Words that could not be merged into their story, kept for copying. */
export interface KeptText {
  userId: string
  storyId: string
  text: string
  changes: number
  keptAt: number
}

const databaseName = 'insightengine-stories'

/** Null where the browser has no IndexedDB for us: switched off, private mode, a disk that is full. */
export async function openCopies(factory: IDBFactory | undefined = globalThis.indexedDB): Promise<IDBDatabase | null> {
  if (!factory) return null
  try {
    const request = factory.open(databaseName, 1)
    request.addEventListener('upgradeneeded', () => createStores(request.result))
    const database = await answerOf(request)
    // A later version of the workspace in another tab may need to change the stores.
    database.addEventListener('versionchange', () => database.close())
    return database
  } catch {
    return null
  }
}

function createStores(database: IDBDatabase): void {
  database.createObjectStore('heads', { keyPath: 'key' }).createIndex('userId', 'userId')
  const changes = database.createObjectStore('changes', { keyPath: 'id', autoIncrement: true })
  changes.createIndex('key', 'key')
  changes.createIndex('unsent', ['key', 'isUnsent'])
  database.createObjectStore('texts', { keyPath: ['userId', 'storyId'] }).createIndex('userId', 'userId')
}

export function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })
}

/** All of it or nothing, also when the tab is killed in the middle. */
export async function inTransaction<T>(database: IDBDatabase, work: (transaction: IDBTransaction) => Promise<T>): Promise<T> {
  const transaction = database.transaction(['heads', 'changes', 'texts'], 'readwrite')
  const isDone = new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('the local copy could not be written')))
  })
  // The work's own error comes first; this one is then heard by nobody.
  isDone.catch(() => undefined)
  try {
    const result = await work(transaction)
    await isDone
    return result
  } catch (error) {
    if (transaction.error === null) abort(transaction)
    throw error
  }
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {
    // It has ended already.
  }
}

/** Takes a copy and all that is in it away. */
export async function deleteCopy(transaction: IDBTransaction, key: string): Promise<void> {
  const changes = transaction.objectStore('changes')
  const ids = await answerOf(changes.index('key').getAllKeys(key))
  for (const id of ids) changes.delete(id)
  await answerOf(transaction.objectStore('heads').delete(key))
}

/** How many changes this person made here that the server has not got, whether they can still be merged or only copied. */
export async function countUnsent(userId: string, factory?: IDBFactory): Promise<number> {
  return withCopies(factory, 0, async (transaction) => {
    let count = 0
    for (const { changes } of await textsOf(transaction, userId)) count += changes
    for (const { key } of await headsOf(transaction, userId)) for (const { unsent } of await unsentOf(transaction, key)) count += unsent
    return count
  })
}

export async function unsentOf(transaction: IDBTransaction, key: string): Promise<CopyChange[]> {
  return (await answerOf(transaction.objectStore('changes').index('unsent').getAll([key, 1]))) as CopyChange[]
}

export async function textsOf(transaction: IDBTransaction, userId: string): Promise<KeptText[]> {
  return (await answerOf(transaction.objectStore('texts').index('userId').getAll(userId))) as KeptText[]
}

export async function headsOf(transaction: IDBTransaction, userId: string): Promise<CopyHead[]> {
  return (await answerOf(transaction.objectStore('heads').index('userId').getAll(userId))) as CopyHead[]
}

/** Leaves nothing of this person's stories in this browser. */
export async function clearCopies(userId: string, factory?: IDBFactory): Promise<void> {
  await withCopies(factory, undefined, async (transaction) => {
    for (const { key } of await headsOf(transaction, userId)) await deleteCopy(transaction, key)
    const texts = transaction.objectStore('texts')
    for (const key of await answerOf(texts.index('userId').getAllKeys(userId))) texts.delete(key)
  })
}

export async function withCopies<T>(factory: IDBFactory | undefined, otherwise: T, work: (transaction: IDBTransaction) => Promise<T>): Promise<T> {
  const database = await openCopies(factory)
  if (!database) return otherwise
  try {
    return await inTransaction(database, work)
  } finally {
    database.close()
  }
}
