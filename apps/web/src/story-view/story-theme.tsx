import { createCategoryColors, StoryChartsContext } from '@insightengine/charts'
import type { Theme } from '@insightengine/shared/story'
import { useMemo, useState, type ReactNode } from 'react'
import { useTheme } from '../lib/theme.ts'
import { storyTokens } from './story-tokens.ts'

interface StoryThemeProps {
  theme: Theme
  className?: string
  children: ReactNode
}

/** Everything inside wears the story's theme, and its charts share one set of colours. */
export function StoryTheme({ theme, className = '', children }: StoryThemeProps) {
  const reader = useTheme()
  const { mode, variables } = useMemo(() => storyTokens(theme, reader), [theme, reader])
  const [colors] = useState(() => createCategoryColors())
  // A new value for every theme: charts read their colours again when it changes.
  const charts = useMemo(() => ({ colors, primaryColor: theme.primaryColor, tokens: variables }), [colors, theme.primaryColor, variables])
  return (
    <StoryChartsContext value={charts}>
      <div data-theme={mode} style={variables} className={`bg-canvas text-ink ${className}`}>
        {children}
      </div>
    </StoryChartsContext>
  )
}
