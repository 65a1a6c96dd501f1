import { zodResolver } from '@hookform/resolvers/zod'
import { UpdateProfileInput } from '@insightengine/shared/auth'
import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import type { z } from 'zod'
import { errorSentence } from '../../lib/error-words.ts'
import { trpc } from '../../lib/trpc.ts'
import { Button } from '../../ui/button.tsx'
import { FormField } from '../../ui/form-field.tsx'
import { Input } from '../../ui/input.tsx'
import { toast } from '../../ui/toast-store.ts'
import { useReplaceMe } from './use-replace-me.ts'

export function NameForm({ fullName }: { fullName: string }) {
  const replaceMe = useReplaceMe()
  const form = useForm<z.infer<typeof UpdateProfileInput>>({ resolver: zodResolver(UpdateProfileInput), values: { fullName } })
  const save = useMutation(
    trpc.auth.updateProfile.mutationOptions({
      onSuccess: async (me) => {
        await replaceMe(() => me)
        toast({ tone: 'success', title: 'Name saved' })
      },
      onError: (error) => form.setError('fullName', { message: errorSentence(error) }),
    }),
  )
  const handleSubmit = form.handleSubmit((input) => save.mutate(input))
  return (
    <form onSubmit={(event) => void handleSubmit(event)} className="flex max-w-118 flex-col items-start gap-3" noValidate>
      <FormField control={form.control} name="fullName" label="Your name" hint="Colleagues see it beside your cursor and your changes." className="w-full">
        {(field) => <Input {...field} autoComplete="name" />}
      </FormField>
      <Button type="submit" isBusy={save.isPending} disabled={!form.formState.isDirty}>Save name</Button>
    </form>
  )
}
