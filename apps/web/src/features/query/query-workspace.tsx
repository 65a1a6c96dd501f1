import type { Connection, SchemaTable } from '@insightengine/shared/connection'
import type { ConnectionId } from '@insightengine/shared/ids'
import type { SavedQuery } from '@insightengine/shared/query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { failureWords } from '../../lib/error-words.ts'
import { recall, remember } from '../../lib/remember.ts'
import { useCan } from '../../lib/session.ts'
import { useMedia, wideScreen } from '../../lib/use-media.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Button } from '../../ui/button.tsx'
import { SplitPane } from '../../ui/split-pane.tsx'
import { Tab, TabList, TabPanel, Tabs } from '../../ui/tabs.tsx'
import { qualifiedName, SchemaPanel, useSchema } from '../schema/index.ts'
import { TopBarSlot } from '../shell/index.ts'
import { HistoryList } from './history-list.tsx'
import { InlineError } from './query-failure.tsx'
import { QueryResult } from './query-result.tsx'
import { failedRange, type QueryRun } from './query-run.ts'
import { QueryToolbar } from './query-toolbar.tsx'
import { handOverRun } from './run-handover.ts'
import { SaveQueryDialog } from './save-query-dialog.tsx'
import { SqlEditor, type SqlEditorHandle } from './sql-editor.tsx'
import { useQueryDraft } from './use-query-draft.ts'
import { useRunQuery } from './use-run-query.ts'
import { useSaveQuery } from './use-save-query.ts'

interface QueryWorkspaceProps {
  connections: readonly Connection[]
  /** Null for a query that has no name yet. */
  saved: SavedQuery | null
  start: { databaseId: ConnectionId; sql: string }
}

/** Editor above, result and history below, tables at the side. */
export function QueryWorkspace({ connections, saved, start }: QueryWorkspaceProps) {
  const isWide = useMedia(wideScreen)
  const editor = useRef<SqlEditorHandle>(null)
  const draft = useQueryDraft(saved, start)
  const { run, start: startRun, cancel } = useRunQuery(saved?.id ?? null)
  const save = useSaveQuery(saved, draft)
  const schema = useSchema(draft.databaseId)
  const [isNaming, setIsNaming] = useState(false)
  const [isSchemaShown, setIsSchemaShown] = useState(() => isWide && recall('query-tables') !== 'hidden')
  const [lower, setLower] = useState<'result' | 'history'>('result')
  const navigate = useNavigate()
  const mayCreate = useCan('query.create')

  const runNow = (options?: { refresh: boolean }) => {
    const sent = editor.current?.textToRun()
    if (!sent || sent.text === '') return editor.current?.focus()
    setLower('result')
    startRun(draft.databaseId, sent, options)
  }
  const handleSave = () => {
    if (!mayCreate || draft.sql.trim() === '') return
    if (saved) save.mutate()
    else setIsNaming(true)
  }
  const toggleSchema = () => {
    remember('query-tables', isSchemaShown ? 'hidden' : 'shown')
    setIsSchemaShown(!isSchemaShown)
  }

  const writing = (
    <div className="flex h-full min-h-0 flex-col">
      {draft.isRestored && (
        <Notice tone="info" title="Your unsaved changes from last time are here" className="m-2" action={<Button size="sm" onClick={() => editor.current?.replace(draft.discard())}>Discard them</Button>} />
      )}
      {save.isError && <div className="p-2"><InlineError error={save.error} /></div>}
      <div className="min-h-0 flex-1">
        <SqlEditor ref={editor} initialText={draft.sql} schema={schema.data} problem={problemOf(run)} onChange={draft.setSql} onRun={runNow} onSave={handleSave} />
      </div>
    </div>
  )
  const below = (
    <Tabs value={lower} onValueChange={(tab) => setLower(tab as 'result' | 'history')} className="flex h-full flex-col bg-surface">
      <TabList className="px-3">
        <Tab value="result">Result</Tab>
        <Tab value="history">History</Tab>
      </TabList>
      <TabPanel value="result" className="min-h-0 flex-1"><QueryResult run={run} onRun={runNow} onRefresh={() => runNow({ refresh: true })} /></TabPanel>
      <TabPanel value="history" className="min-h-0 flex-1">
        <HistoryList onChoose={(past) => { draft.setDatabaseId(past.databaseId); editor.current?.replace(past.sql) }} />
      </TabPanel>
    </Tabs>
  )
  const work = <SplitPane direction="column" first={writing} second={below} defaultSizePx={300} label="Resize the editor" storageKey="query-editor-height" className="h-full" />
  const insert = (text: string) => {
    if (!isWide) setIsSchemaShown(false)
    editor.current?.insert(text)
  }
  const preview = (table: SchemaTable) => {
    const select = `select *\nfrom ${qualifiedName(table)}\nlimit 100`
    // An empty editor takes the whole query; a written one keeps what is there.
    insert(draft.sql.trim() === '' ? select : `\n\n${select}`)
  }
  const tables = <SchemaPanel connectionId={draft.databaseId} onInsert={insert} onPreview={preview} />

  return (
    <div className="flex h-full flex-col">
      <TopBarSlot place="start"><h1 className="truncate text-base font-medium">{saved?.name ?? 'New query'}</h1></TopBarSlot>
      <QueryToolbar
        connections={connections}
        databaseId={draft.databaseId}
        onDatabaseChange={draft.setDatabaseId}
        isRunning={run.status === 'running'}
        onRun={runNow}
        onCancel={cancel}
        canSave={mayCreate}
        isSaving={save.isPending}
        saveState={saved ? (draft.isChanged ? 'changed' : 'saved') : null}
        onSave={handleSave}
        isSchemaShown={isSchemaShown}
        onToggleSchema={toggleSchema}
      />
      <div className="relative min-h-0 flex-1">
        <SplitPane direction="row" sized="second" first={work} second={isWide && isSchemaShown ? tables : null} defaultSizePx={280} minSizePx={200} minOtherPx={360} label="Resize the tables" storageKey="query-tables-width" className="h-full" />
        {/* On a phone the tables cover the editor, which stays what it is. */}
        {!isWide && isSchemaShown && <div className="absolute inset-0 z-20">{tables}</div>}
      </div>
      <Dialog open={isNaming} onOpenChange={setIsNaming}>
        {isNaming && (
          <SaveQueryDialog
            sql={draft.sql}
            databaseId={draft.databaseId}
            onCancel={() => setIsNaming(false)}
            onSaved={(queryId) => {
              draft.forget()
              handOverRun(queryId, run)
              void navigate({ to: '/queries/$queryId', params: { queryId } })
            }}
          />
        )}
      </Dialog>
    </div>
  )
}

function problemOf(run: QueryRun): { from: number; to: number; message: string } | null {
  const range = failedRange(run)
  return range && run.status === 'failed' ? { ...range, message: run.failure.details.failure?.message ?? failureWords(run.failure).title } : null
}
