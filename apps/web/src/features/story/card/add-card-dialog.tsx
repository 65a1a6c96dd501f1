import { suggestConfig, suggestMetric } from '@insightengine/charts'
import type { ChartType } from '@insightengine/shared/chart'
import type { PageId, QueryId } from '@insightengine/shared/ids'
import type { QuerySummary } from '@insightengine/shared/query'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogContent } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/form-field.tsx'
import { Input } from '../../../ui/input.tsx'
import { useEditorView, useStory } from '../story-context.ts'
import { addCard } from './card-changes.ts'
import { CardPreview } from './card-preview.tsx'
import { ChartTypePicker } from './chart-type-picker.tsx'
import { QueryPicker } from './query-picker.tsx'
import { useQueryPreview } from './use-query-preview.ts'

interface AddCardDialogProps {
  pageId: PageId
  type: 'visualization' | 'metric'
  onClose: () => void
}

/** From a saved query to a card: choose the query, choose how it is shown, and see it right away. */
export function AddCardDialog({ pageId, type, onClose }: AddCardDialogProps) {
  const { session } = useStory()
  const { selectCard } = useEditorView()
  const [query, setQuery] = useState<Pick<QuerySummary, 'id' | 'name'> | null>(null)
  const [chartType, setChartType] = useState<ChartType>('bar')
  const [title, setTitle] = useState<string | null>(null)
  const preview = useQueryPreview(query?.id ?? null)
  const columns = preview.data?.result.columns ?? []
  const shownTitle = title ?? query?.name ?? ''
  const draft = type === 'metric' ? { metric: suggestMetric(columns) } : { chart: suggestConfig(chartType, columns) }

  const handleAdd = (queryId: QueryId) => {
    selectCard(addCard(session, { pageId, type, title: shownTitle.trim(), queryId, ...draft }))
    onClose()
  }
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent
        title={type === 'metric' ? 'Add a number' : 'Add a chart'}
        description="Cards show saved queries. Everything can be changed later."
        width="xl"
        className="sm:h-[min(46rem,calc(100dvh-4rem))]"
        footer={
          <>
            <Button onClick={onClose}>Cancel</Button>
            {/* Before the columns are known there is nothing to pre-fill the card with. */}
            <Button variant="primary" disabled={!query} isBusy={query !== null && preview.isLoading} onClick={() => query && handleAdd(query.id)}>Add card</Button>
          </>
        }
      >
        <div className="flex h-full min-h-0 gap-5 max-md:flex-col">
          <QueryPicker value={query?.id ?? null} onChange={setQuery} className="md:w-72" />
          <div className="flex min-h-0 min-w-0 flex-1 flex-col gap-4">
            {type === 'visualization' && <ChartTypePicker value={chartType} onChange={setChartType} />}
            <Field label="Title">{(control) => <Input {...control} value={shownTitle} maxLength={255} onChange={(event) => setTitle(event.target.value)} />}</Field>
            <CardPreview type={type} draft={draft} title={shownTitle} hasQuery={query !== null} preview={preview} />
          </div>
        </div>
      </DialogContent>
    </Dialog>
  )
}
