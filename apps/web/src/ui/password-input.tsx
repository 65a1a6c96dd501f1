import { Eye, EyeOff } from 'lucide-react'
import { useState, type ComponentProps } from 'react'
import { IconButton } from './icon-button.tsx'
import { Input } from './input.tsx'
import { cx } from './cx.ts'

export function PasswordInput({ className, ...props }: Omit<ComponentProps<'input'>, 'type'>) {
  const [isShown, setIsShown] = useState(false)
  return (
    <div className="relative">
      <Input {...props} type={isShown ? 'text' : 'password'} className={cx('pr-9', className)} />
      <span className="absolute inset-y-0 right-0.5 flex items-center">
        <IconButton size="sm" label={isShown ? 'Hide password' : 'Show password'} hasTooltip={false} onClick={() => setIsShown(!isShown)}>
          {isShown ? <EyeOff /> : <Eye />}
        </IconButton>
      </span>
    </div>
  )
}
