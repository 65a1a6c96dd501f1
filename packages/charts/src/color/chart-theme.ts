import { mix } from './mix.ts'

/** Every colour and font a chart is drawn with, as values: SVG files, canvas and the exporter know no CSS variables. */
export interface ChartTheme {
  palette: readonly string[]
  /** A single measure without categories. */
  primary: string
  ink: string
  inkMuted: string
  inkFaint: string
  line: string
  surface: string
  success: string
  danger: string
  fontFamily: string
}

/** The palette of tokens.css, for where there is no page to read it from. */
export const lightChartTheme: ChartTheme = {
  palette: ['#2563eb', '#ec8646', '#00aabb', '#b43985', '#43237f', '#8f7700', '#0b6b4d', '#7a2417'],
  primary: '#2563eb',
  ink: '#151a22',
  inkMuted: '#4c5463',
  inkFaint: '#606a7a',
  line: '#e2e5ea',
  surface: '#ffffff',
  success: '#146c34',
  danger: '#b01e1e',
  fontFamily: 'Inter Variable, Inter, system-ui, sans-serif',
}

const tokens = {
  primary: '--color-chart-1',
  ink: '--color-ink',
  inkMuted: '--color-ink-muted',
  inkFaint: '--color-ink-faint',
  line: '--color-line',
  surface: '--color-surface',
  success: '--color-success-ink',
  danger: '--color-danger-ink',
} as const satisfies Partial<Record<keyof ChartTheme, string>>

/** The theme that holds at `element`: the tokens as its own place in the page, and the story's theme around it, set them. */
export function readChartTheme(element: Element): ChartTheme {
  const style = getComputedStyle(element)
  const read = (token: string, fallback: string) => style.getPropertyValue(token).trim() || fallback
  const theme = { ...lightChartTheme, fontFamily: style.fontFamily }
  for (const [key, token] of Object.entries(tokens) as [keyof typeof tokens, string][]) theme[key] = read(token, theme[key])
  const palette = lightChartTheme.palette.map((color, index) => read(`--color-chart-${index + 1}`, color))
  return { ...theme, palette }
}

/** The colour of a place in the palette. After the last, the palette comes again lighter, then darker. */
export function paletteColor(theme: ChartTheme, place: number): string {
  const size = theme.palette.length
  const color = theme.palette[place % size] ?? theme.primary
  const round = Math.floor(place / size) % 3
  return round === 0 ? color : mix(color, round === 1 ? theme.surface : theme.ink, 0.45)
}

/** What is no category of its own: "Other" and missing values. */
export function neutralColor(theme: ChartTheme, role: 'other' | 'empty'): string {
  return mix(theme.inkFaint, theme.surface, role === 'other' ? 0.35 : 0.6)
}
