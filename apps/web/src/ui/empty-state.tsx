import type { ReactNode } from 'react'
import { cx } from './cx.ts'

interface EmptyStateProps {
  icon: ReactNode
  title: string
  /** What belongs here and why one would want it. */
  children?: ReactNode
  /** The button that does it. */
  action?: ReactNode
  className?: string
}

export function EmptyState({ icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div className={cx('flex flex-col items-center px-6 py-12 text-center', className)}>
      <span className="mb-4 flex size-11 items-center justify-center rounded-lg bg-primary-soft text-primary-ink [&_svg]:size-5" aria-hidden>{icon}</span>
      <h3 className="text-md">{title}</h3>
      {children && <div className="mt-1 max-w-md text-base text-balance text-ink-muted">{children}</div>}
      {action && <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}
