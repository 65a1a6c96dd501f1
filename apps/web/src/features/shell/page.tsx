import type { ReactNode } from 'react'
import { useDocumentTitle } from '../../lib/document-title.ts'
import { cx } from '../../ui/cx.ts'
import { Skeleton, SkeletonGroup } from '../../ui/skeleton.tsx'

interface PageProps {
  title: string
  /** What the tab says, where that is not the heading. */
  documentTitle?: string
  description?: ReactNode
  actions?: ReactNode
  className?: string
  children: ReactNode
}

/** A page of settled width with a heading. Editors fill the frame instead and bring their own. */
export function Page({ title, documentTitle = title, description, actions, className, children }: PageProps) {
  useDocumentTitle(documentTitle)
  return (
    <div className={cx('mx-auto w-full max-w-page px-4 py-6 md:px-8 md:py-8', className)}>
      <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-xl">{title}</h1>
          {description && <p className="mt-1 max-w-prose text-base text-ink-muted">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  )
}

/** Rows where a list will be. */
export function ListSkeleton({ rows = 6, label }: { rows?: number; label: string }) {
  return (
    <SkeletonGroup label={label} className="divide-y divide-line">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-13 items-center gap-4 px-4">
          <Skeleton className="size-7 rounded-md" />
          <div className="flex-1 space-y-1.5">
            {/* Names differ in length; so do these. */}
            <Skeleton className="h-3" style={{ width: `${28 + ((row * 17) % 30)}%` }} />
            <Skeleton className="h-2.5 w-1/6" />
          </div>
          <Skeleton className="h-3 w-20 max-sm:hidden" />
        </div>
      ))}
    </SkeletonGroup>
  )
}
