import type { PageContent } from '@insightengine/shared/story'
import { ArrowLeft, ArrowRight } from 'lucide-react'

interface PageTurnerProps {
  pages: readonly PageContent[]
  index: number
  onTurn: (index: number) => void
}

/** At the end of a page, the way on. */
export function PageTurner({ pages, index, onTurn }: PageTurnerProps) {
  const previous = pages[index - 1]
  const next = pages[index + 1]
  const style =
    'group flex min-w-0 flex-1 items-center gap-3 rounded-lg border border-line bg-surface px-4 py-3 text-left shadow-card hover:border-line-strong [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint'
  return (
    <nav aria-label="Previous and next page" className="mt-8 flex gap-4 print:hidden">
      {previous ? (
        <button type="button" className={style} onClick={() => onTurn(index - 1)}>
          <ArrowLeft aria-hidden="true" />
          <PageName word="Previous" title={previous.title} />
        </button>
      ) : (
        <span className="flex-1 max-md:hidden" />
      )}
      <span className="self-center text-sm whitespace-nowrap text-ink-faint tabular-nums max-md:hidden">
        Page {index + 1} of {pages.length}
      </span>
      {next ? (
        <button type="button" className={`${style} justify-end text-right`} onClick={() => onTurn(index + 1)}>
          <PageName word="Next" title={next.title} />
          <ArrowRight aria-hidden="true" />
        </button>
      ) : (
        <span className="flex-1 max-md:hidden" />
      )}
    </nav>
  )
}

function PageName({ word, title }: { word: string; title: string }) {
  return (
    <span className="min-w-0">
      <span className="block text-xs text-ink-faint">{word}</span>
      <span className="block truncate text-base font-medium">{title}</span>
    </span>
  )
}
