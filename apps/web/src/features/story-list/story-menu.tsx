import type { StorySummary } from '@insightengine/shared/story'
import { Copy, Ellipsis, ExternalLink, Link2, Link2Off, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { copyText } from '../../lib/copy-text.ts'
import { useCan } from '../../lib/session.ts'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuSeparator, DropdownMenuTrigger } from '../../ui/dropdown-menu.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { toast } from '../../ui/toast-store.ts'
import { DeleteStoryDialog } from './delete-story-dialog.tsx'
import { UnpublishStoryDialog } from './unpublish-story-dialog.tsx'
import { useDuplicateStory } from './use-duplicate-story.ts'

export function StoryMenu({ story }: { story: StorySummary }) {
  const [asking, setAsking] = useState<'delete' | 'unpublish' | null>(null)
  const duplicate = useDuplicateStory()
  const canCreate = useCan('story.create')
  const canPublish = useCan('story.publish')
  const canDelete = useCan('story.delete', { createdBy: null })
  const { publicUrl } = story
  return (
    <>
      <DropdownMenu modal={false}>
        <DropdownMenuTrigger asChild><IconButton label={`Actions for ${story.name}`} hasTooltip={false}><Ellipsis /></IconButton></DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {publicUrl && (
            <>
              <DropdownMenuItem asChild><a href={publicUrl} target="_blank" rel="noreferrer"><ExternalLink aria-hidden />View published story</a></DropdownMenuItem>
              <DropdownMenuItem icon={<Link2 />} onSelect={() => void copyLink(publicUrl)}>Copy link</DropdownMenuItem>
            </>
          )}
          {canCreate && <DropdownMenuItem icon={<Copy />} onSelect={() => duplicate(story)}>Duplicate</DropdownMenuItem>}
          {publicUrl && canPublish && <DropdownMenuItem icon={<Link2Off />} onSelect={() => setAsking('unpublish')}>Unpublish…</DropdownMenuItem>}
          {canDelete && (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem icon={<Trash2 />} isDangerous onSelect={() => setAsking('delete')}>Delete…</DropdownMenuItem>
            </>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      <DeleteStoryDialog story={story} isOpen={asking === 'delete'} onClose={() => setAsking(null)} />
      <UnpublishStoryDialog story={story} isOpen={asking === 'unpublish'} onClose={() => setAsking(null)} />
    </>
  )
}

async function copyLink(path: string): Promise<void> {
  const url = new URL(path, window.location.origin).href
  if (await copyText(url)) toast({ tone: 'success', title: 'Link copied' })
  else toast({ title: 'Copy this link', description: url, durationMs: 20_000 })
}
