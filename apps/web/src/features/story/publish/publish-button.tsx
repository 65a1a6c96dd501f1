import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Globe } from 'lucide-react'
import { useState } from 'react'
import { trpc } from '../../../lib/trpc.ts'
import { Button } from '../../../ui/button.tsx'
import { Popover, PopoverContent, PopoverTrigger } from '../../../ui/popover.tsx'
import { useStory } from '../story-context.ts'
import { PublishPanel } from './publish-panel.tsx'

/** Publishing freezes the story as it is for those who read it; writing goes on here. */
export function PublishButton() {
  const { id } = useStory()
  const [isOpen, setIsOpen] = useState(false)
  const cache = useQueryClient()
  const options = trpc.story.get.queryOptions({ id })
  const story = useQuery(options)
  const handleOpenChange = (next: boolean) => {
    setIsOpen(next)
    if (next) void cache.invalidateQueries({ queryKey: options.queryKey })
  }
  return (
    <Popover open={isOpen} onOpenChange={handleOpenChange}>
      <PopoverTrigger asChild>
        <Button variant="primary"><Globe aria-hidden className="max-sm:hidden" />Publish</Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Publish" className="w-88 p-4">
        <PublishPanel query={story} />
      </PopoverContent>
    </Popover>
  )
}
