import { useEffect, useRef } from 'react'

interface PageKeys {
  onPrevious: () => void
  onNext: () => void
}

/** Left and right turn pages, unless what has the focus wants them for itself. */
export function usePageKeys(keys: PageKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || usesArrows(event.target)) return
      if (event.key === 'ArrowLeft') latest.current.onPrevious()
      else if (event.key === 'ArrowRight') latest.current.onNext()
    }
    window.addEventListener('keydown', handleKey)
    return () => window.removeEventListener('keydown', handleKey)
  }, [])
}

function usesArrows(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, select, textarea, [role="region"], [role="listbox"], [role="dialog"], pre') !== null
}
