import { ToggleGroup } from 'radix-ui'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

interface SegmentedControlProps<Value extends string> {
  value: Value
  onChange: (value: Value) => void
  options: readonly { value: Value; label: string; icon?: ReactNode }[]
  label: string
  /** Icons alone, names as tooltips of the browser; for tight toolbars. */
  iconsOnly?: boolean
  className?: string
}

/** One of two to five, all visible. */
export function SegmentedControl<Value extends string>({ value, onChange, options, label, iconsOnly, className }: SegmentedControlProps<Value>) {
  return (
    <ToggleGroup.Root
      type="single"
      value={value}
      // Radix reports an empty string when the chosen one is pressed again; one is always chosen here.
      onValueChange={(next) => next && onChange(next as Value)}
      aria-label={label}
      className={cx('inline-flex rounded-sm bg-sunken p-0.5', className)}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          {...(iconsOnly ? { 'aria-label': option.label, title: option.label } : {})}
          className="flex h-7 items-center gap-1.5 rounded-xs px-2.5 text-sm font-medium text-ink-muted transition-colors hover:text-ink data-[state=on]:bg-surface data-[state=on]:text-ink data-[state=on]:shadow-card dark:data-[state=on]:bg-hover pointer-coarse:h-9 [&_svg]:size-4"
        >
          {option.icon}
          {!iconsOnly && option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}
