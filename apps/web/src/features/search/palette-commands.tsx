import { useNavigate } from '@tanstack/react-router'
import { BookOpen, Code, Database, Keyboard, Monitor, Moon, Sun, UserPlus, type LucideIcon } from 'lucide-react'
import { useCan } from '../../lib/session.ts'
import { setThemeChoice } from '../../lib/theme.ts'
import type { RankedEntry } from './rank-commands.ts'

export interface PaletteCommand extends RankedEntry {
  icon: LucideIcon
  shortcut?: string
  run: () => void
}

export interface PalettePage {
  to: '/' | '/stories' | '/queries' | '/browse' | '/settings'
  label: string
  icon: LucideIcon
  keys: string
}

/** What this person can do from anywhere. */
export function usePaletteCommands({ pages, onNewStory, onHelp }: { pages: readonly PalettePage[]; onNewStory: () => void; onHelp: () => void }): PaletteCommand[] {
  const navigate = useNavigate()
  const canCreateStory = useCan('story.create')
  const canQuery = useCan('query.run')
  const canConnect = useCan('connection.create')
  const canInvite = useCan('member.manage')
  const commands: (PaletteCommand | false)[] = [
    canCreateStory && { label: 'New story', keywords: ['create', 'report'], icon: BookOpen, shortcut: 'c s', run: onNewStory },
    canQuery && { label: 'New query', keywords: ['create', 'sql', 'write'], icon: Code, shortcut: 'c q', run: () => void navigate({ to: '/queries/new' }) },
    canConnect && { label: 'New connection', keywords: ['create', 'add', 'database', 'connect'], icon: Database, run: () => void navigate({ to: '/settings/connections', search: { add: true } }) },
    canInvite && { label: 'Invite people', keywords: ['members', 'team'], icon: UserPlus, run: () => void navigate({ to: '/settings/members' }) },
    ...pages.map(({ to, label, icon, keys }) => ({ label: `Go to ${label.toLowerCase()}`, keywords: [label], icon, shortcut: keys, run: () => void navigate({ to }) })),
    { label: 'Use the light theme', keywords: ['appearance', 'day', 'theme'], icon: Sun, run: () => setThemeChoice('light') },
    { label: 'Use the dark theme', keywords: ['appearance', 'night', 'theme'], icon: Moon, run: () => setThemeChoice('dark') },
    { label: 'Use the theme of this device', keywords: ['appearance', 'system', 'theme'], icon: Monitor, run: () => setThemeChoice('system') },
    { label: 'Keyboard shortcuts', keywords: ['help', 'keys'], icon: Keyboard, shortcut: '?', run: onHelp },
  ]
  return commands.filter((command) => command !== false)
}
