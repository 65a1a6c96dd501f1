import type { Card, Page } from '@insightengine/shared/doc'
import { appliesToPage } from '@insightengine/shared/filter'
import type { CardType } from '@insightengine/shared/story'
import { Plus } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { readerTimeZone } from '../../../story-filters/reader-time-zone.ts'
import { Button } from '../../../ui/button.tsx'
import { AddCardDialog } from '../card/add-card-dialog.tsx'
import { addCard } from '../card/card-changes.ts'
import { cardQueriesOf } from '../card-data/card-query.ts'
import { FilterBar } from '../filter/filter-bar.tsx'
import type { FilterControlState } from '../filter/use-filter-choices.ts'
import { CardGrid } from '../grid/card-grid.tsx'
import { RichTextEditor } from '../narrative/rich-text-editor.tsx'
import { useEditorView, useStory, useStorySnapshot } from '../story-context.ts'
import { AddCardMenu } from './add-card-menu.tsx'
import { PageHeader } from './page-header.tsx'
import { PageTabs } from './page-tabs.tsx'

const noCards: readonly Card[] = []

interface PageCanvasProps {
  page: Page
  filterControl: FilterControlState
  /** Shows the other pages as tabs, where there is no panel for them. */
  hasTabs: boolean
}

/** One page of the story: its title, its words, its filters and its cards. */
export function PageCanvas({ page, filterControl, hasTabs }: PageCanvasProps) {
  const { session } = useStory()
  const { canEdit, selectCard } = useEditorView()
  const cards = useStorySnapshot((story) => story.cardsByPage.get(page.id)) ?? noCards
  const narrative = useStorySnapshot((story) => story.narratives.get(page.id))
  const allFilters = useStorySnapshot((story) => story.filters)
  const filters = useMemo(() => allFilters.filter((filter) => filter.column !== '' && appliesToPage(filter, page.id)), [allFilters, page.id])
  const [adding, setAdding] = useState<Exclude<CardType, 'text'> | null>(null)
  useCardQueries(page, cards, filterControl)

  const handleAdd = (type: CardType) => {
    if (type === 'text') selectCard(addCard(session, { pageId: page.id, type, title: '' }), { startWriting: true })
    else setAdding(type)
  }
  return (
    <>
      {(hasTabs || filters.length > 0) && (
        <div className="z-10 border-b border-line bg-canvas md:sticky md:top-0">
          <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-6 px-4 md:px-10">
            {hasTabs && <PageTabs />}
            <FilterBar filters={filters} control={filterControl} />
          </div>
        </div>
      )}
      <article className="mx-auto w-full max-w-page px-4 pt-6 pb-24 md:px-10 md:pt-9">
      <PageHeader page={page} />
      {narrative && (
        <RichTextEditor
          fragment={narrative}
          label="Narrative of the page"
          placeholder="Write what the numbers say, or type / for headings, lists and cards"
          canEdit={canEdit}
          onInsertCard={handleAdd}
          className="mt-4 max-w-reading"
        />
      )}
      <div className="mt-5">
        <CardGrid page={page} cards={cards} />
        {canEdit && (
          <div className="mt-2">
            {cards.length === 0 ? (
              <EmptyPage onAdd={handleAdd} />
            ) : (
              <AddCardMenu onAdd={handleAdd}>
                <Button variant="ghost"><Plus aria-hidden />Add card</Button>
              </AddCardMenu>
            )}
          </div>
        )}
      </div>
      {adding && <AddCardDialog pageId={page.id} type={adding} onClose={() => setAdding(null)} />}
      </article>
    </>
  )
}

function EmptyPage({ onAdd }: { onAdd: (type: CardType) => void }) {
  return (
    <div className="flex flex-col items-center gap-3 rounded-lg border border-dashed border-line-strong px-6 py-10 text-center">
      <p className="text-ink-muted">Charts, numbers and text cards stand here. Add the first one.</p>
      <div className="flex flex-wrap justify-center gap-2">
        <Button variant="primary" onClick={() => onAdd('visualization')}>Add a chart</Button>
        <Button onClick={() => onAdd('metric')}>Add a number</Button>
        <Button onClick={() => onAdd('text')}>Add a text card</Button>
      </div>
    </div>
  )
}

/** Keeps the data of exactly the cards on screen, under exactly the filters that hold. */
function useCardQueries(page: Page, cards: readonly Card[], { state }: FilterControlState): void {
  const { data } = useStory()
  const filters = useStorySnapshot((story) => story.filters)
  const timeZone = readerTimeZone()
  const queries = useMemo(() => cardQueriesOf(cards, { filters, state, pageId: page.id, timeZone }), [cards, filters, state, page.id, timeZone])
  useEffect(() => data.want(queries, timeZone), [data, queries, timeZone])
}
