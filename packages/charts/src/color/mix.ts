interface Rgb {
  r: number
  g: number
  b: number
}

/** Reads `#rgb`, `#rrggbb` and `rgb(r g b)`; anything else is mid grey, which no contrast rule can break badly. */
export function parseColor(color: string): Rgb {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(color.trim())
  if (short) return fromHex(short.slice(1).map((digit) => digit + digit))
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(color.trim())
  if (long) return fromHex(long.slice(1))
  const parts = /^rgba?\(([^)]*)\)/i.exec(color.trim())?.[1]?.split(/[\s,/]+/).map(Number) ?? []
  const [r = 128, g = 128, b = 128] = parts.filter((part) => Number.isFinite(part))
  return { r, g, b }
}

function fromHex(pairs: readonly string[]): Rgb {
  const [r = 0, g = 0, b = 0] = pairs.map((pair) => Number.parseInt(pair, 16))
  return { r, g, b }
}

function toHex({ r, g, b }: Rgb): string {
  return `#${[r, g, b].map((part) => Math.round(Math.min(255, Math.max(0, part))).toString(16).padStart(2, '0')).join('')}`
}

/** `share` of `other` in `color`: 0 is all `color`, 1 is all `other`. */
export function mix(color: string, other: string, share: number): string {
  const a = parseColor(color)
  const b = parseColor(other)
  const at = (from: number, to: number) => from + (to - from) * share
  return toHex({ r: at(a.r, b.r), g: at(a.g, b.g), b: at(a.b, b.b) })
}

/** WCAG relative luminance. */
export function luminance(color: string): number {
  const { r, g, b } = parseColor(color)
  const linear = (part: number) => (part <= 10.31475 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4)
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

/** WCAG contrast ratio, 1 to 21. */
export function contrast(a: string, b: string): number {
  const one = luminance(a)
  const two = luminance(b)
  return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05)
}

/** Black or white, whichever reads better on `background`. */
export function readableOn(background: string): string {
  return contrast(background, '#ffffff') >= contrast(background, '#151a22') ? '#ffffff' : '#151a22'
}

/** `color`, moved towards black or white just as far as it takes to stand out from `background` by `ratio`. */
export function ensureContrast(color: string, background: string, ratio: number): string {
  const pole = luminance(background) > 0.18 ? '#000000' : '#ffffff'
  for (let share = 0; share < 1; share += 0.05) {
    const candidate = mix(color, pole, share)
    if (contrast(candidate, background) >= ratio) return candidate
  }
  return pole
}
