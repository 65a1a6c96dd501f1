import type { ReactNode } from 'react'
import type { FilterNote } from './filter-notes.ts'

interface CardFrameProps {
  id: string
  title: string
  description: string
  /** Buttons at the end of the title's line. */
  actions?: ReactNode
  filterNotes?: readonly FilterNote[]
  /** Data is being asked for again; what is shown is the answer before. */
  isStale?: boolean
  isBusy?: boolean
  children: ReactNode
}

/** The card around its content: title, description, what the reader must know about filters. */
export function CardFrame({ id, title, description, actions, filterNotes = [], isStale = false, isBusy = false, children }: CardFrameProps) {
  const titleId = `card-${id}`
  return (
    <article
      aria-labelledby={title ? titleId : undefined}
      aria-busy={isBusy}
      className="group/card flex size-full min-h-0 flex-col rounded-lg border border-line bg-surface p-4 shadow-card print:shadow-none"
    >
      {(title || actions) && (
        <header className="mb-2 flex min-h-7 items-start gap-2">
          <div className="min-w-0 flex-1 pt-1">
            <h3 id={titleId} className="truncate text-base font-semibold [font-family:var(--story-font)]" title={title}>
              {title}
            </h3>
            {description && <p className="mt-0.5 line-clamp-2 text-sm text-ink-muted">{description}</p>}
          </div>
          {actions}
        </header>
      )}
      {filterNotes.map((note) => (
        <FilterChip key={note.filterId} note={note} />
      ))}
      <div className={`min-h-0 flex-1 transition-opacity duration-200 ${isStale ? 'opacity-45' : ''}`}>{children}</div>
    </article>
  )
}

function FilterChip({ note }: { note: FilterNote }) {
  return (
    <p className="mb-2 w-fit max-w-full rounded-sm bg-warning-soft px-2 py-0.5 text-xs text-warning-ink" title={note.why}>
      <span className="font-medium">“{note.label}” does not apply here.</span> {note.why}
    </p>
  )
}
