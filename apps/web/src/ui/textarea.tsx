import type { ComponentProps } from 'react'
import { cx } from './cx.ts'
import { controlStyle } from './input.tsx'

export function Textarea({ className, rows = 3, ...props }: ComponentProps<'textarea'>) {
  return <textarea {...props} rows={rows} className={cx(controlStyle, 'resize-y px-2.5 py-1.5', className)} />
}
