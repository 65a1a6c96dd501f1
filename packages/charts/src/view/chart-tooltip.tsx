export interface TooltipRow {
  key: string
  label: string
  value: string
  color: string
  isActive: boolean
}

/** What stands under the pointer: the place on the axis, and every series there. */
export function ChartTooltip({ title, rows }: { title: string; rows: readonly TooltipRow[] }) {
  return (
    <div className="pointer-events-none max-w-72 min-w-32 rounded-sm border border-line bg-raised px-3 py-2 text-xs text-ink shadow-raised">
      <div className="mb-1 font-medium">{title}</div>
      <ul className="grid gap-1">
        {rows.map((row) => (
          <li key={row.key} className={`flex items-center gap-2 ${row.isActive ? '' : 'text-ink-muted'}`}>
            <Swatch color={row.color} />
            <span className="min-w-0 flex-1 truncate">{row.label}</span>
            <span className={`pl-3 tabular-nums ${row.isActive ? 'font-semibold' : ''}`}>{row.value}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

export function Swatch({ color }: { color: string }) {
  return (
    <svg width="10" height="10" aria-hidden="true" className="shrink-0">
      <rect width="10" height="10" rx="2.5" fill={color} />
    </svg>
  )
}
