import type { PageId } from '@insightengine/shared/ids'
import { ArrowRight } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { useEditorView, useStorySnapshot } from '../story-context.ts'

/** Where the card leads readers. */
export function DrillLink({ pageId }: { pageId: PageId }) {
  const { openPage } = useEditorView()
  const target = useStorySnapshot((story) => story.pages.find((page) => page.id === pageId))
  if (!target) return null
  return (
    <Button variant="ghost" size="sm" onClick={() => openPage(target.id)} className="max-w-44 text-primary-ink">
      <span className="sr-only">Open page </span>
      <span className="truncate">{target.title || 'Untitled page'}</span>
      <ArrowRight aria-hidden />
    </Button>
  )
}
