import { zodResolver } from '@hookform/resolvers/zod'
import { CreateStoryInput } from '@insightengine/shared/story'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import type { z } from 'zod'
import { errorWords } from '../../lib/error-words.ts'
import { trpc } from '../../lib/trpc.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogContent } from '../../ui/dialog.tsx'
import { FormField } from '../../ui/form-field.tsx'
import { Input } from '../../ui/input.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Textarea } from '../../ui/textarea.tsx'

interface NewStoryDialogProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

export function NewStoryDialog({ isOpen, onOpenChange }: NewStoryDialogProps) {
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      {isOpen && <NewStoryForm onDone={() => onOpenChange(false)} />}
    </Dialog>
  )
}

function NewStoryForm({ onDone }: { onDone: () => void }) {
  const navigate = useNavigate()
  const cache = useQueryClient()
  const form = useForm<z.input<typeof CreateStoryInput>, unknown, CreateStoryInput>({
    resolver: zodResolver(CreateStoryInput),
    defaultValues: { name: '', description: '' },
  })
  const create = useMutation(
    trpc.story.create.mutationOptions({
      onSuccess: async ({ storyId }) => {
        void cache.invalidateQueries({ queryKey: trpc.story.list.pathKey() })
        onDone()
        await navigate({ to: '/stories/$storyId', params: { storyId } })
      },
    }),
  )
  const handleSubmit = form.handleSubmit((input) => create.mutate(input))
  return (
    <DialogContent
      title="New story"
      description="A report of pages, written together and published when it is ready."
      width="sm"
      footer={
        <>
          <Button onClick={onDone}>Cancel</Button>
          <Button variant="primary" type="submit" form="new-story" isBusy={create.isPending}>Create story</Button>
        </>
      }
    >
      <form id="new-story" onSubmit={(event) => void handleSubmit(event)} className="flex flex-col gap-4" noValidate>
        <FormField control={form.control} name="name" label="Name" hint="What it answers, such as “How did spring go?”">
          {(field) => <Input {...field} autoComplete="off" />}
        </FormField>
        <FormField control={form.control} name="description" label="Description" isOptional>
          {(field) => <Textarea {...field} rows={2} />}
        </FormField>
        {create.isError && <Notice tone="danger" title={errorWords(create.error).title}>{errorWords(create.error).next}</Notice>}
      </form>
    </DialogContent>
  )
}
