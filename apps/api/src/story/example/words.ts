import type { RichNode, RichText } from '@insightengine/shared/story'

/** Rich text the way it is read: `**strong**` inside a paragraph, and lines that begin with `- ` as a list. */
export function words(...blocks: string[]): RichText {
  return { type: 'doc', content: blocks.map(toBlock) }
}

function toBlock(block: string): RichNode {
  if (!block.startsWith('- ')) return { type: 'paragraph', content: toRuns(block) }
  const items = block.split('\n').map((line) => line.replace(/^- /, ''))
  return { type: 'bulletList', content: items.map((item) => ({ type: 'listItem', content: [{ type: 'paragraph', content: toRuns(item) }] })) }
}

function toRuns(text: string): RichNode[] {
  const parts = text.split('**')
  return parts.flatMap((part, index) => {
    if (part === '') return []
    return [{ type: 'text', text: part, ...(index % 2 === 1 ? { marks: [{ type: 'bold' }] } : {}) }]
  })
}
