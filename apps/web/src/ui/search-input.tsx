import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { IconButton } from './icon-button.tsx'
import { InputWithIcon } from './input.tsx'

interface SearchInputProps {
  /** What is being searched for now, usually from the address. */
  value: string
  /** Called when typing pauses. */
  onSearch: (value: string) => void
  label: string
  pauseMs?: number
  className?: string
}

/** A search field that waits for a pause. Its label is also its placeholder. */
export function SearchInput({ value, onSearch, label, pauseMs = 200, className }: SearchInputProps) {
  const [typed, setTyped] = useState(value)
  const latest = useRef(onSearch)
  useEffect(() => {
    latest.current = onSearch
  })
  useEffect(() => {
    if (typed.trim() === value) return
    const timer = setTimeout(() => latest.current(typed.trim()), pauseMs)
    return () => clearTimeout(timer)
  }, [typed, value, pauseMs])
  return (
    <InputWithIcon
      icon={<Search />}
      type="search"
      aria-label={label}
      placeholder={label}
      value={typed}
      maxLength={200}
      onChange={(event) => setTyped(event.target.value)}
      className={className}
      trailing={typed && <IconButton label="Clear search" size="sm" hasTooltip={false} onClick={() => setTyped('')}><X /></IconButton>}
    />
  )
}
