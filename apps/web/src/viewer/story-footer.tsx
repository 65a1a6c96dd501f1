import type { PublishedStory } from '@insightengine/shared/story'

export function StoryFooter({ story }: { story: PublishedStory }) {
  return (
    <footer className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-t border-line py-5 text-sm text-ink-faint">
      <p>
        Version {story.version}, published{' '}
        <time dateTime={story.publishedAt}>{new Intl.DateTimeFormat(undefined, { dateStyle: 'long' }).format(new Date(story.publishedAt))}</time> by{' '}
        {story.publishedBy}
      </p>
      <p className="flex items-center gap-1.5">
        <img src="/logo.svg" alt="" width="16" height="16" />
        Made with InsightEngine
      </p>
    </footer>
  )
}
