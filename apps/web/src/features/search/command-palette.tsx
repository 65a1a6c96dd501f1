import type { SearchHit } from '@insightengine/shared/search'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Command } from 'cmdk'
import { Search } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useState, type ReactNode } from 'react'
import { errorSentence } from '../../lib/error-words.ts'
import { trpc } from '../../lib/trpc.ts'
import { useDebounced } from '../../lib/use-debounced.ts'
import { cx } from '../../ui/cx.ts'
import { overlayStyle } from '../../ui/dialog.tsx'
import { RememberOpener, useReturnFocus } from '../../ui/return-focus.tsx'
import { Shortcut } from '../../ui/kbd.tsx'
import { itemStyle } from '../../ui/menu-style.ts'
import { hitDetail } from './hit-words.ts'
import { KindIcon } from './kind-icon.tsx'
import { usePaletteCommands, type PalettePage } from './palette-commands.tsx'
import { rankCommands } from './rank-commands.ts'
import { useOpenHit } from './use-open-hit.ts'

interface CommandPaletteProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  onNewStory: () => void
  onHelp: () => void
  pages: readonly PalettePage[]
}

/** Finds and does everything: what was opened last, what matches in the workspace, and commands. */
export function CommandPalette({ isOpen, onOpenChange, ...rest }: CommandPaletteProps) {
  const { openerRef, onCloseAutoFocus } = useReturnFocus()
  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className={overlayStyle} />
        <Dialog.Content
          aria-describedby={undefined}
          onCloseAutoFocus={onCloseAutoFocus}
          className="fixed top-[12vh] left-1/2 z-40 w-[min(38rem,calc(100vw-1.5rem))] -translate-x-1/2 animate-fade-in overflow-hidden rounded-lg border border-line bg-raised shadow-overlay outline-none max-sm:top-3"
        >
          <RememberOpener openerRef={openerRef} />
          <Dialog.Title className="sr-only">Search</Dialog.Title>
          <Palette {...rest} onClose={() => onOpenChange(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Palette({ onClose, ...rest }: Omit<CommandPaletteProps, 'isOpen' | 'onOpenChange'> & { onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const query = useDebounced(typed.trim())
  const commands = rankCommands(usePaletteCommands(rest), typed)
  const recents = useQuery(trpc.search.recents.queryOptions())
  const found = useQuery(trpc.search.search.queryOptions({ q: query, limit: 8 }, { enabled: query !== '', placeholderData: keepPreviousData }))
  const openHit = useOpenHit()

  // The palette closes first: a command may open a dialog of its own, and two would fight for the focus.
  const choose = (run: () => void) => () => {
    onClose()
    run()
  }
  const isEmpty = typed.trim() === ''
  const hits = isEmpty ? (recents.data ?? []).slice(0, 5) : (found.data ?? [])
  // The best answer is chosen whenever the answers change; what arrives late must not leave the choice on an old line.
  const first = hits[0] ? valueOf(hits[0]) : (commands[0]?.label ?? '')
  const [choice, setChoice] = useState({ among: first, value: first })
  const chosen = choice.among === first ? choice.value : first
  const isSettled = !isEmpty && query === typed.trim() && !found.isFetching
  return (
    <Command label="Search" shouldFilter={false} loop value={chosen} onValueChange={(value) => setChoice({ among: first, value })}>
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        <Search className="size-4 shrink-0 text-ink-faint" aria-hidden />
        <Command.Input
          value={typed}
          onValueChange={setTyped}
          maxLength={200}
          placeholder="Search stories, queries, databases and commands"
          className="h-12 w-full bg-transparent text-md outline-none"
        />
        <button type="button" onClick={onClose} className="rounded-xs" aria-label="Close search"><Shortcut keys="escape" /></button>
      </div>
      <Command.List className="max-h-[min(26rem,60vh)] scroll-py-2 overflow-y-auto p-2">
        {hits.length > 0 && (
          <PaletteGroup heading={isEmpty ? 'Opened last' : 'Found'}>
            {hits.map((hit) => <HitRow key={valueOf(hit)} hit={hit} onSelect={choose(() => openHit(hit))} />)}
          </PaletteGroup>
        )}
        {found.isError && !isEmpty && <p role="alert" className="px-3 py-2 text-sm text-danger-ink">{errorSentence(found.error)}</p>}
        {commands.length > 0 && (
          <PaletteGroup heading="Do">
            {commands.map(({ label, icon: Icon, shortcut, run }) => (
              <Command.Item key={label} value={label} onSelect={choose(run)} className={itemStyle}>
                <span className="flex size-7 items-center justify-center" aria-hidden><Icon className="size-4 text-ink-faint" /></span>
                <span className="flex-1 truncate">{label}</span>
                {shortcut && <Shortcut keys={shortcut} />}
              </Command.Item>
            ))}
          </PaletteGroup>
        )}
        {isSettled && hits.length === 0 && commands.length === 0 && !found.isError && (
          <p className="px-4 py-10 text-center text-ink-muted">Nothing is called “{typed.trim()}”. Try fewer letters.</p>
        )}
      </Command.List>
    </Command>
  )
}

function PaletteGroup({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group heading={heading} className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-faint">
      {children}
    </Command.Group>
  )
}

function valueOf({ kind, id }: SearchHit): string {
  return `${kind} ${id}`
}

function HitRow({ hit, onSelect }: { hit: SearchHit; onSelect: () => void }) {
  return (
    <Command.Item value={valueOf(hit)} onSelect={onSelect} className={cx(itemStyle, 'py-1')}>
      <KindIcon kind={hit.kind} />
      <span className="min-w-0 flex-1">
        <span className="block truncate">{hit.name}</span>
        <span className="block truncate text-sm text-ink-faint">{hitDetail(hit)}</span>
      </span>
    </Command.Item>
  )
}
