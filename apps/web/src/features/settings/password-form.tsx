import { zodResolver } from '@hookform/resolvers/zod'
import { ChangePasswordInput } from '@insightengine/shared/auth'
import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import type { z } from 'zod'
import { errorWords } from '../../lib/error-words.ts'
import { toFailure } from '../../lib/failure.ts'
import { useMe } from '../../lib/session.ts'
import { trpc } from '../../lib/trpc.ts'
import { Button } from '../../ui/button.tsx'
import { Card, CardHeader } from '../../ui/card.tsx'
import { FormField } from '../../ui/form-field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PasswordInput } from '../../ui/password-input.tsx'
import { toast } from '../../ui/toast-store.ts'

const empty = { currentPassword: '', newPassword: '' }

export function PasswordForm() {
  const { email } = useMe()
  const form = useForm<z.infer<typeof ChangePasswordInput>>({ resolver: zodResolver(ChangePasswordInput), defaultValues: empty })
  const change = useMutation(
    trpc.auth.changePassword.mutationOptions({
      onSuccess: () => {
        form.reset(empty)
        toast({ tone: 'success', title: 'Password changed', description: 'Other browsers and devices are signed out.' })
      },
      onError: (error) => {
        if (isWrongPassword(error)) form.setError('currentPassword', { message: 'This is not your current password.' }, { shouldFocus: true })
      },
    }),
  )
  const handleSubmit = form.handleSubmit((input) => change.mutate(input))
  return (
    <Card>
      <CardHeader title="Password" description="Changing it signs you out everywhere else." />
      <form onSubmit={(event) => void handleSubmit(event)} className="flex max-w-lg flex-col items-start gap-3 p-5" noValidate>
        {/* Tells password managers whose password this is. */}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <FormField control={form.control} name="currentPassword" label="Current password" className="w-full">
          {(field) => <PasswordInput {...field} autoComplete="current-password" />}
        </FormField>
        <FormField control={form.control} name="newPassword" label="New password" hint="At least 10 characters." className="w-full">
          {(field) => <PasswordInput {...field} autoComplete="new-password" />}
        </FormField>
        {change.isError && !isWrongPassword(change.error) && (
          <Notice tone="danger" title={errorWords(change.error).title} className="w-full">{errorWords(change.error).next}</Notice>
        )}
        <Button type="submit" isBusy={change.isPending}>Change password</Button>
      </form>
    </Card>
  )
}

function isWrongPassword(error: unknown): boolean {
  return toFailure(error).code === 'invalid_credentials'
}
