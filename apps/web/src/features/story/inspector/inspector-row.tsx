import { useId, type ReactNode } from 'react'

export interface RowControl {
  id: string
}

/** One setting: its name, and the control beside it. */
export function InspectorRow({ label, hint, children }: { label: string; hint?: string | undefined; children: (control: RowControl) => ReactNode }) {
  const id = useId()
  return (
    <div className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-start gap-x-2">
      <label htmlFor={id} className="pt-1.5 text-sm text-ink-muted">{label}</label>
      <div className="min-w-0">
        {children({ id })}
        {hint && <p className="mt-1 text-xs text-ink-faint">{hint}</p>}
      </div>
    </div>
  )
}

/** A setting whose controls need the whole width. */
export function InspectorBlock({ label, hint, children }: { label: string; hint?: string | undefined; children: ReactNode }) {
  return (
    <fieldset className="min-w-0 space-y-1.5">
      <legend className="text-sm text-ink-muted">{label}</legend>
      {children}
      {hint && <p className="text-xs text-ink-faint">{hint}</p>}
    </fieldset>
  )
}

/** Settings that belong together. */
export function InspectorSection({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title} className="space-y-2 border-b border-line px-3.5 py-3.5 last:border-b-0">
      <header className="flex min-h-6 items-center justify-between">
        <h3 className="text-sm text-ink">{title}</h3>
        {actions}
      </header>
      {children}
    </section>
  )
}
