import type { ColumnType } from '@insightengine/shared/result'
import { Binary, Braces, Calendar, CircleHelp, Clock, Fingerprint, Hash, List, ToggleLeft, Type, type LucideIcon } from 'lucide-react'

const icons: Record<ColumnType, { icon: LucideIcon; word: string }> = {
  boolean: { icon: ToggleLeft, word: 'yes or no' },
  integer: { icon: Hash, word: 'whole number' },
  decimal: { icon: Hash, word: 'exact number' },
  float: { icon: Hash, word: 'number' },
  text: { icon: Type, word: 'text' },
  date: { icon: Calendar, word: 'date' },
  time: { icon: Clock, word: 'time' },
  timestamp: { icon: Calendar, word: 'date and time' },
  timestamptz: { icon: Calendar, word: 'date and time with zone' },
  interval: { icon: Clock, word: 'span of time' },
  uuid: { icon: Fingerprint, word: 'identifier' },
  json: { icon: Braces, word: 'JSON' },
  array: { icon: List, word: 'list' },
  binary: { icon: Binary, word: 'binary data' },
  unknown: { icon: CircleHelp, word: 'another type' },
}

export function ColumnTypeIcon({ type }: { type: ColumnType }) {
  const { icon: Icon, word } = icons[type]
  return <Icon className="size-3.5 shrink-0 text-ink-faint" aria-label={word} role="img" />
}
