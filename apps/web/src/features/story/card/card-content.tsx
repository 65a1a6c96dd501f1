import { cardBodyOf, type Card } from '@insightengine/shared/doc'
import { CardBody } from '../../../story-view/index.ts'
import { Button } from '../../../ui/button.tsx'
import { useCardView } from '../card-data/use-card-view.ts'
import { RichTextEditor } from '../narrative/rich-text-editor.tsx'
import { useEditorView, useStory } from '../story-context.ts'
import { CardFailure } from './card-failure.tsx'
import { CardProblem } from './card-problem.tsx'

type DataCard = Exclude<Card, { type: 'text' }>

/** What stands in a card, for those who write the story: failures name the author's next step. */
export function CardContent({ card }: { card: Card }) {
  return card.type === 'text' ? <TextBody card={card} /> : <DataBody card={card} />
}

function TextBody({ card }: { card: Card }) {
  const { session } = useStory()
  const { canEdit } = useEditorView()
  const fragment = cardBodyOf(session.doc, card.id)
  if (!fragment) return null
  return <RichTextEditor fragment={fragment} label={card.title || 'Text card'} placeholder="Write something, or type / for more" canEdit={canEdit} isCompact className="h-full overflow-y-auto" />
}

function DataBody({ card }: { card: DataCard }) {
  const { data } = useStory()
  const { canEdit, selectCard } = useEditorView()
  const view = useCardView(card.id)
  const handleRetry = () => data.refresh([card.id])
  if (card.queryId === null) {
    return <CardProblem title="No query yet" next="Choose the saved query that this card shows." actions={canEdit && <Button size="sm" onClick={() => selectCard(card.id)}>Choose a query</Button>} />
  }
  if (view?.status === 'failed') return <CardFailure error={view.error} onRetry={handleRetry} queryId={card.queryId} />
  return <CardBody card={card} data={view ?? { status: 'loading', previous: null }} onRetry={handleRetry} />
}
