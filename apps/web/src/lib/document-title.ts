import { useEffect } from 'react'

const product = 'InsightEngine'

/** What the tab, the history and a screen reader call this page: "Stories · InsightEngine". Null while the name is still loading. */
export function useDocumentTitle(title: string | null): void {
  useEffect(() => {
    if (title === null) return
    document.title = title ? `${title} · ${product}` : product
  }, [title])
}
