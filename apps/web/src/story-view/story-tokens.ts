import { contrast, luminance, mix, readableOn } from '@insightengine/charts'
import type { Theme } from '@insightengine/shared/story'

const fonts: Record<Theme['font'], string> = {
  sans: 'var(--font-sans)',
  serif: "'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, 'Times New Roman', serif",
  mono: 'var(--font-mono)',
}

/** The product's own grounds and inks (tokens.css), which a story's colours are weighed against. */
export const productColors = {
  light: { canvas: '#f7f8fa', surface: '#ffffff', ink: '#151a22', 'ink-muted': '#4c5463', 'ink-faint': '#606a7a' },
  dark: { canvas: '#0e1116', surface: '#151920', ink: '#e8ebf0', 'ink-muted': '#aab2c0', 'ink-faint': '#8b94a4' },
} as const

type Variables = Record<`--${string}`, string | undefined>

export interface StoryTokens {
  /** Which of the product's themes the story is drawn with: an author's dark ground is dark for everybody. */
  mode: 'light' | 'dark'
  /** CSS variables that differ from the product's. */
  variables: Variables
}

/**
 * A story's theme as tokens. Colours are the author's wish and contrast is a promise: text and marks are moved just as far as
 * reading needs, and for a reader in the dark a light ground becomes a tint of the dark one.
 */
export function storyTokens(theme: Theme, reader: 'light' | 'dark'): StoryTokens {
  const isDarkGround = theme.backgroundColor !== null && luminance(theme.backgroundColor) < 0.18
  const mode = reader === 'dark' || isDarkGround ? 'dark' : 'light'
  const canvas = canvasOf(theme.backgroundColor, mode)
  const surface = mode === 'dark' && theme.backgroundColor !== null ? darkSurface(canvas) : productColors[mode].surface
  return {
    mode,
    variables: {
      '--story-font': fonts[theme.font],
      ...(hasOwnColor(theme) ? primaries(theme.primaryColor, [canvas, surface], mode) : {}),
      ...(theme.backgroundColor === null ? {} : { '--color-canvas': canvas, '--color-surface': surface, ...inksOn([canvas, surface], mode) }),
    },
  }
}

/** Whether the author has chosen a colour; the product's own is already made for both modes. */
export function hasOwnColor({ primaryColor }: Theme): boolean {
  return primaryColor.toLowerCase() !== productColor
}
const productColor = '#2563eb'

/** A button must stand out from its ground, a link must be read; what is written on the button follows. */
function primaries(primary: string, on: readonly string[], mode: 'light' | 'dark'): Variables {
  const fill = readable(primary, on, 3, mode)
  const ink = readable(primary, on, 4.5, mode)
  return {
    '--color-primary': fill,
    '--color-primary-hover': mix(fill, '#000000', 0.12),
    '--color-primary-ink': ink,
    '--color-primary-soft': mix(on.at(-1) ?? fill, primary, mode === 'dark' ? 0.2 : 0.1),
    '--color-on-fill': readableOn(fill),
    '--color-focus': ink,
  }
}

/** Words that are quiet on the product's grounds may be lost on an author's. */
function inksOn(on: readonly string[], mode: 'light' | 'dark'): Variables {
  const own = productColors[mode]
  return {
    '--color-ink': readable(own.ink, on, 4.5, mode),
    '--color-ink-muted': readable(own['ink-muted'], on, 4.5, mode),
    '--color-ink-faint': readable(own['ink-faint'], on, 4.5, mode),
  }
}

/** `color`, moved away from the grounds of its mode just until it reads on all of them. */
function readable(color: string, on: readonly string[], ratio: number, mode: 'light' | 'dark'): string {
  const pole = mode === 'dark' ? '#ffffff' : '#000000'
  for (let share = 0; share < 1; share += 0.05) {
    const candidate = mix(color, pole, share)
    if (on.every((ground) => contrast(candidate, ground) >= ratio)) return candidate
  }
  return pole
}

function canvasOf(background: string | null, mode: 'light' | 'dark'): string {
  if (background === null) return productColors[mode].canvas
  if (mode === 'light' || luminance(background) < 0.18) return background
  return mix(productColors.dark.canvas, background, 0.025)
}

/** Cards are lighter than a dark ground, unless that is so light already that white words would be lost on them. */
function darkSurface(canvas: string): string {
  return luminance(canvas) < 0.1 ? mix(canvas, '#ffffff', 0.05) : mix(canvas, '#000000', 0.2)
}
