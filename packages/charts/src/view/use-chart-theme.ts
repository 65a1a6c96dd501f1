import { useLayoutEffect, useState, useSyncExternalStore, type RefObject } from 'react'
import { readChartTheme, type ChartTheme } from '../color/chart-theme.ts'

let version = 0
const listeners = new Set<() => void>()

/** Dark mode and story themes are attributes and styles above the charts; one observer tells them all. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (listeners.size === 1) start()
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) stop()
  }
}

let stop: () => void = () => undefined
function start(): void {
  const changed = () => {
    version += 1
    for (const listener of listeners) listener()
  }
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class', 'style'] })
  const scheme = matchMedia('(prefers-color-scheme: dark)')
  scheme.addEventListener('change', changed)
  stop = () => {
    observer.disconnect()
    scheme.removeEventListener('change', changed)
  }
}

/** The theme at `ref`'s place in the page, read again when the page's theme changes. `key` names what else it depends on. */
export function useChartTheme(ref: RefObject<HTMLElement | null>, key: string): ChartTheme | null {
  const current = useSyncExternalStore(subscribe, () => version, () => 0)
  const [theme, setTheme] = useState<ChartTheme | null>(null)
  useLayoutEffect(() => {
    if (ref.current) setTheme(readChartTheme(ref.current))
  }, [ref, current, key])
  return theme
}

export function usePrefersReducedMotion(): boolean {
  return useSyncExternalStore(subscribeMotion, () => matchMedia(reducedMotion).matches, () => true)
}
const reducedMotion = '(prefers-reduced-motion: reduce)'
function subscribeMotion(listener: () => void): () => void {
  const query = matchMedia(reducedMotion)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
