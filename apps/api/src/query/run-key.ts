import type { Actor } from '@insightengine/shared/access'
import type { RunId } from '@insightengine/shared/ids'

/** Where the rows of a run are kept: a person pages through their own runs only. */
export function runKey({ orgId, userId }: Actor, runId: RunId): string {
  return `${orgId} ${userId} ${runId}`
}
