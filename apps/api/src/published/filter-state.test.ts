import { expect, test } from 'vitest'
import type { StoryFilter } from '@insightengine/shared/filter'
import { newId, type FilterId } from '@insightengine/shared/ids'
import { filterStateOf } from './filter-state.ts'

const region: StoryFilter = {
  id: newId<FilterId>(),
  label: 'Region',
  type: 'select',
  column: 'region',
  options: { kind: 'list', values: ['north', 'south'] },
  defaultValue: null,
  pageIds: [],
}

test('choices of the version’s own filters pass', () => {
  const choices = { [region.id]: { type: 'select', value: 'north' } }
  expect(filterStateOf([region], choices)).toEqual(choices)
})

test.each([
  ['another filter', { [newId<FilterId>()]: { type: 'select', value: 'north' } }, 'no such filter'],
  ['a choice of another type', { [region.id]: { type: 'date_range', start: '2025-01-01', end: null } }, 'of type select'],
  ['something that is no choice', { [region.id]: 'north' }, 'expected object'],
  ['an operator where a value belongs', { [region.id]: { type: 'select', value: { $ne: '' } } }, 'Invalid input'],
])('%s is refused', (_name, choices, message) => {
  expect(() => filterStateOf([region], choices)).toThrow(expect.objectContaining({ code: 'invalid_input', message: expect.stringContaining(message) }))
})
