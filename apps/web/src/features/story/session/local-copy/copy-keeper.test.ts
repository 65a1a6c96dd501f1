import { IDBFactory } from 'fake-indexeddb'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { CopyKeeper } from './copy-keeper.ts'
import { openStoryCopy, type StoryCopy } from './story-copy.ts'

async function aKeeper(retryMs = 20) {
  const indexedDB = new IDBFactory()
  const open = async () => (await openStoryCopy({ userId: 'ann', storyId: 'sales', indexedDB })) as StoryCopy
  const real = await open()
  const seen: string[] = []
  let isFull = false
  const copy: StoryCopy = {
    ...real,
    async write(changes, committed) {
      if (isFull) throw new DOMException('no space left', 'QuotaExceededError')
      seen.push(`${changes.length} changes, ${committed} committed`)
      return real.write(changes, committed)
    },
  }
  let committed = 0
  const keeper = new CopyKeeper({
    copy,
    committed: () => committed,
    onKept: (upTo) => seen.push(`kept ${upTo}`),
    onNotKept: (isCleared) => seen.push(isCleared ? 'cleared' : 'not kept'),
    retryMs,
  })
  const doc = new Y.Doc()
  let made = 0
  doc.on('update', (update: Uint8Array) => keeper.add({ update, upTo: ++made }))
  const write = (text: string) => doc.getText('t').insert(doc.getText('t').length, text)
  return { keeper, seen, write, open, fill: (full: boolean) => (isFull = full), commit: (count: number) => (committed = count) }
}

const textIn = ({ updates }: StoryCopy) => {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc.getText('t').toJSON()
}

test('what is typed in one go is written in one go', async () => {
  const { seen, write } = await aKeeper()
  for (const letter of 'letters') write(letter)
  await vi.waitFor(() => expect(seen).toEqual(['7 changes, 0 committed', 'kept 7']))
})

test('a confirmation that comes after the writing is noted, too', async () => {
  const { keeper, seen, write, open, commit } = await aKeeper()
  write('a')
  await keeper.flush()
  commit(1)
  keeper.confirmed()
  await vi.waitFor(() => expect(seen).toContain('0 changes, 1 committed'))
  await vi.waitFor(async () => expect((await open()).unsent).toBe(0))
})

test('when the disk is full that is said, and everything is written once there is room', async () => {
  const warned = vi.spyOn(console, 'warn').mockReturnValue()
  const { seen, write, fill, open } = await aKeeper()
  fill(true)
  write('a')
  await vi.waitFor(() => expect(seen).toContain('not kept'))
  write('b')
  fill(false)
  await vi.waitFor(() => expect(seen.at(-1)).toBe('kept 2'))
  expect(textIn(await open())).toBe('ab')
  expect(warned).toHaveBeenCalled()
  warned.mockRestore()
})

test('closing writes what was still waiting', async () => {
  const { keeper, write, open } = await aKeeper()
  write('last words')
  await keeper.close()
  expect(textIn(await open())).toBe('last words')
})

test('much at once is not kept waiting for the next batch', async () => {
  const { keeper, seen, write } = await aKeeper()
  write('x'.repeat(300_000))
  await keeper.flush()
  expect(seen).toEqual(['1 changes, 0 committed', 'kept 1'])
})
