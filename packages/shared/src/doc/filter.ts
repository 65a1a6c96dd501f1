import * as Y from 'yjs'
import { z } from 'zod'
import { FilterOptions, FilterType, FilterValue, type StoryFilter } from '../filter/index.ts'
import { FilterId, newId, PageId } from '../ids/index.ts'
import { byOrder, keyBetween, OrderKey } from './fractional-index.ts'
import type { Origin } from './origin.ts'
import { assign, findItem, plainEntries, readItems } from './plain-entries.ts'

export const filterShape = z.object({
  id: FilterId,
  label: z.string().catch(''),
  type: FilterType,
  column: z.string().catch(''),
  options: FilterOptions.catch({ kind: 'list', values: [] }),
  defaultValue: FilterValue.nullable().catch(null),
  pageIds: z.array(PageId).catch([]),
  order: OrderKey,
})
export type DocFilter = StoryFilter & { order: string }

export function filtersMap(doc: Y.Doc): Y.Map<Y.Map<unknown>> {
  return doc.getMap('filters')
}

export function readFilter(filter: Y.Map<unknown>): DocFilter | null {
  return filterShape.safeParse(plainEntries(filter)).data ?? null
}

export function listFilters(doc: Y.Doc): DocFilter[] {
  return readItems(filtersMap(doc), readFilter).sort(byOrder)
}

export type NewFilter = Pick<StoryFilter, 'label' | 'type' | 'column'> & Partial<Pick<StoryFilter, 'options' | 'defaultValue' | 'pageIds'>>

export function createFilter(doc: Y.Doc, input: NewFilter, origin: Origin): FilterId {
  const id = newId<FilterId>()
  doc.transact(() => {
    const order = keyBetween(listFilters(doc).at(-1)?.order ?? null, null)
    const filter = new Y.Map<unknown>()
    filtersMap(doc).set(id, filter)
    assign(filter, { options: { kind: 'list', values: [] }, defaultValue: null, pageIds: [], ...input, id, order })
  }, origin)
  return id
}

export function updateFilter(doc: Y.Doc, id: FilterId, change: Partial<Omit<StoryFilter, 'id'>>, origin: Origin): boolean {
  const filter = findItem(filtersMap(doc), id)
  if (!filter) return false
  doc.transact(() => assign(filter, change), origin)
  return true
}

export function deleteFilter(doc: Y.Doc, id: FilterId, origin: Origin): boolean {
  if (!filtersMap(doc).has(id)) return false
  doc.transact(() => filtersMap(doc).delete(id), origin)
  return true
}
