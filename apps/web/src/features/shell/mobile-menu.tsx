import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { overlayStyle } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Logo } from './logo.tsx'
import { Sidebar } from './sidebar.tsx'

/** The sidebar on a phone: slides in over the page and goes when a place is chosen. */
export function MobileMenu({ isOpen, onOpenChange }: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
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
          <Sidebar isRail={false} onNavigate={() => onOpenChange(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
