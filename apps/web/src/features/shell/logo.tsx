/** The mark: three bars of a chart that read as an E, and the point one looks at. Same drawing as public/logo.svg. */
export function LogoMark({ className = 'size-7' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden>
      <rect width="32" height="32" rx="8" className="fill-primary" />
      <rect x="8" y="7.5" width="11" height="4" rx="2" className="fill-on-fill" />
      <rect x="8" y="14" width="8" height="4" rx="2" className="fill-on-fill" />
      <rect x="8" y="20.5" width="16" height="4" rx="2" className="fill-on-fill" />
      <circle cx="22.5" cy="12" r="3" className="fill-accent-glow" />
    </svg>
  )
}

export function Logo() {
  return (
    <span className="flex items-center gap-2 text-md font-semibold tracking-tight text-ink">
      <LogoMark />
      InsightEngine
    </span>
  )
}
