import type { ComponentProps } from 'react'
import { cx } from './cx.ts'

/** A grey shape where content will be; give it the content's size. */
export function Skeleton({ className, ...props }: ComponentProps<'div'>) {
  return <div {...props} aria-hidden className={cx('animate-pulse-soft rounded-sm bg-line', className)} />
}

/** Wraps the skeletons of one region and says once, to those who cannot see them, what is on its way. */
export function SkeletonGroup({ label, className, children }: { label: string } & ComponentProps<'div'>) {
  return (
    <div role="status" className={className}>
      <span className="sr-only">{label}</span>
      {children}
    </div>
  )
}
