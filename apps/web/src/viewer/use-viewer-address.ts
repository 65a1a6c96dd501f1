import type { FilterValue, StoryFilter } from '@insightengine/shared/filter'
import { useCallback, useEffect, useState } from 'react'
import { withChoice } from '../story-filters/filter-choices.ts'
import { rememberChoices, startingChoices } from './filter-memory.ts'
import { readAddress, writeAddress, type ViewerAddress } from './viewer-address.ts'

/** Page and filters, kept in the address. Turning a page is a step that Back undoes; a filter only corrects the step. */
export function useViewerAddress(storyId: string) {
  const [turns, setTurns] = useState(0)
  const [address, setAddress] = useState<ViewerAddress>(() => {
    const read = readAddress(window.location.search)
    return { ...read, choices: startingChoices(read.choices, storyId) }
  })

  useEffect(() => {
    const handleBack = () => {
      setAddress(readAddress(window.location.search))
      setTurns((count) => count + 1)
    }
    window.addEventListener('popstate', handleBack)
    return () => window.removeEventListener('popstate', handleBack)
  }, [])

  // Remembered choices are written out too, so that a copied address shows what its sender saw.
  useEffect(() => {
    const search = writeAddress(address, window.location.search)
    if (search !== window.location.search) window.history.replaceState(null, '', window.location.pathname + search)
    rememberChoices(storyId, address.choices)
  }, [address, storyId])

  const goToPage = useCallback(
    (page: number) => {
      const next = { ...address, page }
      window.history.pushState(null, '', window.location.pathname + writeAddress(next, window.location.search))
      setAddress(next)
      setTurns((count) => count + 1)
    },
    [address],
  )
  const choose = useCallback((filter: StoryFilter, value: FilterValue | null) => {
    setAddress((old) => ({ ...old, choices: withChoice(old.choices, filter, value) }))
  }, [])
  const reset = useCallback(() => setAddress((old) => ({ ...old, choices: {} })), [])

  return { address, hasTurned: turns > 0, goToPage, choose, reset }
}
