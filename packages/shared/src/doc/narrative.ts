import * as Y from 'yjs'
import type { RichMark, RichNode, RichText } from '../story/index.ts'

/**
 * Rich text in the document is the XML that ProseMirror's Yjs binding keeps: elements for nodes, formatted text for marks.
 * These two functions are the whole of what the rest of the product needs to know about it.
 */
export function readNarrative(fragment: Y.XmlFragment): RichText {
  return { type: 'doc', content: readChildren(fragment) }
}

function readChildren(parent: Y.XmlFragment): RichNode[] {
  const nodes: RichNode[] = []
  for (const node of parent.toArray().flatMap(readNode)) {
    const before = nodes.at(-1)
    // Two people who typed into one empty paragraph leave two texts; the editor shows one.
    if (before && isText(before) && isText(node) && JSON.stringify(before.marks) === JSON.stringify(node.marks)) before.text += node.text
    else nodes.push(node)
  }
  return nodes
}

function readNode(node: Y.XmlElement | Y.XmlText | Y.XmlHook): RichNode[] {
  if (node instanceof Y.XmlText) return readText(node)
  if (!(node instanceof Y.XmlElement)) return []
  const attrs = sorted(Object.entries(node.getAttributes() as Record<string, unknown>))
  const content = readChildren(node)
  return [
    {
      type: node.nodeName,
      ...(attrs.length > 0 ? { attrs: Object.fromEntries(attrs) } : {}),
      ...(content.length > 0 ? { content } : {}),
    },
  ]
}

interface TextRun {
  insert: unknown
  attributes?: Record<string, unknown>
}

/** The binding adds a hash to the names of marks of which one text may have several. */
const markHash = /--[a-zA-Z0-9+/=]{8}$/

function readText(text: Y.XmlText): RichNode[] {
  const runs = text.toDelta() as TextRun[]
  return runs.flatMap(({ insert, attributes }) => {
    if (typeof insert !== 'string' || insert === '') return []
    const marks: RichMark[] = sorted(Object.entries(attributes ?? {})).map(([name, attrs]) => {
      const type = name.replace(markHash, '')
      return isRecord(attrs) && Object.keys(attrs).length > 0 ? { type, attrs } : { type }
    })
    return [{ type: 'text', text: insert, ...(marks.length > 0 ? { marks } : {}) }]
  })
}

/** Yjs gives names in the order in which they arrived, which differs between two copies of one document. */
function sorted<T>(entries: [string, T][]): [string, T][] {
  return entries.sort(([a], [b]) => (a < b ? -1 : 1))
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

function isText(node: RichNode): node is RichNode & { text: string } {
  return node.type === 'text'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
