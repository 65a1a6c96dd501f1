import { CloudOff, FileX2, LockKeyhole } from 'lucide-react'
import type { ReactNode } from 'react'

const buttonStyle =
  'inline-flex h-10 items-center rounded-sm bg-primary px-4 text-base font-medium text-on-fill hover:bg-primary-hover'

export function SignInNeeded() {
  const here = window.location.pathname + window.location.search
  return (
    <Problem icon={<LockKeyhole />} title="Sign in to see this story" hint="Its author shares it with members of their workspace.">
      <a className={buttonStyle} href={`/login?next=${encodeURIComponent(here)}`}>
        Sign in
      </a>
    </Problem>
  )
}

export function NotAvailable() {
  return (
    <Problem
      icon={<FileX2 />}
      title="This story is not available"
      hint="It may have been unpublished, or the address is not complete. Ask whoever sent it to you for a new one."
    />
  )
}

export function Unreachable({ onRetry }: { onRetry: () => void }) {
  return (
    <Problem icon={<CloudOff />} title="The story could not be loaded" hint="Check your connection, then try again.">
      <button type="button" className={buttonStyle} onClick={onRetry}>
        Try again
      </button>
    </Problem>
  )
}

function Problem({ icon, title, hint, children }: { icon: ReactNode; title: string; hint: string; children?: ReactNode }) {
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <div role="alert" className="w-full max-w-sm rounded-xl border border-line bg-surface p-8 text-center shadow-card">
        <span className="mx-auto mb-4 grid size-12 place-items-center rounded-lg bg-primary-soft text-primary-ink [&_svg]:size-6" aria-hidden="true">
          {icon}
        </span>
        <h1 className="text-lg">{title}</h1>
        <p className="mt-1 text-base text-balance text-ink-muted">{hint}</p>
        {children && <div className="mt-5">{children}</div>}
      </div>
    </main>
  )
}
