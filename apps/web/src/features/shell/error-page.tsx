import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { RefreshCw, TriangleAlert } from 'lucide-react'
import { useDocumentTitle } from '../../lib/document-title.ts'
import { errorWords } from '../../lib/error-words.ts'
import { toFailure } from '../../lib/failure.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

/** A page that failed altogether. What it is made of stays usable around it when the frame itself is well. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  useDocumentTitle('Something went wrong')
  const { title, next } = isMissingChunk(error)
    ? { title: 'A newer version is here', next: 'This page was opened before the last update. Reload it to go on.' }
    : errorWords(error)
  const { requestId } = toFailure(error)
  const handleRetry = () => {
    if (isMissingChunk(error)) return window.location.reload()
    reset()
    void router.invalidate()
  }
  return (
    <EmptyState
      className="min-h-[70vh] justify-center"
      icon={<TriangleAlert />}
      title={title}
      action={<Button variant="primary" onClick={handleRetry}><RefreshCw aria-hidden />{isMissingChunk(error) ? 'Reload' : 'Try again'}</Button>}
    >
      {next}
      {requestId && <span className="mt-1 block text-sm text-ink-faint">Request {requestId}</span>}
    </EmptyState>
  )
}

/** The part of the app behind a link was replaced by a newer build. Each browser has its own words for it. */
function isMissingChunk(error: unknown): boolean {
  return error instanceof TypeError && /dynamically imported module|module script failed|Importing a module/i.test(error.message)
}
