import { Swatch } from './chart-tooltip.tsx'

export interface LegendEntry {
  key: string
  label: string
  color: string
  isHidden: boolean
}

/** Names the colours. Pressing one hides or shows its marks, for this reader only. */
export function ChartLegend({ entries, onToggle }: { entries: readonly LegendEntry[]; onToggle: (key: string) => void }) {
  return (
    <ul className="flex max-h-16 shrink-0 flex-wrap gap-x-1 gap-y-0.5 overflow-y-auto pb-1.5" aria-label="Legend">
      {entries.map(({ key, label, color, isHidden }) => (
        <li key={key} className="min-w-0 max-w-full">
          <button
            type="button"
            aria-pressed={!isHidden}
            onClick={() => onToggle(key)}
            className={`flex max-w-52 items-center gap-1.5 rounded-xs px-1.5 py-0.5 text-xs hover:bg-hover ${isHidden ? 'text-ink-faint line-through opacity-60' : 'text-ink-muted'}`}
          >
            <Swatch color={color} />
            <span className="truncate">{label}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
