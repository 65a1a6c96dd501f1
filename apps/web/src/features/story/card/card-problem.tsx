import type { ReactNode } from 'react'

interface CardProblemProps {
  title: string
  next: ReactNode
  /** The database's own words. */
  detail?: string | null
  actions?: ReactNode
}

/** In the place of what a card cannot show: what is wrong, and the next step. */
export function CardProblem({ title, next, detail, actions }: CardProblemProps) {
  return (
    <div className="flex size-full min-h-0 flex-col items-center justify-center-safe overflow-y-auto p-2 text-center">
      <p className="text-base font-medium text-ink">{title}</p>
      <p className="mt-0.5 max-w-prose text-sm text-balance text-ink-muted">{next}</p>
      {detail && <p className="mt-1.5 line-clamp-3 max-w-full rounded-sm bg-sunken px-2 py-1 font-mono text-xs wrap-anywhere text-ink-muted">{detail}</p>}
      {actions && <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  )
}
