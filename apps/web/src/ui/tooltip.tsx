import { Tooltip as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { Shortcut } from './kbd.tsx'

export const TooltipProvider = Radix.Provider

interface TooltipProps {
  label: ReactNode
  shortcut?: string | undefined
  side?: 'top' | 'right' | 'bottom' | 'left'
  children: ReactNode
}

/** A hint on hover and focus. Never the only place of anything one needs: touch has no hover. */
export function Tooltip({ label, shortcut, side = 'bottom', children }: TooltipProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 flex max-w-72 animate-fade-in items-center gap-2 rounded-sm bg-ink px-2 py-1 text-sm text-canvas shadow-raised select-none"
        >
          {label}
          {shortcut && <Shortcut keys={shortcut} isInverted />}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
