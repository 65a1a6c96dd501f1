import type { FilterValue, StoryFilter } from '@insightengine/shared/filter'
import { Calendar, ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { DateRangeInput } from '../ui/date-input.tsx'
import { controlStyle } from '../ui/input.tsx'
import { itemStyle } from '../ui/menu-style.ts'
import { Popover, PopoverContent, PopoverTrigger } from '../ui/popover.tsx'
import { quickRanges, rangeLabel, todayIn } from './date-ranges.ts'
import { readerTimeZone } from './reader-time-zone.ts'

type DateRangeValue = Extract<FilterValue, { type: 'date_range' }>

interface DateFilterProps {
  filter: StoryFilter
  value: DateRangeValue | null
  onChange: (value: FilterValue | null) => void
}

export function DateFilter({ filter, value, onChange }: DateFilterProps) {
  const [isOpen, setIsOpen] = useState(false)
  const quick = quickRanges(todayIn(readerTimeZone()))
  const label = rangeLabel(value, quick)
  const choose = (range: DateRangeValue) => {
    const isAll = range.start === null && range.end === null
    onChange(isAll ? null : range)
  }
  return (
    <Popover open={isOpen} onOpenChange={setIsOpen}>
      <PopoverTrigger asChild>
        <button
          type="button"
          aria-label={`${filter.label}: ${label}`}
          className={`${controlStyle} flex h-8 w-auto! max-w-60 items-center gap-2 px-2.5 pointer-coarse:h-10`}
        >
          <Calendar className="size-4 shrink-0 text-ink-faint" aria-hidden="true" />
          <span className="truncate">{label}</span>
          <ChevronDown className="size-4 shrink-0 text-ink-faint" aria-hidden="true" />
        </button>
      </PopoverTrigger>
      <PopoverContent align="start" aria-label={filter.label} className="p-1">
        <ul>
          {quick.map(({ key, label: name, range }) => (
            <li key={key}>
              <button
                type="button"
                aria-pressed={name === label}
                className={`${itemStyle} w-full hover:bg-hover aria-pressed:font-medium aria-pressed:text-primary-ink`}
                onClick={() => {
                  choose(range)
                  setIsOpen(false)
                }}
              >
                {name}
              </button>
            </li>
          ))}
        </ul>
        <div className="mt-1 border-t border-line p-2 pt-3">
          <DateRangeInput
            label={filter.label}
            value={{ start: value?.start ?? null, end: value?.end ?? null }}
            onChange={({ start, end }) => choose({ type: 'date_range', start, end })}
          />
        </div>
      </PopoverContent>
    </Popover>
  )
}
