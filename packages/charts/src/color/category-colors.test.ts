import { expect, test } from 'vitest'
import { createCategoryColors } from './category-colors.ts'
import { lightChartTheme, paletteColor } from './chart-theme.ts'

test('a category keeps its place on every card and under every filter', () => {
  const colors = createCategoryColors()
  const all = colors.placesOf('region', ['Europe', 'Asia', 'Africa'])
  expect(colors.placesOf('region', ['Africa'])).toEqual([all[2]])
  expect(colors.placesOf('region', ['Oceania', 'Europe'])).toEqual([3, all[0]])
  expect(colors.placesOf('region', ['Europe', 'Asia', 'Africa'])).toEqual(all)
})

test('places do not depend on the order in which a card has its categories', () => {
  const one = createCategoryColors().placesOf('region', ['Europe', 'Asia', 'Africa'])
  const other = createCategoryColors().placesOf('region', ['Africa', 'Europe', 'Asia'])
  expect(other).toEqual([one[2], one[0], one[1]])
})

test('no two categories of a column share a place, and columns do not disturb each other', () => {
  const colors = createCategoryColors()
  const values = Array.from({ length: 30 }, (_, index) => `value ${index}`)
  expect(new Set(colors.placesOf('a', values)).size).toBe(30)
  expect(colors.placesOf('b', ['x'])).toEqual([0])
})

test('an assigned place holds, and others go around it', () => {
  const colors = createCategoryColors()
  colors.assign('status', 'late', 0)
  expect(colors.placesOf('status', ['early', 'late'])).toEqual([1, 0])
})

test('measures keep the order their author gave them', () => {
  expect(createCategoryColors().placesOf('m', ['Revenue', 'Costs'], 'given')).toEqual([0, 1])
})

test('what was given out can be handed on', () => {
  const colors = createCategoryColors()
  colors.placesOf('region', ['Europe', '__proto__'])
  const handedOn = createCategoryColors(structuredClone(colors.assignments()))
  expect(handedOn.placesOf('region', ['__proto__', 'Europe', 'Asia'])).toEqual(colors.placesOf('region', ['__proto__', 'Europe', 'Asia']))
})

test('past the end of the palette colours come again in other shades', () => {
  const size = lightChartTheme.palette.length
  const colors = Array.from({ length: size * 3 }, (_, place) => paletteColor(lightChartTheme, place))
  expect(new Set(colors).size).toBe(size * 3)
})
