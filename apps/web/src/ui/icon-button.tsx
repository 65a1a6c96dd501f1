import { cva, type VariantProps } from 'class-variance-authority'
import { Slot } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cx } from './cx.ts'
import { Tooltip } from './tooltip.tsx'

const iconButtonStyle = cva(
  'inline-flex shrink-0 items-center justify-center rounded-sm transition-colors disabled:pointer-events-none disabled:opacity-50 pointer-coarse:min-h-10 pointer-coarse:min-w-10 [&_svg]:size-4',
  {
    variants: {
      variant: {
        ghost: 'text-ink-muted hover:bg-hover hover:text-ink aria-pressed:bg-selected aria-pressed:text-primary-ink data-[state=open]:bg-hover data-[state=open]:text-ink',
        secondary: 'border border-line-strong bg-surface text-ink shadow-card hover:bg-hover',
        danger: 'text-ink-muted hover:bg-danger-soft hover:text-danger-ink',
      },
      size: { sm: 'size-7', md: 'size-8', lg: 'size-10' },
    },
    defaultVariants: { variant: 'ghost', size: 'md' },
  },
)

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'>, VariantProps<typeof iconButtonStyle> {
  /** The button's name: read by screen readers and shown as the tooltip. */
  label: string
  /** Keys shown beside the label, such as `mod+k`. */
  shortcut?: string
  /** Off where a tooltip would cover what the button opens. */
  hasTooltip?: boolean
  asChild?: boolean
}

export function IconButton({ label, shortcut, hasTooltip = true, asChild, variant, size, className, ...props }: IconButtonProps) {
  const Element = asChild ? Slot.Root : 'button'
  const button = (
    <Element {...(asChild ? {} : { type: 'button' as const })} {...props} aria-label={label} className={cx(iconButtonStyle({ variant, size }), className)} />
  )
  return hasTooltip ? <Tooltip label={label} shortcut={shortcut}>{button}</Tooltip> : button
}
