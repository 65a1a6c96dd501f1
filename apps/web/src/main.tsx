import './lib/zod-without-eval.ts'
import './lib/style-nonce.ts'
import './styles/base.css'
import { must } from '@insightengine/shared/errors'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { watchMissingChunks } from './lib/missing-chunk.ts'
import { queryClient } from './lib/query-client.ts'
import { forgetSession } from './lib/session.ts'
import { onSessionLost } from './lib/session-lost.ts'
import { router } from './routes/router.tsx'
import { Toaster } from './ui/toaster.tsx'
import { TooltipProvider } from './ui/tooltip.tsx'

watchMissingChunks()
onSessionLost(() => {
  forgetSession()
  // The workspace's guard finds nobody signed in and leads to the sign-in page, and back here afterwards.
  void router.invalidate()
})

createRoot(must(document.getElementById('root'), 'the element of index.html')).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <TooltipProvider delayDuration={400}>
        <RouterProvider router={router} />
        <Toaster />
      </TooltipProvider>
    </QueryClientProvider>
  </StrictMode>,
)
