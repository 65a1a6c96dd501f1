import type { FilterValue, StoryFilter } from '@insightengine/shared/filter'
import { newId, type FilterId } from '@insightengine/shared/ids'
import { expect, test } from 'vitest'
import { effectiveFilters, withChoice } from './filter-choices.ts'

const europe: FilterValue = { type: 'select', value: 'Europe' }
const asia: FilterValue = { type: 'select', value: 'Asia' }
const region: StoryFilter = {
  id: newId<FilterId>(),
  label: 'Region',
  type: 'select',
  column: 'region',
  options: { kind: 'list', values: [] },
  defaultValue: europe,
  pageIds: [],
}

test("the author's default holds until the reader chooses, and choosing nothing is a choice", () => {
  expect(effectiveFilters([region], {})).toEqual({ [region.id]: europe })
  expect(effectiveFilters([region], { [region.id]: asia })).toEqual({ [region.id]: asia })
  expect(effectiveFilters([region], { [region.id]: null })).toEqual({})
})

test('choices for filters that are gone, or of another kind by now, do nothing', () => {
  const dates: FilterValue = { type: 'date_range', start: '2024-01-01', end: null }
  expect(effectiveFilters([region], { gone: asia, [region.id]: dates })).toEqual({})
})

test('choosing the default again is no choice any more', () => {
  const chosen = withChoice({}, region, asia)
  expect(chosen).toEqual({ [region.id]: asia })
  expect(withChoice(chosen, region, europe)).toEqual({})
  expect(withChoice({}, { ...region, defaultValue: null }, null)).toEqual({})
})
