import type { Page } from '@insightengine/shared/doc'
import { FiltersInspector } from '../filter/filters-inspector.tsx'
import { useEditorView, useStorySnapshot } from '../story-context.ts'
import { Tab, TabList, TabPanel, Tabs } from '../../../ui/tabs.tsx'
import { CardInspector } from './card-inspector.tsx'
import { PageInspector } from './page-inspector.tsx'

/** Settings of what is selected: a card, else the page and the story's filters. */
export function Inspector({ page }: { page: Page }) {
  const { cardId, inspected, inspect } = useEditorView()
  const card = useStorySnapshot((story) => (cardId ? story.cards.get(cardId) : undefined))
  return (
    <aside aria-label="Settings" className="flex w-76 shrink-0 flex-col overflow-hidden border-l border-line bg-surface">
      {card?.pageId === page.id ? (
        <CardInspector key={card.id} card={card} />
      ) : (
        <Tabs value={inspected} onValueChange={(value) => inspect(value === 'filters' ? 'filters' : 'page')} className="flex min-h-0 flex-1 flex-col">
          <TabList className="h-11 shrink-0 items-end px-3.5">
            <Tab value="page">Page</Tab>
            <Tab value="filters">Filters</Tab>
          </TabList>
          <TabPanel value="page" className="min-h-0 flex-1 overflow-y-auto"><PageInspector page={page} /></TabPanel>
          <TabPanel value="filters" className="min-h-0 flex-1 overflow-y-auto"><FiltersInspector /></TabPanel>
        </Tabs>
      )}
    </aside>
  )
}
