import type { Page } from '@insightengine/shared/doc'
import { CopyPlus, Ellipsis, Trash2 } from 'lucide-react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { Avatar } from '../../../ui/avatar.tsx'
import { cx } from '../../../ui/cx.ts'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuSeparator, DropdownMenuTrigger } from '../../../ui/dropdown-menu.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import type { PersonHere } from '../presence/people.ts'
import { toastWithUndo } from '../session/undo-toast.ts'
import { useEditorView, useStory, useStorySnapshot } from '../story-context.ts'
import { copyPage, removePage } from './page-changes.ts'
import { PageThumbnail } from './page-thumbnail.tsx'

interface PageRowProps {
  page: Page
  number: number
  isOpen: boolean
  isOnly: boolean
  /** The others who are on it now. */
  people: readonly PersonHere[]
  onPointerDown: ((event: PointerEvent) => void) | undefined
  onKeyDown: ((event: KeyboardEvent) => void) | undefined
}

const noCards: never[] = []

export function PageRow({ page, number, isOpen, isOnly, people, onPointerDown, onKeyDown }: PageRowProps) {
  const { openPage, canEdit } = useEditorView()
  const hasText = useStorySnapshot((story) => story.pagesWithText.includes(page.id))
  const cards = useStorySnapshot((story) => story.cardsByPage.get(page.id)) ?? noCards
  return (
    <div className="group/row relative">
      <button
        type="button"
        aria-current={isOpen ? 'page' : undefined}
        onClick={() => openPage(page.id)}
        onPointerDown={onPointerDown}
        onKeyDown={onKeyDown}
        className={cx('block w-full rounded-md border p-1.5 text-left transition-colors', isOpen ? 'border-primary bg-selected' : 'border-transparent hover:bg-hover')}
      >
        <PageThumbnail layout={page.layout} cards={cards} hasText={hasText} />
        <span className="mt-1 flex items-baseline gap-1.5 px-0.5 text-sm">
          <span className="text-ink-faint tabular-nums">{number}</span>
          <span className={cx('min-w-0 flex-1 truncate', isOpen && 'font-medium', !page.title && 'text-ink-faint')}>{page.title || 'Untitled page'}</span>
        </span>
      </button>
      {people.length > 0 && (
        <ul aria-label="Here now" className="pointer-events-none absolute top-2.5 left-2.5 flex -space-x-1">
          {people.slice(0, 3).map((person) => (
            <li key={person.userId} className="rounded-full ring-2 ring-canvas"><Avatar name={person.name} color={person.color} size="xs" /><span className="sr-only">{person.name}</span></li>
          ))}
        </ul>
      )}
      {canEdit && <PageMenu page={page} isOnly={isOnly} />}
    </div>
  )
}

function PageMenu({ page, isOnly }: { page: Page; isOnly: boolean }) {
  const { session } = useStory()
  const { openPage } = useEditorView()
  const name = page.title || 'Untitled page'
  const handleCopy = () => {
    const copy = copyPage(session, page.id)
    if (copy) openPage(copy)
  }
  const handleDelete = () => {
    if (removePage(session, page.id)) toastWithUndo(session.undo, `“${name}” deleted with its cards`)
  }
  return (
    <DropdownMenu modal={false}>
      <DropdownMenuTrigger asChild>
        <IconButton size="sm" label={`Menu of ${name}`} hasTooltip={false} className="absolute top-2 right-2 bg-surface opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 data-[state=open]:opacity-100 pointer-coarse:opacity-100"><Ellipsis /></IconButton>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start">
        <DropdownMenuItem icon={<CopyPlus />} onSelect={handleCopy}>Duplicate</DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem icon={<Trash2 />} isDangerous disabled={isOnly} onSelect={handleDelete}>Delete</DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
