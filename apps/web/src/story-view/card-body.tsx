import { ChartPlaceholder, ChartView, MetricView } from '@insightengine/charts'
import type { CardContent } from '@insightengine/shared/story'
import type { CardAnswer, CardData, CardFailure } from './card-data.ts'
import { RichTextView } from './rich-text-view.tsx'

interface CardBodyProps {
  card: CardContent
  data: CardData
  as?: 'chart' | 'table'
  onRetry: () => void
  locale?: string
}

/** What stands in the card: its text, its picture, or why there is none. */
export function CardBody({ card, data, as = 'chart', onRetry, locale }: CardBodyProps) {
  if (card.type === 'text') return <RichTextView value={card.body} className="story-prose-compact h-full overflow-y-auto print:overflow-visible" />
  switch (data.status) {
    case 'idle':
      return <CardMessage title="No query yet" hint="The author has not chosen what this card shows." />
    case 'loading':
      return data.previous ? <Answer card={card} answer={data.previous} as={as} locale={locale} /> : <CardSkeleton type={card.type} />
    case 'ready':
      return <Answer card={card} answer={data.answer} as={as} locale={locale} />
    case 'failed':
      return <FailureMessage failure={data.failure} onRetry={onRetry} />
  }
}

type DataCard = Exclude<CardContent, { type: 'text' }>

function Answer({ card, answer, as, locale }: { card: DataCard; answer: CardAnswer; as: 'chart' | 'table'; locale: string | undefined }) {
  if (card.type === 'metric') return <MetricView result={answer.result} config={card.metric} title={card.title} locale={locale} />
  return <ChartView result={answer.result} config={card.chart} title={card.title} as={as} locale={locale} />
}

function CardSkeleton({ type }: { type: DataCard['type'] }) {
  if (type === 'visualization') return <ChartPlaceholder />
  return (
    <div className="grid animate-pulse-soft gap-2" aria-hidden="true">
      <div className="h-9 w-40 max-w-full rounded-sm bg-sunken" />
      <div className="h-4 w-28 max-w-full rounded-sm bg-sunken" />
    </div>
  )
}

function FailureMessage({ failure, onRetry }: { failure: CardFailure; onRetry: () => void }) {
  return (
    <CardMessage title={failure.title} hint={failure.hint}>
      {failure.canRetry && (
        <button type="button" onClick={onRetry} className="mt-2 rounded-sm border border-line-strong px-2.5 py-1 text-sm font-medium hover:bg-hover">
          Try again
        </button>
      )}
    </CardMessage>
  )
}

function CardMessage({ title, hint, children }: { title: string; hint: string; children?: React.ReactNode }) {
  return (
    <div className="grid size-full place-content-center justify-items-center p-2 text-center">
      <p className="text-sm font-medium text-ink">{title}</p>
      <p className="mt-0.5 text-sm text-ink-muted">{hint}</p>
      {children}
    </div>
  )
}
