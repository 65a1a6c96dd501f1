import { BookOpen, Code, House, Settings, Table2 } from 'lucide-react'

/** The sidebar, and the "go to" part of the palette and shortcuts. */
export const navItems = [
  { to: '/', label: 'Home', icon: House, keys: 'g h' },
  { to: '/stories', label: 'Stories', icon: BookOpen, keys: 'g s' },
  { to: '/queries', label: 'Queries', icon: Code, keys: 'g q' },
  { to: '/browse', label: 'Browse data', icon: Table2, keys: 'g b' },
  { to: '/settings', label: 'Settings', icon: Settings, keys: 'g ,' },
] as const
