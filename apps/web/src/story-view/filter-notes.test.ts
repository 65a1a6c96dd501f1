import { newId, type FilterId } from '@insightengine/shared/ids'
import type { StoryFilter } from '@insightengine/shared/filter'
import type { FilterApplication } from '@insightengine/shared/query'
import { expect, test } from 'vitest'
import { filterNotes } from './filter-notes.ts'

const region: StoryFilter = {
  id: newId<FilterId>(),
  label: 'Region',
  type: 'select',
  column: 'region',
  options: { kind: 'list', values: [] },
  defaultValue: null,
  pageIds: [],
}
const unreached: FilterApplication = { filterId: region.id, mode: 'not_applied', reason: 'no_such_column' }

test('a card says which filter did not reach it and why, and nothing about those that did', () => {
  expect(filterNotes([region], [unreached])).toEqual([
    { filterId: region.id, label: 'Region', why: 'This card’s data has no column “region”.' },
  ])
  expect(filterNotes([region], [{ filterId: region.id, mode: 'wrapper', reason: null }])).toEqual([])
})

test('a filter that has been cleared, or deleted, is not mentioned any more', () => {
  expect(filterNotes([region], [unreached], {})).toEqual([])
  expect(filterNotes([region], [unreached], { [region.id]: { type: 'select', value: 'Asia' } })).toHaveLength(1)
  expect(filterNotes([], [unreached])).toEqual([])
})
