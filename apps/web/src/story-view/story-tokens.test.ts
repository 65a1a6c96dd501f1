import { contrast, lightChartTheme } from '@insightengine/charts'
import { seededRandom } from '@insightengine/shared/random'
import type { Theme } from '@insightengine/shared/story'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { productColors, storyTokens } from './story-tokens.ts'

const tokensFile = new URL('../styles/tokens.css', import.meta.url)

test('links, quiet words and buttons can be read under any theme an author may choose, by day and by night', () => {
  const random = seededRandom(11)
  const color = () => `#${Array.from({ length: 3 }, () => Math.floor(random() * 256).toString(16).padStart(2, '0')).join('')}`
  for (let round = 0; round < 400; round++) {
    const theme: Theme = { primaryColor: color(), backgroundColor: color(), font: 'sans' }
    for (const reader of ['light', 'dark'] as const) {
      const { variables } = storyTokens(theme, reader)
      const message = `${JSON.stringify(theme)} read in ${reader}`
      const on = (name: `--${string}`, ground: `--${string}`) => contrast(variables[name] ?? '', variables[ground] ?? '')
      for (const ground of ['--color-canvas', '--color-surface'] as const) {
        expect(on('--color-primary-ink', ground), `link on ${ground}: ${message}`).toBeGreaterThanOrEqual(4.5)
        for (const ink of ['--color-ink', '--color-ink-muted', '--color-ink-faint'] as const)
          expect(on(ink, ground), `${ink} on ${ground}: ${message}`).toBeGreaterThanOrEqual(4.5)
      }
      expect(on('--color-primary', '--color-canvas'), `button: ${message}`).toBeGreaterThanOrEqual(3)
      expect(on('--color-on-fill', '--color-primary'), `on the button: ${message}`).toBeGreaterThanOrEqual(4)
    }
  }
})

test("the product's own theme is left to the product", () => {
  expect(Object.keys(storyTokens({ primaryColor: '#2563eb', backgroundColor: null, font: 'sans' }, 'light').variables)).toEqual(['--story-font'])
})

test("a dark ground is dark for everybody, and a light one does not dazzle a reader in the dark", () => {
  const theme = (backgroundColor: string): Theme => ({ primaryColor: '#2563eb', backgroundColor, font: 'sans' })
  expect(storyTokens(theme('#10142b'), 'light').mode).toBe('dark')
  const { mode, variables } = storyTokens(theme('#fdf6ec'), 'dark')
  expect(mode).toBe('dark')
  expect(contrast(variables['--color-canvas'] ?? '', '#ffffff')).toBeGreaterThan(12)
})

test('colours that code must know are those of the page', async () => {
  const css = await readFile(tokensFile, 'utf8')
  const darkFrom = css.indexOf("[data-theme='dark']")
  const tokens = { light: css.slice(0, darkFrom), dark: css.slice(darkFrom) }
  for (const mode of ['light', 'dark'] as const)
    for (const [name, color] of Object.entries(productColors[mode])) expect(tokens[mode], `${mode} ${name}`).toContain(`--color-${name}: ${color};`)
  expect([...tokens.light.matchAll(/--color-chart-\d: (#[0-9a-f]{6})/g)].map(([, color]) => color)).toEqual(lightChartTheme.palette)
})
