import { createFilter, deleteFilter } from '@insightengine/shared/doc'
import type { FilterId } from '@insightengine/shared/ids'
import { CalendarRange, ChevronDown, ListFilter, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { cx } from '../../../ui/cx.ts'
import { asOneStep } from '../session/story-undo.ts'
import { toastWithUndo } from '../session/undo-toast.ts'
import { useStory, useStorySnapshot } from '../story-context.ts'
import { FilterEditor } from './filter-editor.tsx'

/** The story's filters: what readers can choose, and which pages that changes. */
export function FiltersInspector() {
  const { session } = useStory()
  const filters = useStorySnapshot((story) => story.filters)
  const [openId, setOpenId] = useState<FilterId | null>(null)
  const handleAdd = () => setOpenId(asOneStep(session.undo, () => createFilter(session.doc, { label: 'New filter', type: 'select', column: '' }, 'user')))
  const handleDelete = (id: FilterId, label: string) => {
    asOneStep(session.undo, () => deleteFilter(session.doc, id, 'user'))
    toastWithUndo(session.undo, `Filter “${label}” deleted`)
  }
  return (
    <div className="space-y-2 p-3">
      {filters.length === 0 && <p className="px-0.5 py-2 text-sm text-ink-muted">Filters let readers look at one region, one product or one period. Every card whose data has the filter’s column follows it.</p>}
      {filters.map((filter) => {
        const isOpen = filter.id === openId
        const Icon = filter.type === 'select' ? ListFilter : CalendarRange
        return (
          <section key={filter.id} aria-label={`Filter ${filter.label}`} className="rounded-md border border-line">
            <button type="button" aria-expanded={isOpen} onClick={() => setOpenId(isOpen ? null : filter.id)} className="flex w-full items-center gap-2 rounded-md px-2.5 py-2 text-left hover:bg-hover">
              <Icon className="size-4 shrink-0 text-ink-faint" aria-hidden />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{filter.label || 'Unnamed filter'}</span>
                <span className="block truncate text-sm text-ink-faint">{filter.column || 'No column yet'}</span>
              </span>
              <ChevronDown className={cx('size-4 text-ink-faint transition-transform', isOpen && 'rotate-180')} aria-hidden />
            </button>
            {isOpen && <FilterEditor filter={filter} onDelete={() => handleDelete(filter.id, filter.label)} />}
          </section>
        )
      })}
      <Button size="sm" onClick={handleAdd}><Plus aria-hidden />Add filter</Button>
    </div>
  )
}
