import { useState } from 'react'
import { recall, remember } from '../../lib/remember.ts'
import { useMediaQuery } from './use-media-query.ts'

export interface Panels {
  /** Wide enough to edit; on less the story is for reading. */
  isWide: boolean
  hasPages: boolean
  hasInspector: boolean
  togglePages: () => void
  toggleInspector: () => void
}

/** Which panels are open around the page. Remembered in this browser; a narrower window starts with fewer. */
export function usePanels(): Panels {
  const isWide = useMediaQuery('(min-width: 64rem)')
  const isRoomy = useMediaQuery('(min-width: 80rem)')
  const [hasPages, togglePages] = useRemembered('insightengine.story.pages', isRoomy)
  const [hasInspector, toggleInspector] = useRemembered('insightengine.story.inspector', isRoomy)
  return { isWide, hasPages, hasInspector, togglePages, toggleInspector }
}

function useRemembered(key: string, initially: boolean): [boolean, () => void] {
  const [isOn, setIsOn] = useState(() => (recall(key) ?? (initially ? 'open' : 'closed')) === 'open')
  const toggle = () => {
    setIsOn(!isOn)
    remember(key, isOn ? 'closed' : 'open')
  }
  return [isOn, toggle]
}
