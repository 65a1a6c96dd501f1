import { z } from 'zod'
import { ConnectionId } from '@insightengine/shared/ids'

/** The SQL behind a version's cards and filters, by the id of the saved query it was taken from. Never sent to viewers. */
export const FrozenQueries = z.record(z.string(), z.object({ connectionId: ConnectionId, sql: z.string() }))
export type FrozenQueries = z.infer<typeof FrozenQueries>
export type FrozenQuery = FrozenQueries[string]
