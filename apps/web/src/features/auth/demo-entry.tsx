import type { Me } from '@insightengine/shared/auth'
import { useMutation } from '@tanstack/react-query'
import { ArrowRight } from 'lucide-react'
import { errorWords } from '../../lib/error-words.ts'
import { trpc } from '../../lib/trpc.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

/** In the local demo workspace the first thing one sees: in, with one click. */
export function DemoEntry({ onEnter }: { onEnter: (me: Me) => Promise<void> }) {
  const enter = useMutation(trpc.auth.demo.mutationOptions({ onSuccess: onEnter }))
  return (
    <div className="mb-6">
      <div className="rounded-lg border border-line bg-canvas p-4">
        <p className="font-medium">Just looking around?</p>
        <p className="mt-0.5 text-sm text-ink-muted">A workspace with a sample shop and an example story. It runs on this machine only.</p>
        <Button variant="primary" size="lg" className="mt-3 w-full" isBusy={enter.isPending} onClick={() => enter.mutate()}>
          Continue as demo
          <ArrowRight aria-hidden />
        </Button>
        {enter.isError && <Notice className="mt-3" tone="danger" title={errorWords(enter.error).title}>{errorWords(enter.error).next}</Notice>}
      </div>
      <p className="mt-6 flex items-center gap-3 text-sm text-ink-faint before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">or with your account</p>
    </div>
  )
}
