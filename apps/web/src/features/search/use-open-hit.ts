import type { SearchHit } from '@insightengine/shared/search'
import { useNavigate } from '@tanstack/react-router'

export function useOpenHit(): (hit: Pick<SearchHit, 'kind' | 'id'>) => void {
  const navigate = useNavigate()
  return ({ kind, id }) => {
    switch (kind) {
      case 'story': return void navigate({ to: '/stories/$storyId', params: { storyId: id } })
      case 'query': return void navigate({ to: '/queries/$queryId', params: { queryId: id } })
      case 'connection': return void navigate({ to: '/browse/$connectionId', params: { connectionId: id } })
    }
  }
}
