import { useQuery } from '@tanstack/react-query'
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { RefreshCw, TriangleAlert } from 'lucide-react'
import { useDocumentTitle } from '../../lib/document-title.ts'
import { errorWords, failureWords, type Words } from '../../lib/error-words.ts'
import { toFailure } from '../../lib/failure.ts'
import { isMissingChunk } from '../../lib/missing-chunk.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

/** A page that failed altogether. What it is made of stays usable around it when the frame itself is well. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  return isMissingChunk(error) ? <MissingChunk /> : <Failure error={error} reset={reset} />
}

function Failure({ error, reset }: Pick<ErrorComponentProps, 'error' | 'reset'>) {
  const router = useRouter()
  const { requestId } = toFailure(error)
  const handleRetry = () => {
    reset()
    void router.invalidate()
  }
  return <Trouble words={errorWords(error)} requestId={requestId} retryLabel="Try again" onRetry={handleRetry} />
}

const newerVersion: Words = { title: 'A newer version is here', next: 'This page was opened before the last update. Reload it to go on.' }

/** Only the server can tell a newer build from no server at all; browsers say the same of both. A browser keeps a failed import, so only loading anew helps. */
function MissingChunk() {
  const server = useQuery({ queryKey: ['is-server-there'], queryFn: ({ signal }) => fetch('/api/auth/options', { signal }).then(({ ok }) => ok), retry: false, gcTime: 0 })
  if (server.isPending) return null
  const words = server.data === true ? newerVersion : failureWords({ code: 'offline', message: '', details: {}, requestId: null })
  return <Trouble words={words} retryLabel="Reload" onRetry={() => window.location.reload()} />
}

interface TroubleProps {
  words: Words
  requestId?: string | null
  retryLabel: string
  onRetry: () => void
}

function Trouble({ words: { title, next }, requestId, retryLabel, onRetry }: TroubleProps) {
  useDocumentTitle(title)
  return (
    <EmptyState
      className="min-h-[70vh] justify-center"
      icon={<TriangleAlert />}
      title={title}
      action={<Button variant="primary" onClick={onRetry}><RefreshCw aria-hidden />{retryLabel}</Button>}
    >
      {next}
      {requestId && <span className="mt-1 block text-sm text-ink-faint">Request {requestId}</span>}
    </EmptyState>
  )
}
