import { expect, test } from 'vitest'
import { parseSqlTemplate, renderSqlTemplate, type RenderedSql } from './sql-template.ts'

function render(source: string, given: readonly string[] = []): RenderedSql {
  return renderSqlTemplate(parseSqlTemplate(source), { has: (name) => given.includes(name), parameter: (number) => `$${number}` })
}
const squeezed = (rendered: RenderedSql) => rendered.text.replace(/\s+/g, ' ').trim()

test('text without placeholders is sent exactly as it was typed', () => {
  const source = "  select 1 -- {{no}}\n  from t where a[1] = ARRAY[[1,2],[3,4]][1][2]  "
  expect(render(source).text).toBe(source)
})

test('every occurrence of a placeholder is a parameter of its own', () => {
  const rendered = render('select * from t where a = {{x}} or b = {{ x }} or c = {{Order date.start}}', ['x', 'Order date.start'])
  expect(squeezed(rendered)).toBe('select * from t where a = $1 or b = $2 or c = $3')
  expect(rendered.names).toEqual(['x', 'x', 'Order date.start'])
})

test('a parameter cannot run together with what stands beside it', () => {
  expect(squeezed(render('select a{{x}}5', ['x']))).toBe('select a $1 5')
})

test.each([
  ["'it''s {{x}}'", 'a string'],
  ["E'\\'{{x}}'", 'a string with escapes'],
  ['"{{x}}"', 'a quoted name'],
  ['-- {{x}}', 'a line comment'],
  ['/* a /* b */ {{x}} */', 'a nested comment'],
  ['$$ {{x}} $$', 'a dollar quote'],
  ['$tag$ $$ {{x}} $tag$', 'a tagged dollar quote'],
  ["'never closed {{x}}", 'a string that is never closed'],
])('%s holds no placeholder: it is %s', (source) => {
  expect(parseSqlTemplate(`select ${source}`).names.size).toBe(0)
})

test('a backslash ends nothing in a plain string', () => {
  expect([...parseSqlTemplate("select '\\' || {{x}}").names]).toEqual(['x'])
})

test('an optional block is left out while a value in it is absent, and stays when all are there', () => {
  const source = 'select 1 where true [[ and a = {{a}} ]] [[ and b between {{b.start}} and {{b.end}} ]]'
  expect(squeezed(render(source))).toBe('select 1 where true')
  expect(squeezed(render(source, ['b.start']))).toBe('select 1 where true')
  const both = render(source, ['b.start', 'b.end'])
  expect(squeezed(both)).toBe('select 1 where true and b between $1 and $2')
  expect(both.names).toEqual(['b.start', 'b.end'])
})

test('brackets of arrays are no blocks, and may stand inside one', () => {
  expect(squeezed(render('select ARRAY[[1,2],[{{x}},4]]', ['x']))).toBe('select ARRAY[[1,2],[ $1 ,4]]')
  expect(squeezed(render('select 1 [[ where a[b[1]] = {{x}} ]] limit 1', ['x']))).toBe('select 1 where a[b[1]] = $1 limit 1')
  expect(squeezed(render("select 1 [[ where a = ']]' || {{x}} ]]", ['x']))).toBe("select 1 where a = ']]' || $1")
})

test('a placeholder outside of any block that has no value is reported with its place', () => {
  expect(render('select {{a}}, {{b}}', ['b']).missing).toEqual([{ name: 'a', offset: 7 }])
})

test('places in the sent text lead back to the author’s', () => {
  const source = "select '😀' [[ , {{dropped}} ]], {{x}} frm t"
  const rendered = render(source, ['x'])
  expect(rendered.toSource(rendered.text.indexOf('frm'))).toBe(source.indexOf('frm'))
  expect(rendered.toSource(rendered.text.indexOf('$1'))).toBe(source.indexOf('{{x}}'))
  expect(rendered.toSource(rendered.text.length)).toBe(source.length)
})

test('a numbered parameter in the author’s own text is noticed', () => {
  expect(parseSqlTemplate("select '$1', a$1, $$ $1 $$ from t where x = $2").strayParameter).toBe(44)
  expect(parseSqlTemplate("select '$1', a$1, $$ $1 $$").strayParameter).toBeNull()
})

test('the longest text is read in a moment, however it is built', () => {
  for (const unit of ['[[', '[[{{x}}', '{{', '{{ ', '$', "'", '/*', '[[ [', '{{x}}', '$a$ ', '[[ ]']) {
    const source = unit.repeat(100_000 / unit.length)
    const started = performance.now()
    render(source)
    expect(performance.now() - started, `repeating ${unit}`).toBeLessThan(1000)
  }
})
