import type { SearchHit } from '@insightengine/shared/search'
import { engineNames } from '../../lib/engine-names.ts'

/** The line under a hit's name: what it is, and where it belongs. */
export function hitDetail({ kind, detail }: Pick<SearchHit, 'kind' | 'detail'>): string {
  switch (kind) {
    case 'story': return detail === 'published' ? 'Story, published' : 'Story, draft'
    case 'query': return `Query on ${detail}`
    case 'connection': return `${engineNames[detail as keyof typeof engineNames] ?? detail} database`
  }
}
