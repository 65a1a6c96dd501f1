import { Command } from 'cmdk'
import { Check, ChevronsUpDown } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import { cx } from './cx.ts'
import { controlStyle } from './input.tsx'
import { itemStyle } from './menu-style.ts'
import { Popover, PopoverContent, PopoverTrigger } from './popover.tsx'

export interface ComboboxOption<Value extends string> {
  value: Value
  label: string
  detail?: string
  icon?: ReactNode
}

interface ComboboxProps<Value extends string> {
  value: Value | null
  onChange: (value: Value) => void
  options: readonly ComboboxOption<Value>[]
  placeholder: string
  searchPlaceholder?: string
  emptyText?: string
  disabled?: boolean
  className?: string
  id?: string
  onBlur?: () => void
  'aria-label'?: string
  'aria-invalid'?: boolean | undefined
  'aria-describedby'?: string | undefined
}

/** One of a long list, found by typing. */
export function Combobox<Value extends string>(props: ComboboxProps<Value>) {
  const { value, onChange, options, placeholder, searchPlaceholder = 'Search…', emptyText = 'Nothing found', className, ...control } = props
  const [isOpen, setIsOpen] = useState(false)
  const listId = useId()
  const chosen = options.find((option) => option.value === value)
  const handleSelect = (next: Value) => {
    onChange(next)
    setIsOpen(false)
  }
  return (
    <Popover open={isOpen} onOpenChange={setIsOpen}>
      <PopoverTrigger asChild>
        <button
          type="button"
          role="combobox"
          aria-expanded={isOpen}
          aria-controls={listId}
          {...control}
          className={cx(controlStyle, 'flex h-8 items-center justify-between gap-2 px-2.5 text-left pointer-coarse:h-10', className)}
        >
          <span className={cx('flex min-w-0 items-center gap-2 truncate', !chosen && 'text-ink-faint')}>
            {chosen?.icon}
            <span className="truncate">{chosen?.label ?? placeholder}</span>
          </span>
          <ChevronsUpDown className="size-4 shrink-0 text-ink-faint" aria-hidden />
        </button>
      </PopoverTrigger>
      <PopoverContent align="start" className="w-(--radix-popover-trigger-width) min-w-56 p-0">
        <Command id={listId} label={control['aria-label'] ?? placeholder}>
          <Command.Input placeholder={searchPlaceholder} className="h-9 w-full border-b border-line bg-transparent px-3 text-base outline-none pointer-coarse:h-11 pointer-coarse:text-md" />
          <Command.List className="max-h-72 overflow-y-auto p-1">
            <Command.Empty className="px-3 py-6 text-center text-sm text-ink-faint">{emptyText}</Command.Empty>
            {options.map((option) => (
              <Command.Item key={option.value} value={option.value} keywords={[option.label, option.detail ?? '']} onSelect={() => handleSelect(option.value)} className={itemStyle}>
                {option.icon}
                <span className="min-w-0 flex-1 truncate">{option.label}</span>
                {option.detail && <span className="truncate text-sm text-ink-faint">{option.detail}</span>}
                {option.value === value && <Check className="size-4 text-primary-ink!" />}
              </Command.Item>
            ))}
          </Command.List>
        </Command>
      </PopoverContent>
    </Popover>
  )
}
