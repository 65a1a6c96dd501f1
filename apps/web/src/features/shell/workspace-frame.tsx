import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useCan } from '../../lib/session.ts'
import { useShortcutListener, useShortcuts } from '../../lib/use-shortcuts.ts'
import { CommandPalette } from '../search/index.ts'
import { NewStoryDialog } from '../new-story/index.ts'
import { ApiBanner } from './api-banner.tsx'
import { HelpSheet } from './help-sheet.tsx'
import { MobileMenu } from './mobile-menu.tsx'
import { useNavItems, type NavItem } from './nav-items.ts'
import { ShellActionsContext, type ShellActions } from './shell-actions.ts'
import { Sidebar } from './sidebar.tsx'
import { TopBar } from './top-bar.tsx'
import { TopBarSlotsProvider } from './top-bar-slots.tsx'
import { useSidebarRail } from './use-sidebar-rail.ts'
import { cx } from '../../ui/cx.ts'

type Opened = 'palette' | 'new-story' | 'help' | 'menu' | null

/** Top bar, sidebar and the page between them; one dialog of the frame's own at a time. */
export function WorkspaceFrame() {
  const [opened, setOpened] = useState<Opened>(null)
  const [isRail, toggleRail] = useSidebarRail()
  const actions = useMemo(
    () => ({ openPalette: () => setOpened('palette'), openNewStory: () => setOpened('new-story'), openHelp: () => setOpened('help') }),
    [],
  )
  const openChange = (name: Opened) => (isOpen: boolean) => setOpened(isOpen ? name : null)
  const pages = useNavItems()
  useShortcutListener()
  useFrameShortcuts(actions, { pages, toggleSidebar: toggleRail })
  const main = useFocusAfterNavigation()

  return (
    <ShellActionsContext value={actions}>
      <TopBarSlotsProvider>
        <a href="#main" className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-sm focus:bg-primary focus:px-3 focus:py-2 focus:text-on-fill">
          Skip to content
        </a>
        <div className="flex h-dvh flex-col">
          <TopBar isRail={isRail} onToggleSidebar={toggleRail} onOpenMenu={() => setOpened('menu')} />
          <ApiBanner />
          <div className="flex min-h-0 flex-1">
            <aside className={cx('shrink-0 overflow-y-auto border-r border-line bg-surface transition-[width] max-md:hidden', isRail ? 'w-rail' : 'w-sidebar')}>
              <Sidebar isRail={isRail} />
            </aside>
            <main id="main" ref={main} tabIndex={-1} className="min-w-0 flex-1 overflow-y-auto outline-none">
              <Outlet />
            </main>
          </div>
        </div>
        <MobileMenu isOpen={opened === 'menu'} onOpenChange={openChange('menu')} />
        <CommandPalette isOpen={opened === 'palette'} onOpenChange={openChange('palette')} onNewStory={actions.openNewStory} onHelp={actions.openHelp} pages={pages} />
        <NewStoryDialog isOpen={opened === 'new-story'} onOpenChange={openChange('new-story')} />
        <HelpSheet isOpen={opened === 'help'} onOpenChange={openChange('help')} />
      </TopBarSlotsProvider>
    </ShellActionsContext>
  )
}

function useFrameShortcuts(actions: ShellActions, { pages, toggleSidebar }: { pages: readonly NavItem[]; toggleSidebar: () => void }): void {
  const navigate = useNavigate()
  const canCreateStory = useCan('story.create')
  const canQuery = useCan('query.run')
  useShortcuts([
    { keys: 'mod+k', label: 'Search or jump to…', group: 'Anywhere', run: actions.openPalette, isGlobal: true },
    { keys: '?', label: 'Keyboard shortcuts', group: 'Anywhere', run: actions.openHelp },
    { keys: '[', label: 'Fold or unfold the sidebar', group: 'Anywhere', run: toggleSidebar },
    ...pages.map(({ to, label, keys }) => ({ keys, label, group: 'Go to', run: () => void navigate({ to }) })),
    ...(canCreateStory ? [{ keys: 'c s', label: 'New story', group: 'Create', run: actions.openNewStory }] : []),
    ...(canQuery ? [{ keys: 'c q', label: 'New query', group: 'Create', run: () => void navigate({ to: '/queries/new' }) }] : []),
  ])
}

/** After a link was followed the keyboard continues on the new page, not at the link that is gone. */
function useFocusAfterNavigation() {
  const main = useRef<HTMLElement>(null)
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const previous = useRef(pathname)
  useEffect(() => {
    if (previous.current === pathname) return
    const isFirst = previous.current === undefined
    previous.current = pathname
    const { activeElement } = document
    // A page that put the focus somewhere itself knows better.
    if (!isFirst && !main.current?.contains(activeElement)) main.current?.focus({ preventScroll: true })
  }, [pathname])
  return main
}
