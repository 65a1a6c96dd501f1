import { Progress as Radix } from 'radix-ui'
import { cx } from './cx.ts'

interface ProgressProps {
  label: string
  /** 0 to 1; null when nobody knows, which shows a bar that moves. */
  value?: number | null
  className?: string
}

export function Progress({ label, value = null, className }: ProgressProps) {
  return (
    <Radix.Root aria-label={label} value={value === null ? null : value * 100} className={cx('h-1 w-full overflow-hidden rounded-full bg-line', className)}>
      {value === null ? (
        <span className="block h-full w-1/3 animate-indeterminate rounded-full bg-primary" />
      ) : (
        <Radix.Indicator style={{ width: `${value * 100}%` }} className="block h-full rounded-full bg-primary transition-[width]" />
      )}
    </Radix.Root>
  )
}
