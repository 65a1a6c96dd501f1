import type { ComponentProps } from 'react'
import { cx } from './cx.ts'
import { Input } from './input.tsx'

/** A calendar day as `YYYY-MM-DD`, or the empty string. The browser's own picker: it speaks the person's language and works on phones. */
export function DateInput({ className, ...props }: Omit<ComponentProps<'input'>, 'type'>) {
  return <Input {...props} type="date" className={cx('w-36 tabular-nums', className)} />
}

export interface DateRange {
  start: string | null
  end: string | null
}

interface DateRangeInputProps {
  value: DateRange
  onChange: (value: DateRange) => void
  label: string
  className?: string
}

/** Two days; each bounds the other, so a range that ends before it starts cannot be picked. */
export function DateRangeInput({ value, onChange, label, className }: DateRangeInputProps) {
  return (
    <fieldset className={cx('flex items-center gap-1.5', className)}>
      <legend className="sr-only">{label}</legend>
      <DateInput aria-label={`${label}, from`} value={value.start ?? ''} max={value.end ?? undefined} onChange={(event) => onChange({ ...value, start: event.target.value || null })} />
      <span className="text-ink-faint" aria-hidden>–</span>
      <DateInput aria-label={`${label}, to`} value={value.end ?? ''} min={value.start ?? undefined} onChange={(event) => onChange({ ...value, end: event.target.value || null })} />
    </fieldset>
  )
}
