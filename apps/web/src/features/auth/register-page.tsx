import { Link } from '@tanstack/react-router'
import { AuthFrame } from './auth-frame.tsx'
import { RegisterForm } from './register-form.tsx'

export function RegisterPage() {
  return (
    <AuthFrame
      title="Create an account"
      description="You start an organisation of your own and can invite others to it."
      footer={<>Have an account? <Link to="/login" className="font-medium text-primary-ink underline-offset-3 hover:underline">Sign in</Link></>}
    >
      <RegisterForm submitLabel="Create account" />
    </AuthFrame>
  )
}
