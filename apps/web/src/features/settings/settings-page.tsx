import type { ReactNode } from 'react'
import { useDocumentTitle } from '../../lib/document-title.ts'

interface SettingsPageProps {
  title: string
  description?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** One section of the settings. */
export function SettingsPage({ title, description, actions, children }: SettingsPageProps) {
  useDocumentTitle(`${title}, settings`)
  return (
    <>
      <header className="mb-5 flex flex-wrap items-end justify-between gap-x-4 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-lg">{title}</h1>
          {description && <p className="mt-0.5 max-w-prose text-base text-ink-muted">{description}</p>}
        </div>
        {actions && <div className="flex gap-2">{actions}</div>}
      </header>
      <div className="space-y-6">{children}</div>
    </>
  )
}
