import { cva, type VariantProps } from 'class-variance-authority'
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

const noticeStyle = cva('flex gap-2.5 rounded-md px-3 py-2.5 text-base', {
  variants: {
    tone: {
      info: 'bg-primary-soft text-primary-ink',
      success: 'bg-success-soft text-success-ink',
      warning: 'bg-warning-soft text-warning-ink',
      danger: 'bg-danger-soft text-danger-ink',
    },
  },
  defaultVariants: { tone: 'info' },
})
const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, danger: CircleAlert } as const

interface NoticeProps extends VariantProps<typeof noticeStyle> {
  title: ReactNode
  /** The next step. */
  children?: ReactNode
  action?: ReactNode
  className?: string
}

/** Something to know, in the place it concerns. Danger is announced at once; the rest wait for a pause. */
export function Notice({ tone, title, children, action, className }: NoticeProps) {
  const Icon = icons[tone ?? 'info']
  return (
    <div role={tone === 'danger' ? 'alert' : 'status'} className={cx(noticeStyle({ tone }), className)}>
      <Icon className="mt-0.75 size-4 shrink-0" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        {children && <div className="mt-0.5 text-sm text-ink-muted">{children}</div>}
      </div>
      {action && <div className="shrink-0 self-center">{action}</div>}
    </div>
  )
}
