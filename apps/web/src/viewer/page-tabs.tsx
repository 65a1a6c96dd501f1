import type { PageContent } from '@insightengine/shared/story'
import { useEffect, useRef } from 'react'

interface PageTabsProps {
  pages: readonly PageContent[]
  index: number
  onTurn: (index: number) => void
}

export function PageTabs({ pages, index, onTurn }: PageTabsProps) {
  return (
    <nav aria-label="Pages" className="-mb-px min-w-0 flex-auto overflow-x-auto [scrollbar-width:none]">
      <ol className="flex gap-1">
        {pages.map((page, at) => (
          <li key={page.id} className="shrink-0">
            <PageTab number={at + 1} title={page.title} isCurrent={at === index} onOpen={() => onTurn(at)} />
          </li>
        ))}
      </ol>
    </nav>
  )
}

interface PageTabProps {
  number: number
  title: string
  isCurrent: boolean
  onOpen: () => void
}

function PageTab({ number, title, isCurrent, onOpen }: PageTabProps) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isCurrent) button.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [isCurrent])
  return (
    <button
      ref={button}
      type="button"
      aria-current={isCurrent ? 'page' : undefined}
      onClick={onOpen}
      className={`flex h-11 items-center gap-2 border-b-2 px-2.5 text-base outline-offset-[-2px] ${
        isCurrent ? 'border-primary font-medium text-ink' : 'border-transparent text-ink-muted hover:text-ink'
      }`}
    >
      <span className="text-xs text-ink-faint tabular-nums">{number}</span>
      <span className="max-w-56 truncate">{title}</span>
    </button>
  )
}
