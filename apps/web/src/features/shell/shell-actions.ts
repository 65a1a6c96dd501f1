import { must } from '@insightengine/shared/errors'
import { createContext, use } from 'react'

/** What the frame can open from anywhere. */
export interface ShellActions {
  openPalette: () => void
  openNewStory: () => void
  openHelp: () => void
}

export const ShellActionsContext = createContext<ShellActions | null>(null)

export function useShellActions(): ShellActions {
  return must(use(ShellActionsContext), 'a page inside the workspace frame')
}
