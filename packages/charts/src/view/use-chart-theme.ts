import { useContext, useLayoutEffect, useState, useSyncExternalStore, type RefObject } from 'react'
import { readChartTheme, type ChartTheme } from '../color/chart-theme.ts'
import { ensureContrast } from '../color/mix.ts'
import { StoryChartsContext } from './story-charts-context.ts'

/** The theme at `ref`'s place in the page, read again when the page turns dark or light. Null until it has been laid out. */
export function useChartTheme(ref: RefObject<HTMLElement | null>): ChartTheme | null {
  const story = useContext(StoryChartsContext)
  const [theme, setTheme] = useState<ChartTheme | null>(null)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return undefined
    const read = () => setTheme(withPrimary(readChartTheme(element), story.primaryColor))
    read()
    return onThemeChange(read)
  }, [ref, story])
  return theme
}

/** A story's own colour is its author's choice, but marks must be seen on whatever they lie. */
export function withPrimary(theme: ChartTheme, primaryColor: string | null): ChartTheme {
  return primaryColor === null ? theme : { ...theme, primary: ensureContrast(primaryColor, theme.surface, 3) }
}

const listeners = new Set<() => void>()
let stop: () => void = () => undefined

/** Dark mode is an attribute of the page; one observer tells all charts. */
function onThemeChange(listener: () => void): () => void {
  if (listeners.size === 0) stop = observe()
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) stop()
  }
}

function observe(): () => void {
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}

export function usePrefersReducedMotion(): boolean {
  return useSyncExternalStore(
    subscribeMotion,
    () => matchMedia(reducedMotion).matches,
    () => true,
  )
}
const reducedMotion = '(prefers-reduced-motion: reduce)'
function subscribeMotion(listener: () => void): () => void {
  const query = matchMedia(reducedMotion)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
