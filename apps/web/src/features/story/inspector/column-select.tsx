import { humanName } from '@insightengine/charts'
import type { ColumnMeta } from '@insightengine/shared/result'
import { Calendar, Hash, ToggleLeft, Type } from 'lucide-react'
import { Select, type SelectOption } from '../../../ui/select.tsx'

interface ColumnSelectProps {
  id?: string
  label?: string
  columns: readonly ColumnMeta[]
  value: string | null
  onChange: (column: string | null) => void
  /** What choosing nothing means; without it something must be chosen. */
  noneLabel?: string
  className?: string
}

/** Radix has no empty value, so "nothing" needs a name that no column has. */
const none = '\u0000none'

/** A column of the card's result. One that is set but not there any more is still shown, as missing. */
export function ColumnSelect({ id, label, columns, value, onChange, noneLabel, className }: ColumnSelectProps) {
  const options: SelectOption<string>[] = columns.map((column) => ({ value: column.name, label: humanName(column.name), icon: iconOf(column) }))
  if (value !== null && !columns.some((column) => column.name === value)) options.unshift({ value, label: `${humanName(value)} (missing)` })
  if (noneLabel) options.unshift({ value: none, label: noneLabel })
  return (
    <Select
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      {...(className ? { className } : {})}
      value={value ?? (noneLabel ? none : null)}
      placeholder="Choose a column"
      options={options}
      onChange={(next) => onChange(next === none ? null : next)}
    />
  )
}

function iconOf({ type }: ColumnMeta) {
  switch (type) {
    case 'integer':
    case 'decimal':
    case 'float':
      return <Hash />
    case 'date':
    case 'time':
    case 'timestamp':
    case 'timestamptz':
      return <Calendar />
    case 'boolean':
      return <ToggleLeft />
    default:
      return <Type />
  }
}
