import { zodResolver } from '@hookform/resolvers/zod'
import type { ConnectionId, QueryId } from '@insightengine/shared/ids'
import { SaveQueryInput } from '@insightengine/shared/query'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { trpc } from '../../lib/trpc.ts'
import { Button } from '../../ui/button.tsx'
import { DialogContent } from '../../ui/dialog.tsx'
import { FormField } from '../../ui/form-field.tsx'
import { Input } from '../../ui/input.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { InlineError } from './query-failure.tsx'

const NameInput = SaveQueryInput.pick({ name: true, description: true })

interface SaveQueryDialogProps {
  sql: string
  databaseId: ConnectionId
  onSaved: (queryId: QueryId) => void
  onCancel: () => void
}

/** Names a query for the first time. Later changes are saved without asking. */
export function SaveQueryDialog({ sql, databaseId, onSaved, onCancel }: SaveQueryDialogProps) {
  const cache = useQueryClient()
  const form = useForm({ resolver: zodResolver(NameInput), defaultValues: { name: '', description: '' } })
  const save = useMutation(
    trpc.query.save.mutationOptions({
      onSuccess: ({ queryId }) => {
        void cache.invalidateQueries({ queryKey: trpc.query.list.pathKey() })
        onSaved(queryId)
      },
    }),
  )
  const handleSubmit = form.handleSubmit((named) => save.mutate({ ...named, sql, databaseId }))
  return (
    <DialogContent
      title="Save query"
      description="Saved queries can be found, shared with your team and drawn on story cards."
      width="sm"
      footer={
        <>
          <Button onClick={onCancel}>Cancel</Button>
          <Button variant="primary" type="submit" form="save-query" isBusy={save.isPending}>Save query</Button>
        </>
      }
    >
      <form id="save-query" onSubmit={(event) => void handleSubmit(event)} className="flex flex-col gap-4" noValidate>
        <FormField control={form.control} name="name" label="Name" hint="What it answers, such as “Revenue by month and region”">
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField control={form.control} name="description" label="Description" isOptional>
          {(field) => <Textarea {...field} rows={2} />}
        </FormField>
        {save.isError && <InlineError error={save.error} />}
      </form>
    </DialogContent>
  )
}
