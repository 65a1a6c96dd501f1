import type { RichMark, RichNode, RichText } from '@insightengine/shared/story'
import { Fragment, type ReactNode } from 'react'
import { safeHref } from './safe-href.ts'

/** Rich text without an editor. Nodes and marks this version does not know are drawn as their text. */
export function RichTextView({ value, className = '' }: { value: RichText; className?: string }) {
  return <div className={`story-prose ${className}`}>{renderNodes(value.content)}</div>
}

export function isRichTextEmpty(value: RichText): boolean {
  return value.content.every((node) => node.type === 'paragraph' && (node.content ?? []).length === 0)
}

function renderNodes(nodes: readonly RichNode[] | undefined): ReactNode {
  // Frozen text has no other identity than its place.
  return nodes?.map((node, index) => <Fragment key={index}>{renderNode(node)}</Fragment>)
}

function renderNode(node: RichNode): ReactNode {
  const children = renderNodes(node.content)
  switch (node.type) {
    case 'text':
      return (node.marks ?? []).reduce<ReactNode>((inner, mark) => renderMark(mark, inner), node.text ?? '')
    case 'paragraph':
      return <p>{children}</p>
    case 'heading':
      return renderHeading(node.attrs?.['level'], children)
    case 'bulletList':
      return <ul>{children}</ul>
    case 'orderedList': {
      const start = node.attrs?.['start']
      return <ol start={typeof start === 'number' ? start : 1}>{children}</ol>
    }
    case 'listItem':
      return <li>{children}</li>
    case 'blockquote':
      return <blockquote>{children}</blockquote>
    case 'codeBlock':
      return (
        <pre>
          <code>{children}</code>
        </pre>
      )
    case 'horizontalRule':
      return <hr />
    case 'hardBreak':
      return <br />
    default:
      return node.content ? <div>{children}</div> : (node.text ?? null)
  }
}

/** Below the story's name (h1) and the page's title (h2). */
function renderHeading(level: unknown, children: ReactNode): ReactNode {
  if (level === 1) return <h3>{children}</h3>
  return level === 2 ? <h4>{children}</h4> : <h5>{children}</h5>
}

function renderMark(mark: RichMark, inner: ReactNode): ReactNode {
  switch (mark.type) {
    case 'bold':
      return <strong>{inner}</strong>
    case 'italic':
      return <em>{inner}</em>
    case 'underline':
      return <u>{inner}</u>
    case 'strike':
      return <s>{inner}</s>
    case 'code':
      return <code>{inner}</code>
    case 'link': {
      const href = safeHref(mark.attrs?.['href'])
      return href ? (
        <a href={href} target="_blank" rel="noopener noreferrer nofollow">
          {inner}
        </a>
      ) : (
        inner
      )
    }
    default:
      return inner
  }
}
