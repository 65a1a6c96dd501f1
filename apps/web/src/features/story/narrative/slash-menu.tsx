import type { CardType } from '@insightengine/shared/story'
import { useEditorState, type Editor } from '@tiptap/react'
import { useEffect, useRef, useState } from 'react'
import { cx } from '../../../ui/cx.ts'
import { itemStyle } from '../../../ui/menu-style.ts'
import { Popover, PopoverAnchor, PopoverContent } from '../../../ui/popover.tsx'
import { useTextAnchor } from './caret-anchor.ts'
import { slashMatch, type SlashMatch } from './slash-command.ts'
import { matchingItems, type SlashItem } from './slash-items.tsx'

interface SlashMenuProps {
  editor: Editor
  /** Without it no cards are offered. */
  onInsertCard?: ((type: CardType) => void) | undefined
}

export function SlashMenu({ editor, onInsertCard }: SlashMenuProps) {
  const match = useEditorState({ editor, selector: ({ editor }) => (editor.isFocused && editor.isEditable ? slashMatch(editor.state) : null) })
  const items = match ? matchingItems(match.query, onInsertCard !== undefined) : []
  if (!match || items.length === 0) return null
  return <OpenSlashMenu key={match.from} editor={editor} match={match} items={items} onInsertCard={onInsertCard} />
}

interface OpenSlashMenuProps extends SlashMenuProps {
  match: SlashMatch
  items: readonly SlashItem[]
}

function OpenSlashMenu({ editor, match, items, onInsertCard }: OpenSlashMenuProps) {
  const [wanted, setWanted] = useState(0)
  const active = Math.min(wanted, items.length - 1)
  const anchor = useTextAnchor(editor, slashMatch)
  const choose = (item: SlashItem | undefined) => {
    if (!item) return
    const chain = editor.chain().focus().deleteRange({ from: match.from, to: match.to })
    if (item.run.kind === 'format') item.run.apply(chain).run()
    else if (chain.run()) onInsertCard?.(item.run.type)
  }
  const handleKeyDown = (event: KeyboardEvent): boolean => {
    switch (event.key) {
      case 'ArrowDown':
        setWanted((active + 1) % items.length)
        return true
      case 'ArrowUp':
        setWanted((active + items.length - 1) % items.length)
        return true
      case 'Enter':
      case 'Tab':
        choose(items[active])
        return true
      case 'Escape':
        return editor.commands.closeSlashMenu()
      default:
        return false
    }
  }
  const latest = useRef(handleKeyDown)
  useEffect(() => {
    latest.current = handleKeyDown
  })
  useEffect(() => editor.storage.slashCommand.listen((event) => latest.current(event)), [editor])

  return (
    <Popover open>
      <PopoverAnchor virtualRef={anchor} />
      <PopoverContent
        role="listbox"
        aria-label="Insert"
        align="start"
        className="max-h-80 w-60 overflow-y-auto p-1"
        onOpenAutoFocus={(event) => event.preventDefault()}
        onCloseAutoFocus={(event) => event.preventDefault()}
        onInteractOutside={() => editor.commands.closeSlashMenu()}
      >
        {items.map((item, index) => (
          <div key={item.label}>
            {item.group !== items[index - 1]?.group && <p className="px-2 pt-1.5 pb-1 text-xs font-medium text-ink-faint">{item.group}</p>}
            <SlashRow item={item} isActive={index === active} onHover={() => setWanted(index)} onChoose={() => choose(item)} />
          </div>
        ))}
      </PopoverContent>
    </Popover>
  )
}

function SlashRow({ item, isActive, onHover, onChoose }: { item: SlashItem; isActive: boolean; onHover: () => void; onChoose: () => void }) {
  const row = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])
  return (
    <button
      ref={row}
      type="button"
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      onPointerMove={onHover}
      // The text must keep the focus and with it the caret.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
      className={cx(itemStyle, 'w-full text-left', isActive && 'bg-hover')}
    >
      {item.icon}
      {item.label}
    </button>
  )
}
