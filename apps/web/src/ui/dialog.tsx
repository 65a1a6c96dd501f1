import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'
import { IconButton } from './icon-button.tsx'
import { RememberOpener, useReturnFocus } from './return-focus.tsx'

export const Dialog = Radix.Root
export const DialogTrigger = Radix.Trigger
export const DialogClose = Radix.Close

export const overlayStyle = 'fixed inset-0 z-40 animate-fade-in bg-overlay'
/** A card in the middle; on a phone a sheet at the bottom, within reach of a thumb. */
export const panelStyle =
  'fixed z-40 flex max-h-[calc(100dvh-2rem)] flex-col border border-line bg-raised text-ink shadow-overlay outline-none max-sm:inset-x-0 max-sm:bottom-0 max-sm:rounded-t-xl max-sm:border-x-0 max-sm:border-b-0 sm:top-1/2 sm:left-1/2 sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-lg'

const widths = { sm: 'sm:w-104', md: 'sm:w-136', lg: 'sm:w-184', xl: 'sm:w-[min(72rem,calc(100vw-4rem))]' } as const

interface DialogContentProps extends Omit<ComponentProps<typeof Radix.Content>, 'title'> {
  title: ReactNode
  /** One sentence under the title; also what screen readers say on opening. */
  description?: ReactNode
  width?: keyof typeof widths
  /** Buttons, right-aligned, the main one last. */
  footer?: ReactNode
}

export function DialogContent({ title, description, width = 'md', footer, className, children, ...props }: DialogContentProps) {
  const { openerRef, onCloseAutoFocus } = useReturnFocus()
  return (
    <Radix.Portal>
      <Radix.Overlay className={overlayStyle} />
      <Radix.Content onCloseAutoFocus={onCloseAutoFocus} {...props} {...(description ? {} : { 'aria-describedby': undefined })} className={cx(panelStyle, 'animate-fade-in', widths[width], className)}>
        <RememberOpener openerRef={openerRef} />
        <header className="px-5 pt-4 pr-14 pb-1">
          <Radix.Title className="text-md font-semibold">{title}</Radix.Title>
          {description && <Radix.Description className="mt-0.5 text-sm text-ink-muted">{description}</Radix.Description>}
        </header>
        <div className="min-h-0 flex-1 overflow-y-auto px-5 py-3">{children}</div>
        {footer && <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">{footer}</footer>}
        {/* Last, so that the focus begins at the first field and not here. */}
        <Radix.Close asChild>
          <IconButton label="Close" hasTooltip={false} size="sm" className="absolute top-3 right-3 pointer-coarse:top-1.5 pointer-coarse:right-1.5"><X /></IconButton>
        </Radix.Close>
      </Radix.Content>
    </Radix.Portal>
  )
}
