import { Link } from '@tanstack/react-router'
import { BookOpen, Code, Database, Plus } from 'lucide-react'
import { useCan } from '../../lib/session.ts'
import { Button } from '../../ui/button.tsx'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '../../ui/dropdown-menu.tsx'
import { Shortcut } from '../../ui/kbd.tsx'
import { useShellActions } from './shell-actions.ts'

/** What this person may make; nothing at all for viewers. */
export function NewMenu() {
  const { openNewStory } = useShellActions()
  const canCreateStory = useCan('story.create')
  const canQuery = useCan('query.run')
  const canConnect = useCan('connection.create')
  if (!canCreateStory && !canQuery && !canConnect) return null
  return (
    <DropdownMenu modal={false}>
      <DropdownMenuTrigger asChild>
        <Button variant="primary" aria-label="New" className="max-md:px-2"><Plus aria-hidden /><span className="max-md:sr-only">New</span></Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-56">
        {canCreateStory && <DropdownMenuItem icon={<BookOpen />} shortcut="c s" onSelect={openNewStory}>Story</DropdownMenuItem>}
        {canQuery && (
          <DropdownMenuItem asChild>
            <Link to="/queries/new"><Code aria-hidden /><span className="flex-1">Query</span><Shortcut keys="c q" /></Link>
          </DropdownMenuItem>
        )}
        {canConnect && (
          <DropdownMenuItem asChild>
            <Link to="/settings/connections" search={{ add: true }}><Database aria-hidden /><span className="flex-1">Connection</span></Link>
          </DropdownMenuItem>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
