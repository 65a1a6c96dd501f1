import { Link } from '@tanstack/react-router'
import { cx } from '../../ui/cx.ts'
import { Tooltip } from '../../ui/tooltip.tsx'
import { useNavItems } from './nav-items.ts'

/** The way around. As a rail it shows icons, whose names move into tooltips. */
export function Sidebar({ isRail, onNavigate }: { isRail: boolean; onNavigate?: () => void }) {
  return (
    <nav aria-label="Main" className="flex flex-col gap-0.5 p-2">
      {useNavItems().map(({ to, label, icon: Icon, keys }) => {
        const link = (
          <Link
            to={to}
            activeOptions={{ exact: to === '/' }}
            onClick={onNavigate}
            className="flex h-8 items-center gap-2.5 rounded-sm px-2.5 text-base font-medium text-ink-muted transition-colors hover:bg-hover hover:text-ink pointer-coarse:h-11"
            activeProps={{ className: 'bg-selected! text-primary-ink!', 'aria-current': 'page' }}
          >
            <Icon className="size-4 shrink-0" aria-hidden />
            <span className={cx('truncate', isRail && 'sr-only')}>{label}</span>
          </Link>
        )
        return isRail ? <Tooltip key={to} label={label} shortcut={keys} side="right">{link}</Tooltip> : <div key={to}>{link}</div>
      })}
    </nav>
  )
}
