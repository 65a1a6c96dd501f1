import * as Y from 'yjs'
import type { RichMark, RichNode, RichText } from '../story/index.ts'

/**
 * Rich text in the document is the XML that ProseMirror's Yjs binding keeps: elements for nodes, formatted text for marks.
 * These two functions are the whole of what the rest of the product needs to know about it.
 */
export function readNarrative(fragment: Y.XmlFragment): RichText {
  return { type: 'doc', content: fragment.toArray().flatMap(readNode) }
}

function readNode(node: Y.XmlElement | Y.XmlText | Y.XmlHook): RichNode[] {
  if (node instanceof Y.XmlText) return readText(node)
  if (!(node instanceof Y.XmlElement)) return []
  const attrs = node.getAttributes() as Record<string, unknown>
  const content = node.toArray().flatMap(readNode)
  return [
    {
      type: node.nodeName,
      ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
      ...(content.length > 0 ? { content } : {}),
    },
  ]
}

interface TextRun {
  insert: unknown
  attributes?: Record<string, unknown>
}

function readText(text: Y.XmlText): RichNode[] {
  const runs = text.toDelta() as TextRun[]
  return runs.flatMap(({ insert, attributes }) => {
    if (typeof insert !== 'string') return []
    const marks: RichMark[] = Object.entries(attributes ?? {}).map(([type, attrs]) =>
      isRecord(attrs) && Object.keys(attrs).length > 0 ? { type, attrs } : { type },
    )
    return [{ type: 'text', text: insert, ...(marks.length > 0 ? { marks } : {}) }]
  })
}

/** Replaces the fragment's content. Meant for new pages and for REST; editors type through the live binding instead. */
export function writeNarrative(fragment: Y.XmlFragment, rich: RichText): void {
  fragment.delete(0, fragment.length)
  fragment.insert(0, rich.content.flatMap(buildNode))
}

function buildNode(node: RichNode): (Y.XmlElement | Y.XmlText)[] {
  if (node.type === 'text') return []
  const element = new Y.XmlElement(node.type)
  // Yjs types attributes as strings; the binding stores numbers and booleans as they are.
  for (const [key, value] of Object.entries(node.attrs ?? {})) if (value !== null) element.setAttribute(key, value as string)
  const children: (Y.XmlElement | Y.XmlText)[] = []
  let runs: TextRun[] = []
  const endText = () => {
    if (runs.length > 0) children.push(textOf(runs))
    runs = []
  }
  for (const child of node.content ?? []) {
    if (child.type === 'text') {
      if (child.text) runs.push({ insert: child.text, attributes: Object.fromEntries((child.marks ?? []).map((mark) => [mark.type, mark.attrs ?? {}])) })
      continue
    }
    endText()
    children.push(...buildNode(child))
  }
  endText()
  element.insert(0, children)
  return [element]
}

/** One delta for all runs: until it is in a document a text has no length to insert at. */
function textOf(runs: TextRun[]): Y.XmlText {
  const text = new Y.XmlText()
  text.applyDelta(runs)
  return text
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
