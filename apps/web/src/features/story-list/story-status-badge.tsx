import type { StorySummary } from '@insightengine/shared/story'
import { Globe, Users } from 'lucide-react'
import { Badge } from '../../ui/badge.tsx'

/** Who can read the story now. */
export function StoryStatusBadge({ story }: { story: Pick<StorySummary, 'status' | 'isPublic'> }) {
  if (story.status === 'draft') return <Badge>Draft</Badge>
  return story.isPublic ? <Badge tone="success"><Globe aria-hidden />Public</Badge> : <Badge tone="primary"><Users aria-hidden />Members</Badge>
}
