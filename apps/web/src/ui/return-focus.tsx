import { useInsertionEffect, useRef, type RefObject } from 'react'

interface ReturnFocus {
  openerRef: RefObject<HTMLElement | null>
  onCloseAutoFocus: (event: Event) => void
}

/** Radix gives the focus back to a dialog's trigger; dialogs opened by a shortcut or from a menu have none, and the focus would be lost. */
export function useReturnFocus(): ReturnFocus {
  const openerRef = useRef<HTMLElement | null>(null)
  const onCloseAutoFocus = (event: Event) => {
    if (!openerRef.current?.isConnected || openerRef.current === document.body) return
    event.preventDefault()
    openerRef.current.focus()
  }
  return { openerRef, onCloseAutoFocus }
}

/** Stands inside the dialog. Insertion effects run before a field of the dialog takes the focus by itself. */
export function RememberOpener({ openerRef }: Pick<ReturnFocus, 'openerRef'>) {
  useInsertionEffect(() => {
    openerRef.current = openerOf(document.activeElement)
  }, [openerRef])
  return null
}

/** An entry of a menu goes with its menu; the button that opened the menu stays. */
function openerOf(active: Element | null): HTMLElement | null {
  const menuButton = active?.closest('[role="menu"]')?.getAttribute('aria-labelledby')
  const element = menuButton ? document.getElementById(menuButton) : active
  return element instanceof HTMLElement ? element : null
}
