import { AlertDialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { overlayStyle, panelStyle } from './dialog.tsx'
import { cx } from './cx.ts'
import { RememberOpener, useReturnFocus } from './return-focus.tsx'

interface ConfirmDialogProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  title: string
  /** What will be lost, in one or two sentences. */
  description: ReactNode
  /** The verb and the noun: "Delete story", never "OK". */
  confirmLabel: string
  isDangerous?: boolean
  isBusy?: boolean
  /** Why the last try failed; the dialog stays open. */
  error?: ReactNode
  onConfirm: () => void
  children?: ReactNode
}

/** Asks before something is destroyed. Whatever can be undone is done at once instead, with Undo in a toast. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, onOpenChange, title, description, confirmLabel, isDangerous = true, isBusy, error, onConfirm, children } = props
  const { openerRef, onCloseAutoFocus } = useReturnFocus()
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={overlayStyle} />
        <Radix.Content onCloseAutoFocus={onCloseAutoFocus} className={cx(panelStyle, 'animate-fade-in gap-2 p-5 sm:w-108')}>
          <RememberOpener openerRef={openerRef} />
          <Radix.Title className="text-md font-semibold">{title}</Radix.Title>
          <Radix.Description asChild><div className="text-base text-ink-muted">{description}</div></Radix.Description>
          {children}
          {error && <div role="alert" className="rounded-sm bg-danger-soft px-3 py-2 text-sm text-danger-ink">{error}</div>}
          <div className="mt-3 flex justify-end gap-2">
            <Radix.Cancel asChild><Button>Cancel</Button></Radix.Cancel>
            <Button variant={isDangerous ? 'danger' : 'primary'} isBusy={isBusy ?? false} onClick={onConfirm}>{confirmLabel}</Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
