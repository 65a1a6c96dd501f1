import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { BookOpen, Plus } from 'lucide-react'
import { useState } from 'react'
import { useCan } from '../../lib/session.ts'
import { trpc } from '../../lib/trpc.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SearchInput } from '../../ui/search-input.tsx'
import { SegmentedControl } from '../../ui/segmented-control.tsx'
import { ListSkeleton, LoadError, Page, useShellActions } from '../shell/index.ts'
import { StoryTable } from './story-table.tsx'

const route = getRouteApi('/workspace/stories')
const statusOptions = [
  { value: 'all', label: 'All' },
  { value: 'draft', label: 'Drafts' },
  { value: 'published', label: 'Published' },
] as const
const pageSize = 50
const longest = 200

export function StoryListPage() {
  const { q = '', status } = route.useSearch()
  const navigate = route.useNavigate()
  const { openNewStory } = useShellActions()
  const canCreate = useCan('story.create')
  const [limit, setLimit] = useState(pageSize)
  const stories = useQuery(trpc.story.list.queryOptions({ search: q, status, limit }, { placeholderData: keepPreviousData }))
  const isFiltered = q !== '' || status !== undefined
  const newStory = <Button variant="primary" onClick={openNewStory}><Plus aria-hidden />New story</Button>

  return (
    <Page title="Stories" description="Reports of one or more pages, written together." actions={canCreate && newStory}>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <SearchInput
          label="Search stories"
          value={q}
          onSearch={(text) => void navigate({ search: (old) => ({ ...old, q: text || undefined }), replace: true })}
          className="w-full sm:w-72"
        />
        {canCreate && (
          <SegmentedControl
            label="Status"
            options={statusOptions}
            value={status ?? 'all'}
            onChange={(next) => void navigate({ search: (old) => ({ ...old, status: next === 'all' ? undefined : next }), replace: true })}
          />
        )}
      </div>
      <Card className="overflow-hidden">
        {stories.isPending && <ListSkeleton label="Loading stories" />}
        {stories.isError && <LoadError className="m-3" what="the stories" error={stories.error} onRetry={() => void stories.refetch()} />}
        {stories.data?.length === 0 &&
          (isFiltered ? (
            <EmptyState icon={<BookOpen />} title="No story fits" action={<Button onClick={() => void navigate({ search: {}, replace: true })}>Show all stories</Button>}>
              Try fewer letters, or another status.
            </EmptyState>
          ) : (
            <EmptyState icon={<BookOpen />} title={canCreate ? 'Write the first story' : 'Nothing is published yet'} action={canCreate && newStory}>
              {canCreate
                ? 'A story puts charts and words on pages. Start with a question, add a chart from a query, and write what it means.'
                : 'Stories appear here when a colleague publishes one.'}
            </EmptyState>
          ))}
        {stories.data && stories.data.length > 0 && <StoryTable stories={stories.data} />}
      </Card>
      {stories.data?.length === limit && limit < longest && (
        <div className="mt-4 text-center"><Button onClick={() => setLimit(Math.min(longest, limit * 2))} isBusy={stories.isFetching}>Show more</Button></div>
      )}
    </Page>
  )
}
