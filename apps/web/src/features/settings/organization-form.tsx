import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { errorSentence } from '../../lib/error-words.ts'
import { trpc } from '../../lib/trpc.ts'
import { Button } from '../../ui/button.tsx'
import { Card, CardHeader } from '../../ui/card.tsx'
import { FormField } from '../../ui/form-field.tsx'
import { Input } from '../../ui/input.tsx'
import { toast } from '../../ui/toast-store.ts'
import { useReplaceMe } from './use-replace-me.ts'

const OrganizationName = z.object({ name: z.string().trim().min(1, 'Enter a name').max(255) })

export function OrganizationForm({ name }: { name: string }) {
  const replaceMe = useReplaceMe()
  const form = useForm<z.infer<typeof OrganizationName>>({ resolver: zodResolver(OrganizationName), values: { name } })
  const rename = useMutation(
    trpc.org.rename.mutationOptions({
      onSuccess: async (organization) => {
        await replaceMe((me) => ({ ...me, organization }))
        toast({ tone: 'success', title: 'Organisation renamed' })
      },
      onError: (error) => form.setError('name', { message: errorSentence(error) }),
    }),
  )
  const handleSubmit = form.handleSubmit((input) => rename.mutate(input))
  return (
    <Card>
      <CardHeader title="Organisation" description="Everybody in it sees this name." />
      <form onSubmit={(event) => void handleSubmit(event)} className="flex max-w-lg flex-col items-start gap-3 p-5" noValidate>
        <FormField control={form.control} name="name" label="Organisation name" className="w-full">
          {(field) => <Input {...field} autoComplete="organization" />}
        </FormField>
        <Button type="submit" isBusy={rename.isPending} disabled={!form.formState.isDirty}>Rename</Button>
      </form>
    </Card>
  )
}
