import type { RecentItem } from '@insightengine/shared/search'
import type { UseQueryResult } from '@tanstack/react-query'
import { formatRelative } from '../../lib/format.ts'
import { Card } from '../../ui/card.tsx'
import { HitLink, hitDetail, KindIcon } from '../search/index.ts'
import { ListSkeleton, LoadError } from '../shell/index.ts'

const shown = 6

/** What this person opened last. */
export function Recents({ recents }: { recents: UseQueryResult<RecentItem[], unknown> }) {
  return (
    <section aria-label="Opened last">
      <h2 className="mb-2 text-base">Opened last</h2>
      <Card className="overflow-hidden">
        {recents.isPending && <ListSkeleton label="Loading what you opened last" rows={4} />}
        {recents.isError && <LoadError className="m-3" what="what you opened last" error={recents.error} onRetry={() => void recents.refetch()} />}
        {recents.data?.length === 0 && <p className="px-4 py-8 text-center text-ink-muted">What you open is listed here, newest first.</p>}
        {recents.data && recents.data.length > 0 && (
          <ul className="divide-y divide-line">
            {recents.data.slice(0, shown).map((item) => (
              <li key={`${item.kind} ${item.id}`}>
                <HitLink hit={item} className="flex items-center gap-3 px-4 py-2.5 -outline-offset-2 transition-colors hover:bg-hover/60">
                  <KindIcon kind={item.kind} />
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-medium">{item.name}</span>
                    <span className="block truncate text-sm text-ink-faint">{hitDetail(item)}</span>
                  </span>
                  <span className="shrink-0 text-sm text-ink-faint">{formatRelative(item.openedAt)}</span>
                </HitLink>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </section>
  )
}
