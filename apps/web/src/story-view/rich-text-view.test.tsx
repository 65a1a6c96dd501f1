import type { RichNode, RichText } from '@insightengine/shared/story'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { isRichTextEmpty, RichTextView } from './rich-text-view.tsx'

const doc = (...content: RichNode[]): RichText => ({ type: 'doc', content })
const text = (words: string, ...marks: NonNullable<RichNode['marks']>): RichNode => ({ type: 'text', text: words, marks })
const html = (value: RichText) => renderToStaticMarkup(<RichTextView value={value} />).replace(/^<div[^>]*>(.*)<\/div>$/s, '$1')

test('paragraphs, headings, lists and marks are drawn as what they are', () => {
  expect(
    html(
      doc(
        { type: 'heading', attrs: { level: 1 }, content: [text('Sales')] },
        { type: 'paragraph', content: [text('up ', { type: 'bold' }), text('a third', { type: 'bold' }, { type: 'italic' }), { type: 'hardBreak' }] },
        { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [text('x')] }] }] },
      ),
    ),
  ).toBe('<h3>Sales</h3><p><strong>up </strong><em><strong>a third</strong></em><br/></p><ol start="3"><li><p>x</p></li></ol>')
})

test('only web and mail addresses become links', () => {
  const link = (href: unknown) => html(doc({ type: 'paragraph', content: [text('here', { type: 'link', attrs: { href } })] }))
  expect(link('https://example.com/a?b=1')).toBe(
    '<p><a href="https://example.com/a?b=1" target="_blank" rel="noopener noreferrer nofollow">here</a></p>',
  )
  expect(link('mailto:ada@example.com')).toContain('<a ')
  for (const href of ['javascript:alert(1)', ' JaVaScRiPt:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', 'vbscript:x', '/settings', '//', '', null, 5])
    expect(link(href), String(href)).toBe('<p>here</p>')
})

test('what a newer editor wrote is drawn as its text', () => {
  expect(
    html(doc({ type: 'callout', content: [{ type: 'paragraph', content: [text('careful', { type: 'glow' })] }] }, { type: 'chart', attrs: { id: 1 } })),
  ).toBe('<div><p>careful</p></div>')
})

test('markup in text is text', () => {
  expect(html(doc({ type: 'paragraph', content: [text('<img src=x onerror=alert(1)>')] }))).toBe('<p>&lt;img src=x onerror=alert(1)&gt;</p>')
})

test('empty paragraphs are no narrative', () => {
  expect(isRichTextEmpty(doc({ type: 'paragraph' }))).toBe(true)
  expect(isRichTextEmpty(doc({ type: 'paragraph', content: [text('x')] }))).toBe(false)
})
