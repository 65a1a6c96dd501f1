import type { FilterState, StoryFilter } from '@insightengine/shared/filter'
import type { CardContent } from '@insightengine/shared/story'
import { ArrowRight, ChartColumn, Table2 } from 'lucide-react'
import { useState } from 'react'
import { CardBody, CardFrame, filterNotes, type CardData } from '../story-view/index.ts'
import { PartBoundary } from './part-boundary.tsx'

interface ViewerCardProps {
  card: CardContent
  data: CardData
  filters: readonly StoryFilter[]
  filterState: FilterState
  /** Where the card leads to. */
  drill?: { title: string; onOpen: () => void }
  onRetry: () => void
}

export function ViewerCard({ card, data, filters, filterState, drill, onRetry }: ViewerCardProps) {
  const [as, setAs] = useState<'chart' | 'table'>('chart')
  const isChart = card.type === 'visualization' && card.chart.type !== 'table'
  const applications = data.status === 'ready' ? data.answer.filters : []
  return (
    <CardFrame
      id={card.id}
      title={card.title}
      description={card.description}
      filterNotes={filterNotes(filters, applications, filterState)}
      isBusy={data.status === 'loading' && card.type !== 'text'}
      isStale={data.status === 'loading' && data.previous !== null}
      actions={
        <>
          {isChart && <TableToggle as={as} title={card.title} onChange={setAs} />}
          {drill && <DrillButton title={drill.title} onOpen={drill.onOpen} />}
        </>
      }
    >
      <PartBoundary resetKey={data}>
        <CardBody card={card} data={data} as={as} onRetry={onRetry} />
      </PartBoundary>
    </CardFrame>
  )
}

const actionStyle =
  'inline-flex h-7 shrink-0 items-center gap-1 rounded-sm px-1.5 text-sm text-ink-muted hover:bg-hover hover:text-ink pointer-coarse:h-10 pointer-coarse:min-w-10 pointer-coarse:justify-center print:hidden [&_svg]:size-4'

function TableToggle({ as, title, onChange }: { as: 'chart' | 'table'; title: string; onChange: (as: 'chart' | 'table') => void }) {
  const label = as === 'chart' ? 'View as table' : 'View as chart'
  return (
    <button
      type="button"
      title={label}
      aria-label={`${label}: ${title}`}
      onClick={() => onChange(as === 'chart' ? 'table' : 'chart')}
      className={`${actionStyle} opacity-0 group-focus-within/card:opacity-100 group-hover/card:opacity-100 pointer-coarse:opacity-100`}
    >
      {as === 'chart' ? <Table2 aria-hidden="true" /> : <ChartColumn aria-hidden="true" />}
    </button>
  )
}

function DrillButton({ title, onOpen }: { title: string; onOpen: () => void }) {
  return (
    <button type="button" onClick={onOpen} className={`${actionStyle} max-w-[55%] text-primary-ink!`}>
      <span className="sr-only">Open page </span>
      <span className="truncate">{title}</span>
      <ArrowRight aria-hidden="true" className="shrink-0" />
    </button>
  )
}
