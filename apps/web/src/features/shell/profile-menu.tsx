import { Link } from '@tanstack/react-router'
import { LogOut, Monitor, Moon, Sun, UserRound } from 'lucide-react'
import { useMe } from '../../lib/session.ts'
import { setThemeChoice, useThemeChoice, type ThemeChoice } from '../../lib/theme.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Badge } from '../../ui/badge.tsx'
import {
  DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuLabel, DropdownMenuRadioGroup, DropdownMenuRadioItem, DropdownMenuSeparator, DropdownMenuTrigger,
} from '../../ui/dropdown-menu.tsx'
import { useSignOut } from './use-sign-out.tsx'

const themes = [
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
  { value: 'system', label: 'Like this device', icon: Monitor },
] as const

export function ProfileMenu() {
  const me = useMe()
  const theme = useThemeChoice()
  const { start, dialog } = useSignOut()
  return (
    <>
      <DropdownMenu modal={false}>
        <DropdownMenuTrigger aria-label={`Account of ${me.fullName}`} className="rounded-full outline-offset-2"><Avatar name={me.fullName} /></DropdownMenuTrigger>
        <DropdownMenuContent align="end" className="w-64">
          <div className="flex items-center gap-3 px-2 py-2">
            <Avatar name={me.fullName} />
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{me.fullName}</p>
              <p className="truncate text-sm text-ink-faint">{me.email}</p>
            </div>
            {me.isDemo && <Badge tone="accent">Demo</Badge>}
          </div>
          <DropdownMenuSeparator />
          <DropdownMenuItem asChild><Link to="/settings/profile"><UserRound aria-hidden />Profile and password</Link></DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuLabel>Theme</DropdownMenuLabel>
          <DropdownMenuRadioGroup value={theme} onValueChange={(value) => setThemeChoice(value as ThemeChoice)}>
            {themes.map(({ value, label, icon: Icon }) => (
              // The menu stays open, so that both can be compared.
              <DropdownMenuRadioItem key={value} value={value} onSelect={(event) => event.preventDefault()}>
                <Icon aria-hidden />{label}
              </DropdownMenuRadioItem>
            ))}
          </DropdownMenuRadioGroup>
          <DropdownMenuSeparator />
          <DropdownMenuItem icon={<LogOut />} onSelect={start}>Sign out</DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {dialog}
    </>
  )
}
