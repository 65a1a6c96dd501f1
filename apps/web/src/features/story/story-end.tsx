import type { StoryId } from '@insightengine/shared/ids'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { FileX2, Lock, LogIn, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { trpc } from '../../lib/trpc.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { CopyText } from './kept-text.tsx'
import type { CollabSession } from './session/collab-session.ts'
import { storyAsText } from './session/story-as-text.ts'
import type { SessionEnd } from './session/session-status.ts'
import { unsavedCount } from './session/outbox.ts'
import { useSessionStatus } from './session/use-collab-session.ts'

const words: Record<SessionEnd, { icon: ReactNode; title: string; text: string }> = {
  story_deleted: { icon: <FileX2 />, title: 'This story is gone', text: 'It was deleted, or the link is for another organisation.' },
  forbidden: { icon: <Lock />, title: 'You may not edit this story', text: 'Ask an owner or admin of your organisation for the right to edit.' },
  unauthorized: { icon: <LogIn />, title: 'You are signed out', text: 'Sign in again to go on with this story.' },
  unsaveable: {
    icon: <TriangleAlert />,
    title: 'Your last changes cannot be saved',
    text: 'The server refused them several times, most likely because something very large was pasted. Copy your text, then reload: everything up to these changes is safe.',
  },
}

/** Instead of the editor when the session is over for good. What was typed but not saved can still be taken along. */
export function StoryEnd({ session, storyId }: { session: CollabSession; storyId: StoryId }) {
  const { end, outbox } = session.status()
  const kept = useSessionStatus(session, (status) => status.keptText)
  const { icon, title, text } = words[end ?? 'story_deleted']
  const hasUnsaved = unsavedCount(outbox) > 0 || kept !== null
  return (
    <div className="grid h-full place-items-center" role="alert">
      <EmptyState
        icon={icon}
        title={title}
        action={
          <>
            {hasUnsaved && <CopyText text={kept?.text || storyAsText(session.doc)} label="Copy my unsaved text" />}
            {end === 'forbidden' && <PublishedLink storyId={storyId} />}
            {end === 'unsaveable' || end === 'unauthorized' ? (
              <Button variant="primary" onClick={() => window.location.reload()}>{end === 'unauthorized' ? 'Sign in' : 'Reload the story'}</Button>
            ) : (
              <Button variant="primary" asChild><Link to="/stories">Go to your stories</Link></Button>
            )}
          </>
        }
      >
        {text}
        {hasUnsaved && ' What you wrote last was not saved; you can copy the text.'}
      </EmptyState>
    </div>
  )
}

/** Who may not edit may often read what was published. */
function PublishedLink({ storyId }: { storyId: StoryId }) {
  const { data } = useQuery(trpc.story.get.queryOptions({ id: storyId }, { retry: false }))
  return data?.publicUrl ? <Button asChild><a href={data.publicUrl}>Read the published version</a></Button> : null
}
