import { contrast, ensureContrast, luminance, mix, readableOn } from '@insightengine/charts'
import type { Theme } from '@insightengine/shared/story'

const fonts: Record<Theme['font'], string> = {
  sans: 'var(--font-sans)',
  serif: "'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, 'Times New Roman', serif",
  mono: 'var(--font-mono)',
}

/** The product's own grounds, which a story's colours are weighed against. */
const grounds = {
  light: { canvas: '#f7f8fa', surface: '#ffffff' },
  dark: { canvas: '#0e1116', surface: '#151920' },
} as const

export interface StoryTokens {
  /** Which of the product's themes the story is drawn with: an author's dark ground is dark for everybody. */
  mode: 'light' | 'dark'
  /** CSS variables that differ from the product's. */
  variables: Record<`--${string}`, string>
}

/**
 * A story's theme as tokens. Colours are the author's wish and contrast is a promise: text and marks are moved just as far as
 * reading needs, and for a reader in the dark a light ground becomes a tint of the dark one.
 */
export function storyTokens(theme: Theme, reader: 'light' | 'dark'): StoryTokens {
  const isDarkGround = theme.backgroundColor !== null && luminance(theme.backgroundColor) < 0.18
  const mode = reader === 'dark' || isDarkGround ? 'dark' : 'light'
  const canvas = canvasOf(theme.backgroundColor, mode)
  const surface = mode === 'dark' && theme.backgroundColor !== null ? mix(canvas, '#ffffff', 0.05) : grounds[mode].surface
  return {
    mode,
    variables: {
      '--story-font': fonts[theme.font],
      ...(hasOwnColor(theme) ? primaries(theme.primaryColor, canvas, surface, mode) : {}),
      ...(theme.backgroundColor === null ? {} : { '--color-canvas': canvas, '--color-surface': surface, ...inksOn(canvas, mode) }),
    },
  }
}

/** Whether the author has chosen a colour; the product's own is already made for both modes. */
export function hasOwnColor({ primaryColor }: Theme): boolean {
  return primaryColor.toLowerCase() !== productColor
}
const productColor = '#2563eb'

/** A button must stand out from its ground, a link must be read; what is written on the button follows. */
function primaries(primary: string, canvas: string, surface: string, mode: 'light' | 'dark'): Record<`--${string}`, string> {
  const fill = ensureContrast(primary, canvas, 3)
  const ink = mostContrast(ensureContrast(primary, canvas, 4.5), ensureContrast(primary, surface, 4.5), canvas, surface)
  return {
    '--color-primary': fill,
    '--color-primary-hover': mix(fill, '#000000', 0.12),
    '--color-primary-ink': ink,
    '--color-primary-soft': mix(surface, primary, mode === 'dark' ? 0.2 : 0.1),
    '--color-on-fill': readableOn(fill),
    '--color-focus': ink,
  }
}

function canvasOf(background: string | null, mode: 'light' | 'dark'): string {
  if (background === null) return grounds[mode].canvas
  if (mode === 'light' || luminance(background) < 0.18) return background
  return mix(grounds.dark.canvas, background, 0.025)
}

function mostContrast(a: string, b: string, canvas: string, surface: string): string {
  const least = (color: string) => Math.min(contrast(color, canvas), contrast(color, surface))
  return least(a) >= least(b) ? a : b
}

/** Quiet text that is quiet on the product's grounds may be lost on an author's. */
function inksOn(canvas: string, mode: 'light' | 'dark'): Record<`--${string}`, string> {
  const muted = mode === 'dark' ? '#aab2c0' : '#4c5463'
  const faint = mode === 'dark' ? '#8b94a4' : '#667081'
  return { '--color-ink-muted': ensureContrast(muted, canvas, 4.5), '--color-ink-faint': ensureContrast(faint, canvas, 4.5) }
}
