import { useCallback } from 'react'
import { useDocumentTitle } from '../lib/document-title.ts'
import { loadStory } from './published-api.ts'
import { NotAvailable, SignInNeeded, Unreachable } from './story-problems.tsx'
import { StoryScreen } from './story-screen.tsx'
import { StorySkeleton } from './story-skeleton.tsx'
import { useLoad } from './use-load.ts'

export function ViewerApp({ token }: { token: string }) {
  const { value: load, retry } = useLoad(useCallback((signal) => loadStory(token, signal), [token]))
  useDocumentTitle(load?.status === 'ready' ? load.story.content.name : null)
  if (!load) return <StorySkeleton />
  switch (load.status) {
    case 'ready':
      return <StoryScreen token={token} story={load.story} />
    case 'sign_in':
      return <SignInNeeded />
    case 'not_found':
      return <NotAvailable />
    case 'unreachable':
      return <Unreachable onRetry={retry} />
  }
}
