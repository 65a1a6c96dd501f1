import { Popover as Radix } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cx } from './cx.ts'
import { surfaceStyle } from './menu-style.ts'

export const Popover = Radix.Root
export const PopoverTrigger = Radix.Trigger
export const PopoverAnchor = Radix.Anchor
export const PopoverClose = Radix.Close

export function PopoverContent({ className, sideOffset = 4, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content collisionPadding={8} {...props} sideOffset={sideOffset} className={cx(surfaceStyle, 'max-w-[calc(100vw-1rem)] p-3', className)} />
    </Radix.Portal>
  )
}
