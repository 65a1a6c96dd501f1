import { z } from 'zod'

/** Marks and nodes the narrative editor offers, in ProseMirror's JSON. Unknown ones from a newer editor are kept, and drawn as their text. */
export interface RichMark {
  type: string
  attrs?: Record<string, unknown> | undefined
}
export interface RichNode {
  type: string
  attrs?: Record<string, unknown> | undefined
  content?: RichNode[] | undefined
  text?: string | undefined
  marks?: RichMark[] | undefined
}

const RichMark: z.ZodType<RichMark> = z.object({ type: z.string(), attrs: z.record(z.string(), z.unknown()).optional() })
export const RichNode: z.ZodType<RichNode> = z.lazy(() =>
  z.object({
    type: z.string(),
    attrs: z.record(z.string(), z.unknown()).optional(),
    content: z.array(RichNode).optional(),
    text: z.string().optional(),
    marks: z.array(RichMark).optional(),
  }),
)
export const RichText = z.object({ type: z.literal('doc'), content: z.array(RichNode) })
export type RichText = z.infer<typeof RichText>

export const emptyRichText: RichText = { type: 'doc', content: [] }

/** Plain text as paragraphs; an empty line starts a new one. */
export function richTextFromPlain(text: string): RichText {
  const paragraphs = text.split(/\n\s*\n/).filter((part) => part.trim() !== '')
  return {
    type: 'doc',
    content: paragraphs.map((part) => ({ type: 'paragraph', content: [{ type: 'text', text: part.trim() }] })),
  }
}

/** The words alone, blocks separated by an empty line. */
export function richTextToPlain(rich: RichText): string {
  return rich.content.map(nodeText).filter((text) => text !== '').join('\n\n')
}

function nodeText(node: RichNode): string {
  if (node.type === 'text') return node.text ?? ''
  if (node.type === 'hardBreak') return '\n'
  const separator = node.content?.some((child) => child.type !== 'text' && child.type !== 'hardBreak') ? '\n' : ''
  return (node.content ?? []).map(nodeText).join(separator)
}
