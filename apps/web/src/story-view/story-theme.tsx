import { createCategoryColors, StoryChartsContext, type StoryCharts } from '@insightengine/charts'
import type { Theme } from '@insightengine/shared/story'
import { useMemo, useState, type ReactNode } from 'react'
import { useTheme } from '../lib/theme.ts'
import { hasOwnColor, storyTokens } from './story-tokens.ts'
import { useIsPrinting } from './use-is-printing.ts'

interface StoryThemeProps {
  theme: Theme
  audience: StoryCharts['audience']
  className?: string
  children: ReactNode
}

/** Everything inside wears the story's theme, and its charts share one set of colours. */
export function StoryTheme({ theme, audience, className = '', children }: StoryThemeProps) {
  const reader = useTheme()
  const isPrinting = useIsPrinting()
  const { mode, variables } = useMemo(
    () => (isPrinting ? storyTokens({ ...theme, backgroundColor: null }, 'light') : storyTokens(theme, reader)),
    [theme, reader, isPrinting],
  )
  const [colors] = useState(() => createCategoryColors())
  // A new value for every theme: charts read their colours again when it changes.
  const primaryColor = hasOwnColor(theme) ? theme.primaryColor : null
  const charts = useMemo(() => ({ colors, primaryColor, audience, tokens: variables }), [colors, primaryColor, audience, variables])
  return (
    <StoryChartsContext value={charts}>
      <div data-theme={mode} style={variables} className={`bg-canvas text-ink ${className}`}>
        {children}
      </div>
    </StoryChartsContext>
  )
}
