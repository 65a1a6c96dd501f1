import { Link } from '@tanstack/react-router'
import { CircleHelp, Menu, PanelLeft, Search } from 'lucide-react'
import { IconButton } from '../../ui/icon-button.tsx'
import { Shortcut } from '../../ui/kbd.tsx'
import { Logo, LogoMark } from './logo.tsx'
import { NewMenu } from './new-menu.tsx'
import { ProfileMenu } from './profile-menu.tsx'
import { useShellActions } from './shell-actions.ts'
import { TopBarOutlet } from './top-bar-slots.tsx'

interface TopBarProps {
  isRail: boolean
  onToggleSidebar: () => void
  onOpenMenu: () => void
}

export function TopBar({ isRail, onToggleSidebar, onOpenMenu }: TopBarProps) {
  const { openPalette, openHelp } = useShellActions()
  return (
    <header className="group/topbar z-20 flex h-topbar shrink-0 items-center gap-2 border-b border-line bg-surface px-2 md:px-3">
      <IconButton label="Open menu" onClick={onOpenMenu} className="md:hidden" hasTooltip={false}><Menu /></IconButton>
      <IconButton label={isRail ? 'Unfold sidebar' : 'Fold sidebar'} shortcut="[" onClick={onToggleSidebar} className="max-md:hidden"><PanelLeft /></IconButton>
      <Link to="/" aria-label="InsightEngine, home" className="shrink-0 rounded-sm">
        <span className="max-lg:hidden group-has-[[data-slot=start]:not(:empty)]/topbar:hidden"><Logo /></span>
        <span className="hidden max-lg:block group-has-[[data-slot=start]:not(:empty)]/topbar:block"><LogoMark /></span>
      </Link>
      <TopBarOutlet place="start" className="flex min-w-0 items-center gap-2 not-empty:flex-1" />
      {/* A field to look at, a button to press: typing happens in the palette it opens. */}
      <div className="flex min-w-0 flex-1 justify-center group-has-[[data-slot=start]:not(:empty)]/topbar:hidden max-sm:justify-end">
        <button
          type="button"
          onClick={openPalette}
          className="flex h-8 w-full max-w-md items-center gap-2 rounded-sm border border-line bg-sunken px-2.5 text-base text-ink-faint transition-colors hover:border-line-strong hover:text-ink-muted max-sm:hidden"
        >
          <Search className="size-4" aria-hidden />
          <span className="flex-1 text-left">Search or jump to…</span>
          <Shortcut keys="mod+k" />
        </button>
        <IconButton label="Search" onClick={openPalette} className="sm:hidden" hasTooltip={false}><Search /></IconButton>
      </div>
      <IconButton label="Search" shortcut="mod+k" onClick={openPalette} className="hidden group-has-[[data-slot=start]:not(:empty)]/topbar:inline-flex max-sm:hidden!"><Search /></IconButton>
      <TopBarOutlet place="end" className="flex shrink-0 items-center gap-2" />
      <div className="flex shrink-0 items-center gap-1 md:gap-2">
        {/* An editor has a main button of its own; two would compete. Its keys and the palette still work. */}
        <span className="contents group-has-[[data-slot=start]:not(:empty)]/topbar:hidden"><NewMenu /></span>
        <IconButton label="Keyboard shortcuts" shortcut="?" onClick={openHelp} className="max-md:hidden"><CircleHelp /></IconButton>
        <ProfileMenu />
      </div>
    </header>
  )
}
