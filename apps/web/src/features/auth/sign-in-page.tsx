import { zodResolver } from '@hookform/resolvers/zod'
import { LoginInput } from '@insightengine/shared/auth'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { trpc } from '../../lib/trpc.ts'
import { Button } from '../../ui/button.tsx'
import { FormField } from '../../ui/form-field.tsx'
import { Input } from '../../ui/input.tsx'
import { AuthError } from './auth-error.tsx'
import { AuthFrame } from './auth-frame.tsx'
import { DemoEntry } from './demo-entry.tsx'
import { PasswordInput } from '../../ui/password-input.tsx'
import { useEnter } from './use-enter.ts'

export function SignInPage({ next }: { next: string }) {
  const enter = useEnter(next)
  const options = useQuery(trpc.auth.signInOptions.queryOptions())
  const hasDemo = options.data?.demo === true
  const form = useForm<LoginInput>({ resolver: zodResolver(LoginInput), defaultValues: { email: '', password: '' } })
  const signIn = useMutation(
    trpc.auth.signIn.mutationOptions({
      onSuccess: enter,
      onError: () => form.setFocus('password', { shouldSelect: true }),
    }),
  )
  const handleSubmit = form.handleSubmit((input) => signIn.mutate(input))
  return (
    <AuthFrame title="Sign in" footer={<>New here? <Link to="/register" className="font-medium text-primary-ink underline-offset-3 hover:underline">Create an account</Link></>}>
      {hasDemo && <DemoEntry onEnter={enter} />}
      <form onSubmit={(event) => void handleSubmit(event)} className="flex flex-col gap-4" noValidate>
        <FormField control={form.control} name="email" label="E-mail">
          {(field) => <Input {...field} type="email" autoComplete="username" className="h-9" />}
        </FormField>
        <FormField control={form.control} name="password" label="Password">
          {(field) => <PasswordInput {...field} autoComplete="current-password" className="h-9" />}
        </FormField>
        {signIn.isError && <AuthError key={signIn.submittedAt} error={signIn.error} />}
        <Button type="submit" size="lg" variant={hasDemo ? 'secondary' : 'primary'} isBusy={signIn.isPending}>Sign in</Button>
      </form>
    </AuthFrame>
  )
}
