import type { ComponentProps } from 'react'
import { cx } from './cx.ts'

/** A plain table for lists of things. Query results have their own, with virtual rows. */
export function Table({ className, ...props }: ComponentProps<'table'>) {
  return (
    <div className="overflow-x-auto">
      <table {...props} className={cx('w-full border-collapse text-left text-base', className)} />
    </div>
  )
}

export function TableHead({ className, ...props }: ComponentProps<'thead'>) {
  return <thead {...props} className={cx('border-b border-line text-sm text-ink-faint max-sm:sr-only', className)} />
}

export function TableBody({ className, ...props }: ComponentProps<'tbody'>) {
  return <tbody {...props} className={cx('divide-y divide-line', className)} />
}

export function TableRow({ className, ...props }: ComponentProps<'tr'>) {
  return <tr {...props} className={cx('transition-colors hover:bg-hover/60', className)} />
}

export function TableHeaderCell({ className, isNumeric, ...props }: ComponentProps<'th'> & { isNumeric?: boolean }) {
  return <th scope="col" {...props} className={cx('h-9 px-3 font-medium whitespace-nowrap first:pl-4 last:pr-4', isNumeric && 'text-right', className)} />
}

export function TableCell({ className, isNumeric, ...props }: ComponentProps<'td'> & { isNumeric?: boolean }) {
  return <td {...props} className={cx('h-11 px-3 py-1.5 first:pl-4 last:pr-4', isNumeric && 'text-right tabular-nums', className)} />
}
