import { humanName } from '@insightengine/charts'
import { updateFilter } from '@insightengine/shared/doc'
import { filterTypes, type StoryFilter } from '@insightengine/shared/filter'
import type { PageId } from '@insightengine/shared/ids'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Input } from '../../../ui/input.tsx'
import { SegmentedControl } from '../../../ui/segmented-control.tsx'
import { InspectorRow } from '../inspector/inspector-row.tsx'
import { asOneStep } from '../session/story-undo.ts'
import { useStory, useStorySnapshot } from '../story-context.ts'
import { FilterControl } from './filter-bar.tsx'
import { FilterOptionsEditor } from './filter-options-editor.tsx'
import { useFilterColumns } from './use-filter-columns.ts'

const typeNames = { select: 'One value', date_range: 'Dates' } as const

/** One filter: what it is called, what it filters by and where. */
export function FilterEditor({ filter, onDelete }: { filter: StoryFilter; onDelete: () => void }) {
  const { session } = useStory()
  const { columns } = useFilterColumns(filter.type)
  const setText = (change: Partial<Omit<StoryFilter, 'id'>>) => updateFilter(session.doc, filter.id, change, 'user')
  const set = (change: Partial<Omit<StoryFilter, 'id'>>) => asOneStep(session.undo, () => setText(change))
  const isUnknown = filter.column !== '' && columns.length > 0 && !columns.includes(filter.column)
  return (
    <div className="space-y-2 border-t border-line p-2.5">
      <InspectorRow label="Label">{(control) => <Input {...control} value={filter.label} maxLength={120} onChange={(event) => setText({ label: event.target.value })} />}</InspectorRow>
      <InspectorRow label="Kind">
        {() => (
          <SegmentedControl
            label="Kind of filter"
            value={filter.type}
            // A default of the other kind would never apply.
            onChange={(type) => set({ type, defaultValue: null })}
            options={filterTypes.map((type) => ({ value: type, label: typeNames[type] }))}
          />
        )}
      </InspectorRow>
      <InspectorRow label="Column" hint={isUnknown ? 'No card on screen has this column; a {{placeholder}} in a query may.' : undefined}>
        {(control) => <ColumnInput {...control} value={filter.column} columns={columns} onChange={(column) => set({ column })} />}
      </InspectorRow>
      {filter.type === 'select' && <FilterOptionsEditor filter={filter} onChange={(options) => set({ options })} />}
      <InspectorRow label="Default" hint="What readers see before they choose.">
        {() => <FilterControl filter={filter} value={filter.defaultValue} onChange={(defaultValue) => set({ defaultValue })} />}
      </InspectorRow>
      <InspectorRow label="Pages">{() => <PageChecks pageIds={filter.pageIds} onChange={(pageIds) => set({ pageIds })} />}</InspectorRow>
      <Button size="sm" variant="danger-ghost" onClick={onDelete}><Trash2 aria-hidden />Delete filter</Button>
    </div>
  )
}

/** Suggests the columns of the cards' data; a query's placeholder can be typed too. Written when it is complete, not letter by letter. */
function ColumnInput({ id, value, columns, onChange }: { id: string; value: string; columns: readonly string[]; onChange: (column: string) => void }) {
  const [draft, setDraft] = useState<string | null>(null)
  const finish = () => {
    const column = draft?.trim()
    if (column && column !== value) onChange(column)
    setDraft(null)
  }
  const handleInput = (text: string) => {
    setDraft(text)
    if (!columns.includes(text)) return
    onChange(text)
    setDraft(null)
  }
  return (
    <>
      <Input id={id} value={draft ?? value} list={`${id}-columns`} maxLength={255} placeholder="Choose or type" autoComplete="off" onChange={(event) => handleInput(event.target.value)} onBlur={finish} onKeyDown={(event) => event.key === 'Enter' && finish()} />
      <datalist id={`${id}-columns`}>{columns.map((column) => <option key={column} value={column}>{humanName(column)}</option>)}</datalist>
    </>
  )
}

/** No page named means all of them. */
function PageChecks({ pageIds, onChange }: { pageIds: readonly PageId[]; onChange: (pageIds: PageId[]) => void }) {
  const pages = useStorySnapshot((story) => story.pages)
  const isOn = (id: PageId) => pageIds.length === 0 || pageIds.includes(id)
  const handleToggle = (id: PageId, wanted: boolean) => {
    const chosen = pages.map((page) => page.id).filter((other) => (other === id ? wanted : isOn(other)))
    // A filter on no page would be no filter; and all pages include those to come.
    if (chosen.length > 0) onChange(chosen.length === pages.length ? [] : chosen)
  }
  return (
    <ul className="space-y-1 pt-1.5">
      {pages.map((page) => (
        <li key={page.id}>
          <label className="flex items-center gap-2 text-sm">
            <Checkbox checked={isOn(page.id)} onCheckedChange={(checked) => handleToggle(page.id, checked === true)} />
            <span className="truncate">{page.title || 'Untitled page'}</span>
          </label>
        </li>
      ))}
    </ul>
  )
}
