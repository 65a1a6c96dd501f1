import type { RecentItem } from '@insightengine/shared/search'
import type { StorySummary } from '@insightengine/shared/story'
import { Link } from '@tanstack/react-router'
import { ArrowRight, SquareArrowOutUpRight, X } from 'lucide-react'
import { useState } from 'react'
import { plural } from '../../lib/format.ts'
import { recall, remember } from '../../lib/remember.ts'
import { useCan, useMe } from '../../lib/session.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { StoryPicture } from '../shell/index.ts'

const key = 'insightengine.start-here'

/** For whoever has opened nothing yet: one story to begin with, and the trick that shows what is special here. Gone once dismissed. */
export function StartHere({ stories, recents }: { stories: readonly StorySummary[] | undefined; recents: readonly RecentItem[] | undefined }) {
  const { isDemo } = useMe()
  const canEdit = useCan('story.edit')
  const [isDismissed, setIsDismissed] = useState(() => recall(key) === 'dismissed')
  // The example was there before anybody else's story.
  const example = stories?.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt))[0]
  const isNewcomer = recents !== undefined && (isDemo || recents.length === 0)
  if (isDismissed || !isNewcomer || !example || !canEdit) return null
  const handleDismiss = () => {
    setIsDismissed(true)
    remember(key, 'dismissed')
  }
  const link = { to: '/stories/$storyId', params: { storyId: example.id } } as const
  return (
    <section aria-label="Start here" className="relative grid grid-cols-1 overflow-hidden rounded-lg border border-line bg-surface shadow-card md:grid-cols-[1fr_minmax(16rem,22rem)]">
      <div className="p-6 md:p-8">
        <p className="text-sm font-medium text-primary-ink">Start here</p>
        <h2 className="mt-1 text-xl">{example.name}</h2>
        <p className="mt-1 text-sm text-ink-faint">{plural(example.pageCount, 'page')}, {plural(example.cardCount, 'card')}</p>
        {example.description && <p className="mt-3 line-clamp-3 max-w-prose text-base text-ink-muted">{example.description}</p>}
        <p className="mt-3 max-w-prose text-base text-ink-muted max-md:hidden">
          Open it here, and the same page in a second window: what you type, move or change in one appears in the other as you do it.
        </p>
        <div className="mt-5 flex flex-wrap gap-2">
          <Button asChild variant="primary"><Link {...link}>Open the story<ArrowRight aria-hidden /></Link></Button>
          <Button asChild className="max-md:hidden"><Link {...link} target="_blank" rel="noreferrer">Open in a second window<SquareArrowOutUpRight aria-hidden /></Link></Button>
        </div>
      </div>
      <div className="hidden items-center border-l border-line bg-canvas p-6 md:flex" aria-hidden><StoryPicture /></div>
      <IconButton label="Dismiss" size="sm" hasTooltip={false} onClick={handleDismiss} className="absolute top-3 right-3"><X /></IconButton>
    </section>
  )
}
