import type { PublishedStory } from '@insightengine/shared/story'
import { appliesToPage } from '@insightengine/shared/filter'
import { useMemo } from 'react'
import { StoryTheme } from '../story-view/index.ts'
import { FilterBar } from './filter-bar.tsx'
import { effectiveFilters } from '../story-filters/filter-choices.ts'
import { LoadedWords } from './loaded-words.tsx'
import { PageTabs } from './page-tabs.tsx'
import { PageTurner } from './page-turner.tsx'
import { PageView } from './page-view.tsx'
import { StoryFooter } from './story-footer.tsx'
import { StoryHeader } from './story-header.tsx'
import { useCardData } from './use-card-data.ts'
import { usePageKeys } from './use-page-keys.ts'
import { useViewerAddress } from './use-viewer-address.ts'

export function StoryScreen({ token, story }: { token: string; story: PublishedStory }) {
  return (
    <StoryTheme theme={story.content.theme} audience="reader" className="min-h-dvh">
      <div data-story className="mx-auto flex min-h-dvh w-full max-w-page flex-col px-4 md:px-8">
        <StoryHeader story={story} />
        {story.content.pages.length === 0 ? <p className="py-12 text-ink-muted">This story has no pages yet.</p> : <StoryPages token={token} story={story} />}
        <StoryFooter story={story} />
      </div>
    </StoryTheme>
  )
}

function StoryPages({ token, story }: { token: string; story: PublishedStory }) {
  const { content } = story
  const { pages, filters } = content
  const { address, hasTurned, goToPage, choose, reset } = useViewerAddress(content.id)
  // An address may name a page that the story no longer has.
  const index = Math.min(address.page, pages.length) - 1
  const page = pages[index] as (typeof pages)[number]
  const state = useMemo(() => effectiveFilters(filters, address.choices), [filters, address.choices])
  const { slots, retry, isSettled } = useCardData(token, content, page, pages[index + 1], state)

  const turnTo = (to: number) => {
    if (to >= 0 && to < pages.length && to !== index) goToPage(to + 1)
  }
  usePageKeys({ onPrevious: () => turnTo(index - 1), onNext: () => turnTo(index + 1) })

  return (
    <>
      <div className="top-0 z-20 md:sticky -mx-4 flex flex-wrap items-end gap-x-6 border-b border-line bg-canvas px-4 md:-mx-8 md:px-8 print:hidden">
        {pages.length > 1 && <PageTabs pages={pages} index={index} onTurn={turnTo} />}
        <FilterBar
          token={token}
          filters={filters.filter((filter) => appliesToPage(filter, page.id))}
          state={state}
          hasChoices={Object.keys(address.choices).length > 0}
          onChoose={choose}
          onReset={reset}
        />
      </div>
      <main className="flex-1 pb-10">
        <PageView
          key={page.id}
          page={page}
          pages={pages}
          filters={filters}
          filterState={state}
          slots={slots}
          isTurnedTo={hasTurned}
          onRetry={retry}
          onTurn={turnTo}
        />
        {pages.length > 1 && <PageTurner pages={pages} index={index} onTurn={turnTo} />}
      </main>
      <LoadedWords page={page} index={index} count={pages.length} slots={slots} isSettled={isSettled} />
    </>
  )
}
