import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMe } from '../../lib/session.ts'
import { trpc } from '../../lib/trpc.ts'
import { Page } from '../shell/index.ts'
import { greetingFor } from './greeting.ts'
import { LatestStories } from './latest-stories.tsx'
import { QuickStarts } from './quick-starts.tsx'
import { Recents } from './recents.tsx'
import { StartHere } from './start-here.tsx'

/** Where one left off, and for newcomers where to begin. */
export function HomePage() {
  const me = useMe()
  const [now] = useState(() => new Date())
  const recents = useQuery(trpc.search.recents.queryOptions())
  const stories = useQuery(trpc.story.list.queryOptions({ limit: 5 }))
  return (
    <Page title={greetingFor(me.fullName, now)} documentTitle="Home" description={me.organization.name}>
      <div className="space-y-8">
        <StartHere stories={stories.data} recents={recents.data} />
        <QuickStarts />
        <div className="grid grid-cols-1 gap-8 lg:grid-cols-2">
          <Recents recents={recents} />
          <LatestStories stories={stories} />
        </div>
      </div>
    </Page>
  )
}
