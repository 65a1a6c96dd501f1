import { Link, Outlet } from '@tanstack/react-router'
import { Database, Palette, UserRound, Users } from 'lucide-react'
import { useCan } from '../../lib/session.ts'

const sections = [
  { to: '/settings/profile', label: 'Profile', icon: UserRound },
  { to: '/settings/members', label: 'Members', icon: Users },
  { to: '/settings/connections', label: 'Connections', icon: Database },
  { to: '/settings/appearance', label: 'Appearance', icon: Palette },
] as const

/** The sections of the settings, at the left of the one on screen; above it on a phone. */
export function SettingsFrame() {
  const canReadConnections = useCan('connection.read')
  const shown = sections.filter(({ to }) => to !== '/settings/connections' || canReadConnections)
  return (
    <div className="mx-auto w-full max-w-page px-4 py-6 md:px-8 md:py-8">
      <p className="mb-4 text-xl font-semibold md:mb-6">Settings</p>
      <div className="gap-10 md:flex">
        <nav aria-label="Settings" className="-mx-4 mb-6 flex shrink-0 gap-0.5 overflow-x-auto px-4 md:mx-0 md:w-44 md:flex-col md:px-0">
          {shown.map(({ to, label, icon: Icon }) => (
            <Link
              key={to}
              to={to}
              className="flex h-8 shrink-0 items-center gap-2.5 rounded-sm px-2 md:px-2.5 text-base font-medium text-ink-muted transition-colors hover:bg-hover hover:text-ink pointer-coarse:h-10"
              activeProps={{ className: 'bg-hover text-ink!', 'aria-current': 'page' }}
            >
              <Icon className="size-4 max-md:hidden" aria-hidden />
              {label}
            </Link>
          ))}
        </nav>
        <div className="min-w-0 flex-1"><Outlet /></div>
      </div>
    </div>
  )
}
