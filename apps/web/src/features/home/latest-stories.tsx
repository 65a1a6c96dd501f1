import type { StorySummary } from '@insightengine/shared/story'
import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { formatRelative } from '../../lib/format.ts'
import { useCan } from '../../lib/session.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { KindIcon } from '../search/index.ts'
import { ListSkeleton, LoadError, useShellActions } from '../shell/index.ts'
import { StoryLink, StoryStatusBadge } from '../story-list/index.ts'

/** Stories anybody changed last. */
export function LatestStories({ stories }: { stories: UseQueryResult<StorySummary[], unknown> }) {
  const { openNewStory } = useShellActions()
  const canCreate = useCan('story.create')
  return (
    <section aria-label="Stories">
      <div className="mb-2 flex items-baseline justify-between">
        <h2 className="text-base">Stories</h2>
        <Link to="/stories" className="rounded-xs text-sm font-medium text-primary-ink underline-offset-3 hover:underline">All stories</Link>
      </div>
      <Card className="overflow-hidden">
        {stories.isPending && <ListSkeleton label="Loading stories" rows={4} />}
        {stories.isError && <LoadError className="m-3" what="the stories" error={stories.error} onRetry={() => void stories.refetch()} />}
        {stories.data?.length === 0 && (
          <div className="px-4 py-8 text-center text-ink-muted">
            <p>{canCreate ? 'No stories yet. The first one starts with a question.' : 'Nothing is published yet.'}</p>
            {canCreate && <Button className="mt-3" onClick={openNewStory}><Plus aria-hidden />New story</Button>}
          </div>
        )}
        {stories.data && stories.data.length > 0 && (
          <ul className="divide-y divide-line">
            {stories.data.map((story) => (
              <li key={story.id}>
                <StoryLink story={story} className="flex items-center gap-3 px-4 py-2.5 -outline-offset-2 transition-colors hover:bg-hover/60">
                  <KindIcon kind="story" />
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-medium">{story.name}</span>
                    <span className="block truncate text-sm text-ink-faint">{story.createdBy ? `${story.createdBy.fullName}, changed ` : 'Changed '}{formatRelative(story.updatedAt)}</span>
                  </span>
                  <StoryStatusBadge story={story} />
                </StoryLink>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </section>
  )
}
