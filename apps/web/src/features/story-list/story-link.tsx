import type { StorySummary } from '@insightengine/shared/story'
import { Link } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { useCan } from '../../lib/session.ts'

type StoryLinkProps = Omit<ComponentProps<'a'>, 'href'> & { story: Pick<StorySummary, 'id' | 'publicUrl'> }

/** To the builder for those who may edit, to the published version for everybody else. */
export function StoryLink({ story, children, ...props }: StoryLinkProps) {
  const canEdit = useCan('story.edit')
  if (!canEdit && story.publicUrl) return <a {...props} href={story.publicUrl}>{children}</a>
  return <Link {...props} to="/stories/$storyId" params={{ storyId: story.id }}>{children}</Link>
}
