import { contrast, lightChartTheme } from '@insightengine/charts'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const [lightBlock = '', darkBlock = ''] = css.split("[data-theme='dark'] {")
const light = colorsIn(lightBlock)
const dark = { ...light, ...colorsIn(darkBlock) }
const themes = { light, dark }

function colorsIn(block: string): Record<string, string> {
  return Object.fromEntries([...block.matchAll(/--color-([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]))
}

/** Where each colour of text may stand. */
const texts: Record<string, string[]> = {
  ink: ['canvas', 'surface', 'sunken', 'raised', 'hover', 'selected'],
  'ink-muted': ['canvas', 'surface', 'sunken', 'raised', 'hover', 'primary-soft', 'success-soft', 'warning-soft', 'danger-soft'],
  'ink-faint': ['canvas', 'surface', 'sunken', 'raised', 'hover'],
  'on-fill': ['primary', 'primary-hover', 'accent', 'danger', 'danger-hover'],
  'primary-ink': ['canvas', 'surface', 'raised', 'primary-soft', 'selected'],
  'accent-ink': ['surface', 'accent-soft'],
  'success-ink': ['surface', 'raised', 'success-soft'],
  'warning-ink': ['surface', 'raised', 'warning-soft'],
  'danger-ink': ['surface', 'raised', 'danger-soft'],
  'code-keyword': ['surface'],
  'code-string': ['surface'],
  'code-number': ['surface'],
  'code-function': ['surface'],
  'code-comment': ['surface'],
}
/** What is no text but must be seen: edges of controls, the ring of the focus. */
const shapes: Record<string, string[]> = { control: ['canvas', 'surface', 'raised'], focus: ['canvas', 'surface', 'raised'] }

/** Pairs below the ratio, with what they have. */
function tooFaint(colors: Record<string, string>, pairs: Record<string, string[]>, ratio: number): string[] {
  return Object.entries(pairs).flatMap(([front, grounds]) =>
    grounds.flatMap((ground) => {
      const found = contrast(colors[front] ?? '', colors[ground] ?? '')
      return found < ratio ? [`${front} on ${ground}: ${found.toFixed(2)}`] : []
    }),
  )
}

test.each(['light', 'dark'] as const)('every colour of text reads on every ground it stands on (AA, %s)', (theme) => {
  expect(tooFaint(themes[theme], texts, 4.5)).toEqual([])
})

test.each(['light', 'dark'] as const)('controls and the focus are seen (AA, %s)', (theme) => {
  expect(tooFaint(themes[theme], shapes, 3)).toEqual([])
})

test('the dark theme gives every colour of its own name', () => {
  const shared = ['on-fill', 'accent-glow']
  expect(Object.keys(light).filter((name) => !(name in colorsIn(darkBlock)) && !shared.includes(name))).toEqual([])
})

test('charts drawn without a page use the same colours', () => {
  const { palette, primary, ink, inkMuted, inkFaint, line, surface } = lightChartTheme
  expect(palette).toEqual(palette.map((_, index) => light[`chart-${index + 1}`]))
  expect({ primary, ink, inkMuted, inkFaint, line, surface }).toEqual({
    primary: light['primary'],
    ink: light['ink'],
    inkMuted: light['ink-muted'],
    inkFaint: light['ink-faint'],
    line: light['line'],
    surface: light['surface'],
  })
})
