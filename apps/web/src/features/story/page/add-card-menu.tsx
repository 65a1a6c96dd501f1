import type { CardType } from '@insightengine/shared/story'
import { ChartColumn, Hash, Text } from 'lucide-react'
import type { ReactNode } from 'react'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '../../../ui/dropdown-menu.tsx'

/** What kind of card to add; the child opens it. */
export function AddCardMenu({ onAdd, children }: { onAdd: (type: CardType) => void; children: ReactNode }) {
  return (
    <DropdownMenu modal={false}>
      <DropdownMenuTrigger asChild>{children}</DropdownMenuTrigger>
      <DropdownMenuContent align="start">
        <DropdownMenuItem icon={<ChartColumn />} onSelect={() => onAdd('visualization')}>Chart or table</DropdownMenuItem>
        <DropdownMenuItem icon={<Hash />} onSelect={() => onAdd('metric')}>Number</DropdownMenuItem>
        <DropdownMenuItem icon={<Text />} onSelect={() => onAdd('text')}>Text</DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
