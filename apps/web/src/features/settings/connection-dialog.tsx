import { zodResolver } from '@hookform/resolvers/zod'
import { ConnectionInput, type Connection } from '@insightengine/shared/connection'
import { useForm } from 'react-hook-form'
import type { z } from 'zod'
import { errorWords } from '../../lib/error-words.ts'
import { Button } from '../../ui/button.tsx'
import { DialogContent } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Progress } from '../../ui/progress.tsx'
import { ConnectionFields } from './connection-fields.tsx'
import { ConnectionTestResult } from './connection-test-result.tsx'
import { whyPasswordIsNeeded } from './password-needed.ts'
import { useSaveConnection } from './use-save-connection.ts'

export type ConnectionFormValues = z.input<typeof ConnectionInput>

const blank: ConnectionFormValues = { name: '', type: 'postgresql', host: '', port: 5432, database: '', username: '', password: '', sslMode: 'prefer' }

interface ConnectionDialogProps {
  /** Null for a new one. */
  connection: Connection | null
  onClose: () => void
}

/** Settings are tested before they are kept; a connection that does not answer can be kept all the same, for later. */
export function ConnectionDialog({ connection, onClose }: ConnectionDialogProps) {
  const form = useForm<ConnectionFormValues, unknown, ConnectionInput>({ resolver: zodResolver(ConnectionInput), defaultValues: connection ? valuesOf(connection) : blank })
  const { save, test, isBusy, tested, error, start, reset } = useSaveConnection({ connection, onSaved: onClose })
  const guarded = (action: (input: ConnectionInput) => void, intent: 'save' | 'test') => (input: ConnectionInput) => {
    const reason = connection && whyPasswordIsNeeded(connection, input, intent)
    if (reason) form.setError('password', { message: reason }, { shouldFocus: true })
    else action(input)
  }
  const submit = (action: (input: ConnectionInput) => void, intent: 'save' | 'test') => () => void form.handleSubmit(guarded(action, intent))()
  const hasFailed = tested?.status === 'disconnected'
  return (
    <DialogContent
      title={connection ? `Edit ${connection.name}` : 'Connect a database'}
      description="PostgreSQL 12 or later. Use an account that may only read; queries run read-only in any case."
      footer={
        <>
          <Button className="mr-auto" isBusy={isBusy} onClick={submit(test, 'test')}>Test</Button>
          <Button onClick={onClose}>Cancel</Button>
          {hasFailed && <Button isBusy={isBusy} onClick={submit(save, 'save')}>Save anyway</Button>}
          <Button variant="primary" type="submit" form="connection" isBusy={isBusy}>{connection ? 'Save changes' : 'Connect'}</Button>
        </>
      }
    >
      <form id="connection" onChange={reset} onSubmit={(event) => void form.handleSubmit(guarded(start, 'save'))(event)} className="flex flex-col gap-4" noValidate>
        <ConnectionFields form={form} hasStoredPassword={connection !== null} />
        {isBusy && <Progress label="Testing the connection" />}
        {!isBusy && tested && <ConnectionTestResult test={tested} />}
        {!isBusy && error !== null && <Notice tone="danger" title={errorWords(error).title}>{errorWords(error).next}</Notice>}
      </form>
    </DialogContent>
  )
}

function valuesOf({ name, type, host, port, database, username, sslMode }: Connection): ConnectionFormValues {
  return { name, type, host, port, database, username, sslMode, password: '' }
}
