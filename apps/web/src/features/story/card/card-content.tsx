import type { Card } from '@insightengine/shared/doc'
import { memo } from 'react'
import { CardBody } from '../../../story-view/index.ts'
import { Button } from '../../../ui/button.tsx'
import { useCardView } from '../card-data/use-card-view.ts'
import { RichTextEditor } from '../narrative/rich-text-editor.tsx'
import { useEditorView, useStory, useStorySnapshot } from '../story-context.ts'
import { CardFailure } from './card-failure.tsx'
import { CardProblem } from './card-problem.tsx'

type DataCard = Exclude<Card, { type: 'text' }>

/**
 * What stands in a card, for those who write the story: failures name the author's next step. Drawing a chart costs more than
 * anything else here, so neither a drag nor a selection may do it again.
 */
export const CardContent = memo(function CardContent({ card, canEdit }: { card: Card; canEdit: boolean }) {
  if (card.type === 'text') return <TextBody card={card} canEdit={canEdit} />
  return card.queryId === null ? <NoQuery card={card} /> : <DataBody card={card} />
})

function TextBody({ card, canEdit }: { card: Card; canEdit: boolean }) {
  const { writingCardId } = useEditorView()
  const fragment = useStorySnapshot((story) => story.bodies.get(card.id))
  if (!fragment) return null
  return <RichTextEditor fragment={fragment} label={card.title || 'Text card'} placeholder="Write something, or type / for more" canEdit={canEdit} startsWriting={writingCardId === card.id} isCompact className="h-full overflow-y-auto" />
}

function DataBody({ card }: { card: DataCard }) {
  const { data } = useStory()
  const view = useCardView(card.id)
  const handleRetry = () => data.refresh([card.id])
  if (view?.status === 'failed') return <CardFailure error={view.error} onRetry={handleRetry} queryId={card.queryId} />
  return <CardBody card={card} data={view ?? { status: 'loading', previous: null }} onRetry={handleRetry} />
}

function NoQuery({ card }: { card: DataCard }) {
  const { canEdit, selectCard } = useEditorView()
  return <CardProblem title="No query yet" next="Choose the saved query that this card shows." actions={canEdit && <Button size="sm" onClick={() => selectCard(card.id)}>Choose a query</Button>} />
}
