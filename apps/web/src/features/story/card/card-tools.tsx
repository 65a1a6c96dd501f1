import type { Card } from '@insightengine/shared/doc'
import { CopyPlus, Ellipsis, FileOutput, GripVertical, RefreshCw, Trash2 } from 'lucide-react'
import type { PointerEvent } from 'react'
import { cx } from '../../../ui/cx.ts'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuSeparator, DropdownMenuSub, DropdownMenuSubContent, DropdownMenuSubTrigger, DropdownMenuTrigger } from '../../../ui/dropdown-menu.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { toastWithUndo } from '../session/undo-toast.ts'
import { useEditorView, useStory, useStorySnapshot } from '../story-context.ts'
import { copyCard, moveCardToPage, removeCard } from './card-changes.ts'
import { cardName } from './card-type-words.ts'

interface CardToolsProps {
  card: Card
  isSelected: boolean
  onBeginDrag: ((event: PointerEvent, kind: 'move') => void) | undefined
}

/** Handle and menu at the card's corner, there when the card is pointed at, focused or selected. */
export function CardTools({ card, isSelected, onBeginDrag }: CardToolsProps) {
  return (
    <div
      className={cx(
        'absolute top-3.5 right-2 z-10 flex items-center rounded-sm bg-surface opacity-0 transition-opacity group-focus-within/card:opacity-100 group-hover/card:opacity-100 has-data-[state=open]:opacity-100 pointer-coarse:opacity-100',
        isSelected && 'opacity-100',
      )}
    >
      {onBeginDrag && (
        <span
          role="presentation"
          title="Drag to move; Alt and arrow keys move the focused card, with Shift they resize it"
          onPointerDown={(event) => onBeginDrag(event, 'move')}
          className="flex size-7 cursor-grab touch-none items-center justify-center text-ink-faint active:cursor-grabbing"
        >
          <GripVertical className="size-4" aria-hidden />
        </span>
      )}
      <CardMenu card={card} />
    </div>
  )
}

function CardMenu({ card }: { card: Card }) {
  const { session, data } = useStory()
  const { selectCard, openPage } = useEditorView()
  const pages = useStorySnapshot((story) => story.pages)
  const others = pages.filter((page) => page.id !== card.pageId)
  const name = cardName(card)
  const handleDelete = () => {
    if (removeCard(session, card.id)) toastWithUndo(session.undo, `“${name}” deleted`)
  }
  const handleCopy = () => {
    const copy = copyCard(session, card.id)
    if (copy) selectCard(copy)
  }
  return (
    <DropdownMenu modal={false}>
      <DropdownMenuTrigger asChild>
        <IconButton size="sm" label={`Menu of ${name}`} hasTooltip={false} onPointerDown={(event) => event.stopPropagation()}><Ellipsis /></IconButton>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {card.type !== 'text' && <DropdownMenuItem icon={<RefreshCw />} onSelect={() => data.refresh([card.id])}>Refresh data</DropdownMenuItem>}
        <DropdownMenuItem icon={<CopyPlus />} shortcut="mod+d" onSelect={handleCopy}>Duplicate</DropdownMenuItem>
        {others.length > 0 && (
          <DropdownMenuSub>
            <DropdownMenuSubTrigger icon={<FileOutput />}>Move to page</DropdownMenuSubTrigger>
            <DropdownMenuSubContent>
              {others.map((page) => (
                <DropdownMenuItem
                  key={page.id}
                  onSelect={() => {
                    moveCardToPage(session, card.id, page.id)
                    openPage(page.id)
                  }}
                >
                  {page.title || 'Untitled page'}
                </DropdownMenuItem>
              ))}
            </DropdownMenuSubContent>
          </DropdownMenuSub>
        )}
        <DropdownMenuSeparator />
        <DropdownMenuItem icon={<Trash2 />} shortcut="backspace" isDangerous onSelect={handleDelete}>Delete</DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
