import { useState } from 'react'
import { recall, remember } from '../../lib/remember.ts'

const key = 'insightengine.sidebar'

/** Whether the sidebar is folded to icons. */
export function useSidebarRail(): [isRail: boolean, toggle: () => void] {
  const [isRail, setIsRail] = useState(() => recall(key) === 'rail')
  const toggle = () => {
    setIsRail(!isRail)
    remember(key, isRail ? 'open' : 'rail')
  }
  return [isRail, toggle]
}
