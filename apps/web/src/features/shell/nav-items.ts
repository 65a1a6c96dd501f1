import type { Permission } from '@insightengine/shared/access'
import { BookOpen, Code, House, Settings, Table2, type LucideIcon } from 'lucide-react'
import { useMe } from '../../lib/session.ts'

/** The sidebar, and the "go to" part of the palette and shortcuts. `needs` hides what would only refuse. */
const navItems = [
  { to: '/', label: 'Home', icon: House, keys: 'g h', needs: null },
  { to: '/stories', label: 'Stories', icon: BookOpen, keys: 'g s', needs: null },
  { to: '/queries', label: 'Queries', icon: Code, keys: 'g q', needs: 'query:execute' },
  { to: '/browse', label: 'Browse data', icon: Table2, keys: 'g b', needs: 'database:read' },
  { to: '/settings', label: 'Settings', icon: Settings, keys: 'g ,', needs: null },
] as const satisfies readonly { to: string; label: string; icon: LucideIcon; keys: string; needs: Permission | null }[]

export type NavItem = (typeof navItems)[number]

/** Where this person can go. */
export function useNavItems(): readonly NavItem[] {
  const { permissions } = useMe()
  return navItems.filter(({ needs }) => needs === null || permissions.includes(needs))
}
