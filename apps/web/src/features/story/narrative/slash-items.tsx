import type { ChainedCommands } from '@tiptap/react'
import { ChartColumn, Code, Hash, Heading1, Heading2, Heading3, List, ListOrdered, Minus, Quote, Text, TextCursorInput } from 'lucide-react'
import type { CardType } from '@insightengine/shared/story'
import type { ReactNode } from 'react'

export interface SlashItem {
  label: string
  /** Other words people may look for. */
  aliases: string
  icon: ReactNode
  group: 'Text' | 'Cards'
  run: { kind: 'format'; apply: (chain: ChainedCommands) => ChainedCommands } | { kind: 'card'; type: CardType }
}

const format = (apply: (chain: ChainedCommands) => ChainedCommands): SlashItem['run'] => ({ kind: 'format', apply })
const card = (type: CardType): SlashItem['run'] => ({ kind: 'card', type })

const items: readonly SlashItem[] = [
  { label: 'Text', aliases: 'paragraph plain', icon: <Text />, group: 'Text', run: format((chain) => chain.setParagraph()) },
  { label: 'Heading 1', aliases: 'title h1 large', icon: <Heading1 />, group: 'Text', run: format((chain) => chain.setHeading({ level: 1 })) },
  { label: 'Heading 2', aliases: 'h2 medium', icon: <Heading2 />, group: 'Text', run: format((chain) => chain.setHeading({ level: 2 })) },
  { label: 'Heading 3', aliases: 'h3 small', icon: <Heading3 />, group: 'Text', run: format((chain) => chain.setHeading({ level: 3 })) },
  { label: 'Bulleted list', aliases: 'bullets ul points', icon: <List />, group: 'Text', run: format((chain) => chain.toggleBulletList()) },
  { label: 'Numbered list', aliases: 'ol ordered', icon: <ListOrdered />, group: 'Text', run: format((chain) => chain.toggleOrderedList()) },
  { label: 'Quote', aliases: 'blockquote citation', icon: <Quote />, group: 'Text', run: format((chain) => chain.toggleBlockquote()) },
  { label: 'Divider', aliases: 'line rule hr separator', icon: <Minus />, group: 'Text', run: format((chain) => chain.setHorizontalRule()) },
  { label: 'Code', aliases: 'sql snippet pre', icon: <Code />, group: 'Text', run: format((chain) => chain.toggleCodeBlock()) },
  { label: 'Chart', aliases: 'visualization graph bar line pie table card', icon: <ChartColumn />, group: 'Cards', run: card('visualization') },
  { label: 'Number', aliases: 'metric kpi total card', icon: <Hash />, group: 'Cards', run: card('metric') },
  { label: 'Text card', aliases: 'note box card', icon: <TextCursorInput />, group: 'Cards', run: card('text') },
]

/** The items that fit what was typed; what is called exactly so comes first. */
export function matchingItems(query: string, hasCards: boolean): SlashItem[] {
  const wanted = query.trim().toLowerCase()
  return items
    .filter((item) => hasCards || item.run.kind !== 'card')
    .filter((item) => `${item.label} ${item.aliases}`.toLowerCase().split(' ').some((word) => word.startsWith(wanted)) || item.label.toLowerCase().startsWith(wanted))
    // "number" is the card of that name before it is the numbered list.
    .toSorted((a, b) => Number(b.label.toLowerCase() === wanted) - Number(a.label.toLowerCase() === wanted))
}
