import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'

/** What every control that holds text shares. 16 px on touch, or iOS zooms the page when it is focused. */
export const controlStyle =
  'w-full rounded-sm border border-control bg-surface text-base text-ink shadow-card transition-colors outline-offset-0 hover:border-ink-faint aria-invalid:border-danger disabled:bg-sunken disabled:text-ink-faint disabled:opacity-100 [&[readonly]]:bg-sunken pointer-coarse:text-md'

export function Input({ className, type = 'text', ...props }: ComponentProps<'input'>) {
  return <input {...props} type={type} className={cx(controlStyle, 'h-8 px-2.5 pointer-coarse:h-10', className)} />
}

interface InputWithIconProps extends ComponentProps<'input'> {
  icon: ReactNode
  /** A hint of keys or a clear button at the end of the field. */
  trailing?: ReactNode
}

/** A search field and its like: an icon in front, optionally something at the end. */
export function InputWithIcon({ icon, trailing, className, ...props }: InputWithIconProps) {
  return (
    <div className={cx('relative', className)}>
      <span className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-ink-faint [&_svg]:size-4" aria-hidden>
        {icon}
      </span>
      <Input {...props} className={cx('pl-8 [&::-webkit-search-cancel-button]:hidden', trailing && 'pr-10')} />
      {trailing && <span className="absolute inset-y-0 right-1.5 flex items-center">{trailing}</span>}
    </div>
  )
}
