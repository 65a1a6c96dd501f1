import { z } from 'zod'

/** What a list shows is in its address, so that a filtered list can be sent to somebody. */
export const ListSearch = z.object({ q: z.string().max(200).optional().catch(undefined) })
