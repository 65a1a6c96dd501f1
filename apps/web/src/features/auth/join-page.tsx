import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { toFailure } from '../../lib/failure.ts'
import { roleWords } from '../../lib/role-words.ts'
import { trpc } from '../../lib/trpc.ts'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton, SkeletonGroup } from '../../ui/skeleton.tsx'
import { LoadError } from '../shell/index.ts'
import { AuthFrame } from './auth-frame.tsx'
import { RegisterForm } from './register-form.tsx'

/** Where an invitation link leads. */
export function JoinPage({ token }: { token: string }) {
  const preview = useQuery(trpc.org.invitePreview.queryOptions({ token }))
  if (preview.isPending)
    return (
      <AuthFrame title="Join a workspace">
        <SkeletonGroup label="Reading the invitation" className="space-y-4">
          {[0, 1, 2].map((row) => <Skeleton key={row} className="h-14" />)}
        </SkeletonGroup>
      </AuthFrame>
    )
  if (preview.isError) return <InviteProblem error={preview.error} onRetry={() => void preview.refetch()} />
  const { organizationName, role } = preview.data
  return (
    <AuthFrame title={`Join ${organizationName}`} description={`You are invited as ${roleWords[role].article} ${roleWords[role].name.toLowerCase()}: ${roleWords[role].may}.`}>
      <RegisterForm inviteToken={token} submitLabel={`Join ${organizationName}`} />
    </AuthFrame>
  )
}

function InviteProblem({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const isGone = ['not_found', 'invalid_input'].includes(toFailure(error).code)
  return (
    <AuthFrame title="Join a workspace" footer={<>Have an account? <Link to="/login" className="font-medium text-primary-ink underline-offset-3 hover:underline">Sign in</Link></>}>
      {isGone ? (
        <Notice tone="warning" title="This invitation does not work any more">It was used, withdrawn or has expired. Ask for a new link.</Notice>
      ) : (
        <LoadError error={error} what="the invitation" onRetry={onRetry} />
      )}
    </AuthFrame>
  )
}
