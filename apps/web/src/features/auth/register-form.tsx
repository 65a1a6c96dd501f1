import { zodResolver } from '@hookform/resolvers/zod'
import { RegisterInput } from '@insightengine/shared/auth'
import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import type { z } from 'zod'
import { toFailure } from '../../lib/failure.ts'
import { trpc } from '../../lib/trpc.ts'
import { Button } from '../../ui/button.tsx'
import { FormField } from '../../ui/form-field.tsx'
import { Input } from '../../ui/input.tsx'
import { AuthError } from './auth-error.tsx'
import { PasswordInput } from '../../ui/password-input.tsx'
import { useEnter } from './use-enter.ts'

interface RegisterFormProps {
  /** Joins the organisation of this invitation instead of founding one. */
  inviteToken?: string
  submitLabel: string
}

export function RegisterForm({ inviteToken, submitLabel }: RegisterFormProps) {
  const enter = useEnter('/')
  const form = useForm<z.input<typeof RegisterInput>, unknown, RegisterInput>({
    resolver: zodResolver(RegisterInput),
    defaultValues: { fullName: '', email: '', password: '', ...(inviteToken ? { inviteToken } : { organizationName: undefined }) },
  })
  const signUp = useMutation(
    trpc.auth.signUp.mutationOptions({
      onSuccess: enter,
      onError: (error) => {
        if (toFailure(error).code === 'conflict') form.setError('email', { message: 'There is an account with this e-mail already. Sign in instead.' }, { shouldFocus: true })
      },
    }),
  )
  // An organisation left without a name is called after its founder.
  const handleSubmit = form.handleSubmit((input) => signUp.mutate(input))
  const isTaken = signUp.isError && toFailure(signUp.error).code === 'conflict'
  return (
    <form onSubmit={(event) => void handleSubmit(event)} className="flex flex-col gap-4" noValidate>
      <FormField control={form.control} name="fullName" label="Your name">
        {(field) => <Input {...field} autoComplete="name" className="h-9" />}
      </FormField>
      <FormField control={form.control} name="email" label="E-mail">
        {(field) => <Input {...field} type="email" autoComplete="username" className="h-9" />}
      </FormField>
      <FormField control={form.control} name="password" label="Password" hint="At least 10 characters. A few words in a row are easy to keep.">
        {(field) => <PasswordInput {...field} autoComplete="new-password" className="h-9" />}
      </FormField>
      {!inviteToken && (
        <FormField control={form.control} name="organizationName" label="Organisation" isOptional hint="Your team or company. You can change it later.">
          {(field) => <Input {...field} value={field.value ?? ''} onChange={(event) => field.onChange(event.target.value || undefined)} autoComplete="organization" className="h-9" />}
        </FormField>
      )}
      {signUp.isError && !isTaken && <AuthError key={signUp.submittedAt} error={signUp.error} />}
      <Button type="submit" size="lg" variant="primary" isBusy={signUp.isPending}>{submitLabel}</Button>
    </form>
  )
}
