import { expect, test } from 'vitest'
import { CommitGate } from './acknowledge.ts'

function aGate(): { gate: CommitGate; said: string[]; confirm: (what: string) => void } {
  const gate = new CommitGate()
  const said: string[] = []
  return { gate, said, confirm: (what) => gate.whenCommitted(() => said.push(what)) }
}

test('with nothing unsaved a confirmation goes out at once', () => {
  const { gate, said, confirm } = aGate()
  confirm('nothing new')
  gate.made()
  gate.committed()
  confirm('saved')
  expect(said).toEqual(['nothing new', 'saved'])
})

test('a confirmation waits for every change that was in memory when it was asked for, and for no later one', () => {
  const { gate, said, confirm } = aGate()
  gate.made()
  gate.made()
  confirm('two')
  gate.made()
  confirm('three')
  gate.committed()
  expect(said).toEqual([])
  gate.committed()
  expect(said).toEqual(['two'])
  expect(gate.isClean).toBe(false)
  gate.committed()
  expect(said).toEqual(['two', 'three'])
  expect(gate.isClean).toBe(true)
})

test('confirmations keep their order', () => {
  const { gate, said, confirm } = aGate()
  gate.made()
  for (const what of ['a', 'b', 'c']) confirm(what)
  gate.committed()
  expect(said).toEqual(['a', 'b', 'c'])
})

test('a change made while a confirmation goes out does not disturb the others', () => {
  const { gate, said, confirm } = aGate()
  gate.made()
  gate.whenCommitted(() => {
    said.push('first')
    gate.made()
    confirm('later')
  })
  confirm('second')
  gate.committed()
  expect(said).toEqual(['first', 'second'])
  gate.committed()
  expect(said).toEqual(['first', 'second', 'later'])
})

test('when nothing more will be committed, nobody is left waiting', () => {
  const { gate, said, confirm } = aGate()
  gate.made()
  confirm('let go')
  gate.abandon()
  expect(said).toEqual(['let go'])
  expect(gate.isClean).toBe(true)
})
