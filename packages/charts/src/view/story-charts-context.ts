import { createContext } from 'react'
import { createCategoryColors, type CategoryColors } from '../color/category-colors.ts'

/** What the charts of one story have in common. */
export interface StoryCharts {
  colors: CategoryColors
  /** `#rrggbb` of the story's theme; null for the product's own. */
  primaryColor: string | null
  /** Readers are told what is wrong, authors also what to do about it. */
  audience: 'author' | 'reader'
  /** The story's CSS variables: when they change, charts read their colours again. */
  tokens: Readonly<Record<string, string | undefined>>
}

/** Charts outside any story share one registry of colours, which is as good as any. */
export const StoryChartsContext = createContext<StoryCharts>({ colors: createCategoryColors(), primaryColor: null, audience: 'author', tokens: {} })
