import type { PublishedStory } from '@insightengine/shared/story'
import { Pencil } from 'lucide-react'

export function StoryHeader({ story: { content, editUrl } }: { story: PublishedStory }) {
  return (
    <header className="flex items-start gap-4 pt-8 pb-5 md:pt-12 md:pb-7">
      <div className="min-w-0 flex-1 [font-family:var(--story-font)]">
        <h1 className="text-2xl text-balance md:text-3xl">{content.name}</h1>
        {content.description && <p className="mt-2 max-w-reading text-md text-pretty text-ink-muted">{content.description}</p>}
      </div>
      {editUrl !== null && (
        <a
          href={editUrl}
          className="inline-flex h-8 items-center gap-1.5 rounded-sm border border-line-strong bg-surface px-3 text-base font-medium shadow-card hover:bg-hover pointer-coarse:h-10 print:hidden"
        >
          <Pencil className="size-4" aria-hidden="true" />
          Edit
        </a>
      )}
    </header>
  )
}
