import type { Connection } from '@insightengine/shared/connection'
import { Link } from '@tanstack/react-router'
import { Ellipsis, Pencil, RotateCcw, Table2, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useCan } from '../../lib/session.ts'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuSeparator, DropdownMenuTrigger } from '../../ui/dropdown-menu.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { DeleteConnectionDialog } from './delete-connection-dialog.tsx'
import { ResetSampleDialog } from './reset-sample-dialog.tsx'

export function ConnectionMenu({ connection, onEdit }: { connection: Connection; onEdit: () => void }) {
  const [asking, setAsking] = useState<'delete' | 'reset' | null>(null)
  const canEdit = useCan('connection.update')
  const canDelete = useCan('connection.delete')
  const stopAsking = () => setAsking(null)
  return (
    <>
      <DropdownMenu modal={false}>
        <DropdownMenuTrigger asChild><IconButton label={`Actions for ${connection.name}`} hasTooltip={false}><Ellipsis /></IconButton></DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem asChild><Link to="/browse/$connectionId" params={{ connectionId: connection.id }}><Table2 aria-hidden />Browse data</Link></DropdownMenuItem>
          {canEdit && !connection.isSample && <DropdownMenuItem icon={<Pencil />} onSelect={onEdit}>Edit…</DropdownMenuItem>}
          {canEdit && connection.isSample && <DropdownMenuItem icon={<RotateCcw />} onSelect={() => setAsking('reset')}>Reset sample data…</DropdownMenuItem>}
          {canDelete && (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem icon={<Trash2 />} isDangerous onSelect={() => setAsking('delete')}>Delete…</DropdownMenuItem>
            </>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      <DeleteConnectionDialog connection={connection} isOpen={asking === 'delete'} onClose={stopAsking} />
      <ResetSampleDialog connection={connection} isOpen={asking === 'reset'} onClose={stopAsking} />
    </>
  )
}
