import { Plus } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { cx } from '../../../ui/cx.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { distinctPeople } from '../presence/people.ts'
import { usePeople } from '../presence/use-presence.ts'
import { useEditorView, useStory, useStorySnapshot } from '../story-context.ts'
import { addPage, placePage } from './page-changes.ts'
import { PageRow } from './page-row.tsx'
import { useListDrag, type ListDrag } from './use-list-drag.ts'

const gapPx = 4

/** All pages of the story, in order, at the left. */
export function PagesPanel() {
  const { session } = useStory()
  const { pageId, openPage, canEdit } = useEditorView()
  const pages = useStorySnapshot((story) => story.pages)
  const people = usePeople()
  const { list, drag, begin } = useListDrag((from, to) => {
    const page = pages[from]
    if (page) placePage(session, page.id, to)
  })
  const handleAdd = () => {
    const index = pages.findIndex((page) => page.id === pageId) + 1
    openPage(addPage(session, { title: '', layout: 'double', ...(index > 0 ? { index } : {}) }), { startNaming: true })
  }
  const handleKeyDown = (event: KeyboardEvent, index: number) => {
    const page = pages[index]
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (!page || step === 0 || !event.altKey) return
    event.preventDefault()
    placePage(session, page.id, Math.max(0, index + step))
  }
  return (
    <nav aria-label="Pages" className="flex w-46 shrink-0 flex-col border-r border-line bg-surface max-md:hidden">
      <header className="flex h-11 items-center justify-between pr-1.5 pl-3.5">
        <h2 className="text-sm text-ink-muted">Pages</h2>
        {canEdit && <IconButton size="sm" label="Add page" onClick={handleAdd}><Plus /></IconButton>}
      </header>
      <ol ref={list} className="flex-1 space-y-1 overflow-y-auto px-2 pb-4">
        {pages.map((page, index) => (
          <li
            key={page.id}
            style={{ transform: `translateY(${shiftOf(index, drag)}px)` }}
            className={cx('relative', drag?.from === index ? 'z-10 opacity-90' : 'transition-transform duration-150')}
          >
            <PageRow
              page={page}
              number={index + 1}
              isOpen={page.id === pageId}
              isOnly={pages.length === 1}
              people={distinctPeople(people.filter((person) => person.pageId === page.id && !person.isMe))}
              onKeyDown={canEdit ? (event) => handleKeyDown(event, index) : undefined}
              onPointerDown={canEdit ? (event) => begin(event, index) : undefined}
            />
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** How far a row stands from its place while another one is dragged past it. */
function shiftOf(index: number, drag: ListDrag | null): number {
  if (!drag) return 0
  if (index === drag.from) return drag.offsetPx
  const step = drag.heightPx + gapPx
  if (index > drag.from && index <= drag.to) return -step
  return index < drag.from && index >= drag.to ? step : 0
}
