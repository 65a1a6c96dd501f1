import { expect, test } from 'vitest'
import { newId, type FilterId, type PageId } from '../ids/index.ts'
import { bindFilters, type FilterState, type StoryFilter } from './index.ts'

const [here, elsewhere] = [newId<PageId>(), newId<PageId>()]
const aFilter = (change: Partial<StoryFilter>): StoryFilter => ({
  id: newId<FilterId>(),
  label: 'Region',
  type: 'select',
  column: 'region',
  options: { kind: 'list', values: [] },
  defaultValue: null,
  pageIds: [],
  ...change,
})

test('a filter reaches only the pages it names, or all when it names none', () => {
  const [everywhere, onlyElsewhere] = [aFilter({}), aFilter({ pageIds: [elsewhere] })]
  const state: FilterState = { [everywhere.id]: { type: 'select', value: 'North' }, [onlyElsewhere.id]: { type: 'select', value: 'South' } }
  expect(bindFilters([everywhere, onlyElsewhere], state, here).map((each) => each.filterId)).toEqual([everywhere.id])
  expect(bindFilters([everywhere, onlyElsewhere], state, elsewhere)).toHaveLength(2)
})

test('a filter whose column is not chosen yet filters nothing', () => {
  const unfinished = aFilter({ column: '' })
  expect(bindFilters([unfinished], { [unfinished.id]: { type: 'select', value: 'North' } }, here)).toEqual([])
})

test('a choice of another kind than the filter, or without any bound, filters nothing', () => {
  const period = aFilter({ type: 'date_range', column: 'day' })
  expect(bindFilters([period], { [period.id]: { type: 'select', value: 'x' } }, here)).toEqual([])
  expect(bindFilters([period], { [period.id]: { type: 'date_range', start: null, end: null } }, here)).toEqual([])
  expect(bindFilters([period], { [period.id]: { type: 'date_range', start: '2026-01-01', end: null } }, here)).toHaveLength(1)
})
