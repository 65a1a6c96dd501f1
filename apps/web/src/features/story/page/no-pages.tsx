import { FilePlus2 } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useEditorView, useStory } from '../story-context.ts'
import { addPage } from './page-changes.ts'

export function NoPages() {
  const { session } = useStory()
  const { canEdit, openPage } = useEditorView()
  return (
    <EmptyState
      icon={<FilePlus2 />}
      title="This story has no pages"
      className="pt-24"
      action={canEdit && <Button variant="primary" onClick={() => openPage(addPage(session, { title: '' }), { startNaming: true })}>Add the first page</Button>}
    >
      A page holds words, charts, numbers and filters.
    </EmptyState>
  )
}
