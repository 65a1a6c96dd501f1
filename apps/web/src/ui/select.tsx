import { Check, ChevronDown } from 'lucide-react'
import { Select as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { controlStyle } from './input.tsx'
import { itemStyle, surfaceStyle } from './menu-style.ts'

export interface SelectOption<Value extends string> {
  value: Value
  label: string
  description?: string
  icon?: ReactNode
  isDisabled?: boolean
}

interface SelectProps<Value extends string> {
  value: Value | null
  onChange: (value: Value) => void
  options: readonly SelectOption<Value>[]
  placeholder?: string
  size?: 'sm' | 'md'
  disabled?: boolean
  className?: string
  id?: string
  name?: string
  onBlur?: () => void
  'aria-label'?: string
  'aria-invalid'?: boolean | undefined
  'aria-describedby'?: string | undefined
}

/** One of a short list. For long lists use Combobox, which can be searched. */
export function Select<Value extends string>({ value, onChange, options, placeholder, size = 'md', className, ...control }: SelectProps<Value>) {
  const { disabled, name, ...trigger } = control
  return (
    // Radix forgets to show the placeholder for undefined, so "nothing chosen" is the empty string.
    <Radix.Root value={value ?? ''} onValueChange={(next) => onChange(next as Value)} {...(name ? { name } : {})} {...(disabled ? { disabled } : {})}>
      <Radix.Trigger
        {...trigger}
        className={cx(
          controlStyle,
          'flex cursor-pointer items-center justify-between gap-2 px-2.5 text-left data-placeholder:text-ink-faint pointer-coarse:h-10',
          size === 'sm' ? 'h-7 text-sm' : 'h-8',
          className,
        )}
      >
        <span className="truncate"><Radix.Value placeholder={placeholder} /></span>
        <ChevronDown className="size-4 shrink-0 text-ink-faint" aria-hidden />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content position="popper" sideOffset={4} collisionPadding={8} className={cx(surfaceStyle, 'max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width)')}>
          {/* Not Radix' Viewport: it adds a style tag only to hide a scrollbar. */}
          <div className="max-h-80 overflow-y-auto p-1">
            {options.map((option) => (
              <Radix.Item key={option.value} value={option.value} {...(option.isDisabled ? { disabled: true } : {})} className={cx(itemStyle, 'pr-8')}>
                {option.icon}
                <span className="min-w-0">
                  <Radix.ItemText>{option.label}</Radix.ItemText>
                  {option.description && <span className="block text-sm text-ink-faint">{option.description}</span>}
                </span>
                <Radix.ItemIndicator className="absolute right-2"><Check className="size-4 text-primary-ink" /></Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
