import { presenceColorOf } from '@insightengine/shared/collab'
import type { StoryId } from '@insightengine/shared/ids'
import { useMemo } from 'react'
import { useMe } from '../../lib/session.ts'
import { useCollabSession, useSessionStatus } from './session/use-collab-session.ts'
import type { CollabSession } from './session/collab-session.ts'
import { StoryEditor } from './story-editor.tsx'
import { StoryEnd } from './story-end.tsx'
import { StorySkeleton } from './story-skeleton.tsx'

interface StoryPageProps {
  storyId: StoryId
  /** The page asked for in the address; null opens the first. */
  pageId: string | null
}

/** The live editor of one story. */
export function StoryPage({ storyId, pageId }: StoryPageProps) {
  const me = useMe()
  const session = useCollabSession(storyId, me.id)
  return session ? <OpenStory session={session} storyId={storyId} pageId={pageId} /> : <StorySkeleton />
}

function OpenStory({ session, storyId, pageId }: StoryPageProps & { session: CollabSession }) {
  const phase = useSessionStatus(session, (status) => status.phase)
  const me = useMe()
  const user = useMemo(() => ({ id: me.id, name: me.fullName, color: presenceColorOf(me.id) }), [me.id, me.fullName])
  switch (phase) {
    case 'opening':
      return <StorySkeleton session={session} />
    case 'ended':
      return <StoryEnd session={session} storyId={storyId} />
    case 'open':
      return <StoryEditor session={session} storyId={storyId} requestedPageId={pageId} me={user} />
  }
}
