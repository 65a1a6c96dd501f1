import { ChartPlaceholder, ChartView, MetricView } from '@insightengine/charts'
import type { ChartConfig, MetricConfig } from '@insightengine/shared/chart'
import type { UseQueryResult } from '@tanstack/react-query'
import type { CardAnswer } from '../../../story-view/index.ts'
import { CardRequestError } from '../card-data/card-data-store.ts'
import { CardBoundary } from './card-boundary.tsx'
import { CardFailure } from './card-failure.tsx'

interface CardPreviewProps {
  type: 'visualization' | 'metric'
  draft: { metric: MetricConfig } | { chart: ChartConfig }
  title: string
  hasQuery: boolean
  preview: UseQueryResult<CardAnswer>
}

/** The card as it will be. */
export function CardPreview({ draft, title, hasQuery, preview }: CardPreviewProps) {
  return (
    <div className="flex min-h-72 flex-1 flex-col rounded-lg border border-line bg-canvas p-4">
      <div className="min-h-0 flex-1">
        <CardBoundary resetKey={draft}>
          {!hasQuery ? <p className="grid size-full place-items-center text-ink-faint">Choose a query to see it here.</p> : <Preview draft={draft} title={title} preview={preview} />}
        </CardBoundary>
      </div>
    </div>
  )
}

function Preview({ draft, title, preview }: Pick<CardPreviewProps, 'draft' | 'title' | 'preview'>) {
  if (preview.isError) {
    const error = preview.error instanceof CardRequestError ? preview.error.error : { code: 'unavailable', message: preview.error.message, details: {} }
    return <CardFailure error={error} onRetry={() => void preview.refetch()} queryId={null} />
  }
  if (!preview.data) return <ChartPlaceholder />
  if ('metric' in draft) return <MetricView result={preview.data.result} config={draft.metric} title={title} />
  return <ChartView result={preview.data.result} config={draft.chart} title={title} />
}
