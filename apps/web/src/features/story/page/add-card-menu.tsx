import type { CardType } from '@insightengine/shared/story'
import { ChartColumn, Hash, Text } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '../../../ui/dropdown-menu.tsx'

/** What kind of card to add; the child opens it. */
export function AddCardMenu({ onAdd, children }: { onAdd: (type: CardType) => void; children: ReactNode }) {
  const isTextAdded = useRef(false)
  const handleText = () => {
    isTextAdded.current = true
    onAdd('text')
  }
  // The caret goes into the new text, so the focus must not come back here.
  const handleCloseAutoFocus = (event: Event) => {
    if (isTextAdded.current) event.preventDefault()
    isTextAdded.current = false
  }
  return (
    <DropdownMenu modal={false}>
      <DropdownMenuTrigger asChild>{children}</DropdownMenuTrigger>
      <DropdownMenuContent align="start" onCloseAutoFocus={handleCloseAutoFocus}>
        <DropdownMenuItem icon={<ChartColumn />} onSelect={() => onAdd('visualization')}>Chart or table</DropdownMenuItem>
        <DropdownMenuItem icon={<Hash />} onSelect={() => onAdd('metric')}>Number</DropdownMenuItem>
        <DropdownMenuItem icon={<Text />} onSelect={handleText}>Text</DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
