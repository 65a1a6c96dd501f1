import type { Connection } from '@insightengine/shared/connection'
import type { ConnectionId } from '@insightengine/shared/ids'
import { Database, PanelRight, Play, Save, Square } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Select } from '../../ui/select.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'

interface QueryToolbarProps {
  connections: readonly Connection[]
  databaseId: ConnectionId | null
  onDatabaseChange: (id: ConnectionId) => void
  isRunning: boolean
  onRun: () => void
  onCancel: () => void
  canSave: boolean
  isSaving: boolean
  /** Null before the query has a name. */
  saveState: 'saved' | 'changed' | null
  onSave: () => void
  isSchemaShown: boolean
  onToggleSchema: () => void
}

export function QueryToolbar(props: QueryToolbarProps) {
  const { connections, databaseId, onDatabaseChange, isRunning, onRun, onCancel, canSave, isSaving, saveState, onSave, isSchemaShown, onToggleSchema } = props
  return (
    <div role="toolbar" aria-label="Query" className="flex shrink-0 items-center gap-2 border-b border-line bg-surface px-3 py-2">
      {isRunning ? (
        <Button onClick={onCancel}><Square aria-hidden />Cancel</Button>
      ) : (
        <Tooltip label="Run" shortcut="mod+enter"><Button variant="primary" onClick={onRun} disabled={!databaseId}><Play aria-hidden />Run</Button></Tooltip>
      )}
      <Select
        aria-label="Connection"
        value={databaseId}
        onChange={onDatabaseChange}
        placeholder="Choose a connection"
        options={connections.map(({ id, name }) => ({ value: id, label: name, icon: <Database aria-hidden /> }))}
        className="w-52 max-sm:w-auto max-sm:flex-1"
      />
      <span className="flex-1 max-sm:hidden" />
      {saveState && <span className="text-sm text-ink-faint max-sm:hidden" role="status">{saveState === 'saved' ? 'Saved' : 'Not saved yet'}</span>}
      {canSave && (
        <Tooltip label="Save" shortcut="mod+s"><Button onClick={onSave} isBusy={isSaving} disabled={!databaseId || saveState === 'saved'}><Save aria-hidden />Save</Button></Tooltip>
      )}
      <IconButton label={isSchemaShown ? 'Hide tables' : 'Show tables'} aria-pressed={isSchemaShown} onClick={onToggleSchema}><PanelRight /></IconButton>
    </div>
  )
}
