import type { SearchHit } from '@insightengine/shared/search'
import { Link } from '@tanstack/react-router'
import type { ComponentProps } from 'react'

type HitLinkProps = Omit<ComponentProps<'a'>, 'href'> & { hit: Pick<SearchHit, 'kind' | 'id'> }

/** A link to the page of a story, query or connection. */
export function HitLink({ hit, ...props }: HitLinkProps) {
  switch (hit.kind) {
    case 'story': return <Link {...props} to="/stories/$storyId" params={{ storyId: hit.id }} />
    case 'query': return <Link {...props} to="/queries/$queryId" params={{ queryId: hit.id }} />
    case 'connection': return <Link {...props} to="/browse/$connectionId" params={{ connectionId: hit.id }} />
  }
}
