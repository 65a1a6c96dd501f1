import { Check, ChevronRight, Circle } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'
import { Shortcut } from './kbd.tsx'
import { itemStyle, surfaceStyle } from './menu-style.ts'

export const DropdownMenu = Radix.Root
export const DropdownMenuTrigger = Radix.Trigger
export const DropdownMenuRadioGroup = Radix.RadioGroup
export const DropdownMenuSub = Radix.Sub

export function DropdownMenuContent({ className, sideOffset = 4, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content collisionPadding={8} {...props} sideOffset={sideOffset} className={cx(surfaceStyle, 'max-h-(--radix-dropdown-menu-content-available-height) min-w-48 overflow-y-auto p-1', className)} />
    </Radix.Portal>
  )
}

interface DropdownMenuItemProps extends ComponentProps<typeof Radix.Item> {
  icon?: ReactNode
  shortcut?: string
  isDangerous?: boolean
}

export function DropdownMenuItem({ icon, shortcut, isDangerous, className, children, asChild, ...props }: DropdownMenuItemProps) {
  const style = cx(itemStyle, isDangerous && 'text-danger-ink data-highlighted:bg-danger-soft [&>svg]:text-danger-ink', className)
  // A link keeps its own children: Radix merges the row's look and keyboard into it.
  if (asChild) return <Radix.Item {...props} asChild className={style}>{children}</Radix.Item>
  return (
    <Radix.Item {...props} className={style}>
      {icon}
      <span className="flex-1 truncate">{children}</span>
      {shortcut && <Shortcut keys={shortcut} />}
    </Radix.Item>
  )
}

export function DropdownMenuCheckboxItem({ children, className, ...props }: ComponentProps<typeof Radix.CheckboxItem>) {
  return (
    <Radix.CheckboxItem {...props} className={cx(itemStyle, 'pl-8', className)}>
      <Radix.ItemIndicator className="absolute left-2"><Check className="size-4 text-primary-ink" /></Radix.ItemIndicator>
      {children}
    </Radix.CheckboxItem>
  )
}

export function DropdownMenuRadioItem({ children, className, ...props }: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem {...props} className={cx(itemStyle, 'pl-8', className)}>
      <Radix.ItemIndicator className="absolute left-3"><Circle className="size-2 fill-primary-ink text-primary-ink" /></Radix.ItemIndicator>
      {children}
    </Radix.RadioItem>
  )
}

export function DropdownMenuSubTrigger({ icon, children, className, ...props }: ComponentProps<typeof Radix.SubTrigger> & { icon?: ReactNode }) {
  return (
    <Radix.SubTrigger {...props} className={cx(itemStyle, 'data-[state=open]:bg-hover', className)}>
      {icon}
      <span className="flex-1 truncate">{children}</span>
      <ChevronRight aria-hidden />
    </Radix.SubTrigger>
  )
}

export function DropdownMenuSubContent({ className, ...props }: ComponentProps<typeof Radix.SubContent>) {
  return (
    <Radix.Portal>
      <Radix.SubContent collisionPadding={8} sideOffset={4} {...props} className={cx(surfaceStyle, 'min-w-44 p-1', className)} />
    </Radix.Portal>
  )
}

export function DropdownMenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />
}

export function DropdownMenuLabel({ className, ...props }: ComponentProps<typeof Radix.Label>) {
  return <Radix.Label {...props} className={cx('px-2 pt-1.5 pb-1 text-xs font-medium text-ink-faint', className)} />
}
