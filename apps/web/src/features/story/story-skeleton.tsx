import { useEffect, useState } from 'react'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton, SkeletonGroup } from '../../ui/skeleton.tsx'
import type { CollabSession } from './session/collab-session.ts'

/** A story takes a moment to arrive; longer than this and the person should know that something is wrong. */
const patienceMs = 6000

export function StorySkeleton({ session }: { session?: CollabSession }) {
  const isLate = useIsLate(session !== undefined)
  return (
    <SkeletonGroup label="Opening the story" className="flex h-full">
      <div className="w-52 shrink-0 space-y-2 border-r border-line bg-surface p-3 max-lg:hidden">
        {[0, 1, 2].map((page) => <Skeleton key={page} className="h-16 w-full rounded-md" />)}
      </div>
      <div className="mx-auto w-full max-w-page space-y-4 px-4 py-8 md:px-10">
        {isLate && <Notice tone="warning" title="The story cannot be reached right now">We keep trying. Nothing of it is lost.</Notice>}
        <Skeleton className="h-9 w-2/3" />
        <Skeleton className="h-4 w-1/3" />
        <div className="space-y-2 pt-4">
          <Skeleton className="h-3.5 w-full" />
          <Skeleton className="h-3.5 w-11/12" />
          <Skeleton className="h-3.5 w-4/5" />
        </div>
        <div className="grid grid-cols-1 gap-4 pt-2 md:grid-cols-2">
          {[0, 1, 2, 3].map((card) => <Skeleton key={card} className="h-72 rounded-lg" />)}
        </div>
      </div>
    </SkeletonGroup>
  )
}

function useIsLate(isWaiting: boolean): boolean {
  const [isLate, setIsLate] = useState(false)
  useEffect(() => {
    if (!isWaiting) return undefined
    const timer = setTimeout(() => setIsLate(true), patienceMs)
    return () => clearTimeout(timer)
  }, [isWaiting])
  return isLate
}
