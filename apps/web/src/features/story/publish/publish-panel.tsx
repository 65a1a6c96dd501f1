import type { StoryDetail } from '@insightengine/shared/story'
import { useMutation, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { Check, Copy, ExternalLink } from 'lucide-react'
import { useState } from 'react'
import { errorWords } from '../../../lib/error-words.ts'
import { formatRelative, plural } from '../../../lib/format.ts'
import { trpc } from '../../../lib/trpc.ts'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Input } from '../../../ui/input.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { SegmentedControl } from '../../../ui/segmented-control.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useCopied } from '../use-copied.ts'

type Audience = 'members' | 'public'

export function PublishPanel({ query }: { query: UseQueryResult<StoryDetail, unknown> }) {
  if (query.isError) {
    const { title, next } = errorWords(query.error)
    return <Notice tone="danger" title={title} action={<Button size="sm" onClick={() => void query.refetch()}>Try again</Button>}>{next}</Notice>
  }
  if (!query.data) return <Skeleton className="h-28 w-full" />
  // Another audience on the server starts the form anew.
  return <PublishForm key={String(query.data.isPublic)} story={query.data} />
}

function PublishForm({ story }: { story: StoryDetail }) {
  const cache = useQueryClient()
  const [audience, setAudience] = useState<Audience>(story.isPublic ? 'public' : 'members')
  const refresh = { onSettled: () => cache.invalidateQueries({ queryKey: trpc.story.pathKey() }) }
  const publish = useMutation(trpc.story.publish.mutationOptions(refresh))
  const unpublish = useMutation(trpc.story.unpublish.mutationOptions(refresh))
  const isPublished = story.status === 'published'
  const error = publish.error ?? unpublish.error
  return (
    <div className="flex flex-col gap-3">
      <header>
        <h2 className="text-md">{isPublished ? 'Published' : 'Publish this story'}</h2>
        <p className="text-sm text-ink-muted">{isPublished ? publishedWords(story) : 'Readers get the story as it is now. You go on writing here without them seeing it.'}</p>
        {isPublished && <p className="text-sm text-ink-faint">{plural(story.viewCount, 'view')}</p>}
      </header>
      <SegmentedControl<Audience>
        label="Who may read"
        value={audience}
        onChange={setAudience}
        options={[
          { value: 'members', label: 'Members' },
          { value: 'public', label: 'Anyone with the link' },
        ]}
        className="self-start"
      />
      {audience === 'public' && <p className="text-sm text-ink-muted">Everybody who has the link can read it and use its filters, without signing in.</p>}
      {isPublished && story.publicUrl && <ShareLink path={story.publicUrl} />}
      {error && <Notice tone="danger" title={errorWords(error).title}>{errorWords(error).next}</Notice>}
      <footer className="flex items-center justify-between gap-2 pt-1">
        {isPublished ? (
          <Button variant="danger-ghost" isBusy={unpublish.isPending} onClick={() => unpublish.mutate({ id: story.id })}>Unpublish</Button>
        ) : (
          <span />
        )}
        <Button variant="primary" isBusy={publish.isPending} onClick={() => publish.mutate({ id: story.id, isPublic: audience === 'public' })}>
          {isPublished ? 'Publish again' : 'Publish'}
        </Button>
      </footer>
    </div>
  )
}

function publishedWords({ publishedAt, publishedVersion, updatedAt }: StoryDetail): string {
  if (publishedAt === null) return ''
  const changes = updatedAt > publishedAt ? 'The story has changed since.' : 'Nothing has changed since.'
  return `Version ${publishedVersion ?? 1}, ${formatRelative(publishedAt)}. ${changes}`
}

function ShareLink({ path }: { path: string }) {
  const { outcome, copy } = useCopied()
  const address = new URL(path, window.location.href).href
  return (
    <div className="flex items-center gap-1">
      <Input readOnly value={address} aria-label="Link to the published story" onFocus={(event) => event.target.select()} className="flex-1" />
      <IconButton label={outcome === 'copied' ? 'Copied' : outcome === 'refused' ? 'Select the link and copy it' : 'Copy link'} variant="secondary" onClick={() => copy(address)}>
        {outcome === 'copied' ? <Check /> : <Copy />}
      </IconButton>
      <IconButton asChild label="Open in a new tab" variant="secondary"><a href={address} target="_blank" rel="noreferrer"><ExternalLink /></a></IconButton>
    </div>
  )
}
