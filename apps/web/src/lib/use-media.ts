import { useCallback, useSyncExternalStore } from 'react'

/** From here on there is room for panes side by side; Tailwind's `md`. */
export const wideScreen = '(min-width: 48rem)'

/** Whether a media query holds now. For what must not be on the page twice; what may be only hidden is a matter for CSS. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
}
