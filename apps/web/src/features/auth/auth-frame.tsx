import type { ReactNode } from 'react'
import { useDocumentTitle } from '../../lib/document-title.ts'
import { Logo, StoryPicture } from '../shell/index.ts'

interface AuthFrameProps {
  title: string
  description?: ReactNode
  children: ReactNode
  /** The way to the neighbouring page. */
  footer?: ReactNode
}

/** A form at the left; at the right, where there is room, what it leads to. */
export function AuthFrame({ title, description, children, footer }: AuthFrameProps) {
  useDocumentTitle(title)
  return (
    <div className="grid min-h-dvh bg-surface lg:grid-cols-[minmax(26rem,5fr)_6fr]">
      <main className="flex flex-col px-6 py-6 sm:px-10">
        <Logo />
        <div className="mx-auto flex w-full max-w-88 flex-1 flex-col justify-center py-10">
          <h1 className="text-2xl">{title}</h1>
          {description && <p className="mt-2 text-base text-ink-muted">{description}</p>}
          <div className="mt-6">{children}</div>
          {footer && <p className="mt-6 text-base text-ink-muted">{footer}</p>}
        </div>
      </main>
      <aside className="relative hidden overflow-hidden border-l border-line bg-canvas lg:flex lg:flex-col lg:justify-center" aria-hidden>
        <div className="mx-auto w-full max-w-2xl px-12">
          <StoryPicture />
          <p className="mt-10 text-lg font-medium text-balance text-ink">Turn your databases into stories.</p>
          <p className="mt-1 max-w-md text-base text-ink-muted">Write them together, keep every number live, and publish when they are ready.</p>
        </div>
      </aside>
    </div>
  )
}
