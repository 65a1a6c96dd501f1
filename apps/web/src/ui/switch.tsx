import { Switch as Radix } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cx } from './cx.ts'

export function Switch({ className, ...props }: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root
      {...props}
      className={cx(
        'inline-flex h-5 w-9 shrink-0 items-center rounded-full bg-control p-0.5 transition-colors disabled:opacity-50 data-[state=checked]:bg-primary',
        className,
      )}
    >
      <Radix.Thumb className="block size-4 rounded-full bg-on-fill shadow-card transition-transform data-[state=checked]:translate-x-4" />
    </Radix.Root>
  )
}
