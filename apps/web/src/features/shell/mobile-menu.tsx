import { Search, X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { overlayStyle } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Logo } from './logo.tsx'
import { useShellActions } from './shell-actions.ts'
import { Sidebar } from './sidebar.tsx'

/** The sidebar on a phone: slides in over the page and goes when a place is chosen. */
export function MobileMenu({ isOpen, onOpenChange }: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  const { openPalette } = useShellActions()
  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className={overlayStyle} />
        <Dialog.Content aria-describedby={undefined} className="fixed inset-y-0 left-0 z-40 w-72 max-w-[85vw] animate-slide-in border-r border-line bg-surface shadow-overlay outline-none">
          <Dialog.Title className="sr-only">Menu</Dialog.Title>
          <div className="flex h-topbar items-center justify-between pr-2 pl-4">
            <Logo />
            <Dialog.Close asChild><IconButton label="Close menu" hasTooltip={false}><X /></IconButton></Dialog.Close>
          </div>
          {/* Editors fill the top bar on a phone, so the search is here too. */}
          <button type="button" onClick={openPalette} className="mx-2 flex h-11 w-[calc(100%-1rem)] items-center gap-2.5 rounded-sm border border-line bg-sunken px-2.5 text-ink-faint">
            <Search className="size-4" aria-hidden />
            Search
          </button>
          <Sidebar isRail={false} onNavigate={() => onOpenChange(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
