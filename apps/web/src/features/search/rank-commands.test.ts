import { expect, test } from 'vitest'
import { rankCommands } from './rank-commands.ts'

const commands = [
  { label: 'Go to queries' },
  { label: 'New story', keywords: ['create', 'report'] },
  { label: 'New query', keywords: ['create', 'sql'] },
  { label: 'Use the dark theme', keywords: ['appearance', 'night'] },
]
const labels = (typed: string) => rankCommands(commands, typed).map(({ label }) => label)

test('nothing typed lists every command in its own order', () => {
  expect(labels('  ')).toEqual(commands.map(({ label }) => label))
})

test('a label that begins with what was typed comes before one that has it inside', () => {
  expect(rankCommands([{ label: 'Open settings' }, { label: 'Settings' }], 'set').map(({ label }) => label)).toEqual(['Settings', 'Open settings'])
})

test('a word inside the label is found by its beginning, upper or lower case', () => {
  expect(labels('QUER')).toEqual(['Go to queries', 'New query'])
})

test('a keyword finds a command whose label does not have it', () => {
  expect(labels('night')).toEqual(['Use the dark theme'])
})

test('letters in order find a command when nothing better does, but a single letter does not', () => {
  expect(labels('nwst')).toEqual(['New story'])
  expect(labels('w')).toEqual([])
})

test('commands that fit equally well keep their order', () => {
  expect(labels('new')).toEqual(['New story', 'New query'])
})

test('what fits nothing finds nothing', () => {
  expect(labels('zebra')).toEqual([])
})
