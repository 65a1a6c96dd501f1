import { updateCard, type Card } from '@insightengine/shared/doc'
import type { QueryId } from '@insightengine/shared/ids'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ExternalLink, Trash2, X } from 'lucide-react'
import { trpc } from '../../../lib/trpc.ts'
import { Button } from '../../../ui/button.tsx'
import { Combobox } from '../../../ui/combobox.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Input } from '../../../ui/input.tsx'
import { Textarea } from '../../../ui/textarea.tsx'
import { removeCard } from '../card/card-changes.ts'
import { cardName, cardTypeName } from '../card/card-type-words.ts'
import { useCardView } from '../card-data/use-card-view.ts'
import { asOneStep } from '../session/story-undo.ts'
import { toastWithUndo } from '../session/undo-toast.ts'
import { useEditorView, useStory } from '../story-context.ts'
import { ChartSettings } from './chart-settings.tsx'
import { InspectorRow, InspectorSection } from './inspector-row.tsx'
import { MetricSettings } from './metric-settings.tsx'

/** Everything about the selected card. */
export function CardInspector({ card }: { card: Card }) {
  const { session } = useStory()
  const { selectCard } = useEditorView()
  const view = useCardView(card.id)
  const answer = view?.status === 'ready' ? view.answer : view?.previous
  const columns = answer?.result.columns ?? []
  const set = (change: { title?: string; description?: string }) => updateCard(session.doc, card.id, change, 'user')
  const handleDelete = () => {
    if (removeCard(session, card.id)) toastWithUndo(session.undo, `“${cardName(card)}” deleted`)
  }
  return (
    <>
      <header className="flex h-11 shrink-0 items-center justify-between border-b border-line pr-1.5 pl-3.5">
        <h2 className="text-sm">{cardTypeName(card.type)}</h2>
        <IconButton size="sm" label="Deselect the card" onClick={() => selectCard(null)}><X /></IconButton>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <InspectorSection title="Card">
          <InspectorRow label="Title">{(control) => <Input {...control} value={card.title} maxLength={255} placeholder={card.type === 'text' ? 'None' : 'Untitled'} onChange={(event) => set({ title: event.target.value })} />}</InspectorRow>
          <InspectorRow label="Description">{(control) => <Textarea {...control} rows={2} value={card.description} maxLength={4000} placeholder="None" onChange={(event) => set({ description: event.target.value })} />}</InspectorRow>
          {card.type !== 'text' && <QuerySetting card={card} />}
        </InspectorSection>
        {card.type === 'visualization' && <ChartSettings card={card} columns={columns} />}
        {card.type === 'metric' && <MetricSettings card={card} columns={columns} />}
        <div className="px-3.5 py-3">
          <Button size="sm" variant="danger-ghost" onClick={handleDelete}><Trash2 aria-hidden />Delete card</Button>
        </div>
      </div>
    </>
  )
}

function QuerySetting({ card }: { card: Exclude<Card, { type: 'text' }> }) {
  const { session } = useStory()
  const { data } = useQuery(trpc.query.list.queryOptions({ limit: 200 }))
  const options = (data ?? []).map(({ id, name, databaseName }) => ({ value: id as string, label: name, detail: databaseName }))
  const handleChange = (id: string) => {
    asOneStep(session.undo, () => updateCard(session.doc, card.id, { queryId: id as QueryId }, 'user'))
  }
  return (
    <InspectorRow label="Query">
      {(control) => (
        <div className="flex items-center gap-1">
          <Combobox {...control} aria-label="Query" className="min-w-0 flex-1" value={card.queryId} options={options} placeholder="Choose a query" searchPlaceholder="Search queries…" emptyText="No saved query of that name" onChange={handleChange} />
          {card.queryId && (
            <IconButton asChild size="sm" label="Open the query">
              <Link to="/queries/$queryId" params={{ queryId: card.queryId }}><ExternalLink /></Link>
            </IconButton>
          )}
        </div>
      )}
    </InspectorRow>
  )
}
