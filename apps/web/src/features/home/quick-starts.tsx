import { Link } from '@tanstack/react-router'
import { BookOpen, Code, Database, Table2, type LucideIcon } from 'lucide-react'
import { useCan } from '../../lib/session.ts'
import { useShellActions } from '../shell/index.ts'

const tileStyle =
  'group flex items-start gap-3 rounded-lg border border-line bg-surface p-4 text-left shadow-card transition-[border-color,box-shadow] hover:border-line-strong hover:shadow-raised'

/** The four ways to begin, for those who may. */
export function QuickStarts() {
  const { openNewStory } = useShellActions()
  const canCreateStory = useCan('story.create')
  const canQuery = useCan('query.run')
  const canRead = useCan('connection.read')
  const canConnect = useCan('connection.create')
  if (!canCreateStory && !canQuery && !canConnect) return null
  return (
    <nav aria-label="Quick starts" className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
      {canQuery && <Link to="/queries/new" className={tileStyle}><Tile icon={Code} title="Ask the data">Write SQL and see the answer as a table.</Tile></Link>}
      {canCreateStory && <button type="button" onClick={openNewStory} className={tileStyle}><Tile icon={BookOpen} title="Write a story">Charts and words on pages, with others.</Tile></button>}
      {canRead && <Link to="/browse" className={tileStyle}><Tile icon={Table2} title="Look around">Which tables there are and what is in them.</Tile></Link>}
      {canConnect && <Link to="/settings/connections" search={{ add: true }} className={tileStyle}><Tile icon={Database} title="Connect a database">Bring your own PostgreSQL.</Tile></Link>}
    </nav>
  )
}

function Tile({ icon: Icon, title, children }: { icon: LucideIcon; title: string; children: string }) {
  return (
    <>
      <span aria-hidden className="flex size-8 shrink-0 items-center justify-center rounded-sm bg-primary-soft text-primary-ink"><Icon className="size-4" /></span>
      <span>
        <span className="block font-medium">{title}</span>
        <span className="block text-sm text-ink-muted">{children}</span>
      </span>
    </>
  )
}
