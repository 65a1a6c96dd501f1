import { z } from 'zod'

export const SearchInput = z.object({ q: z.string().trim().max(200).default(''), limit: z.coerce.number().int().min(1).max(50).default(20) })
export const SearchHit = z.object({
  kind: z.enum(['story', 'query', 'connection']),
  id: z.string(),
  name: z.string(),
  detail: z.string(),
  updatedAt: z.iso.datetime(),
})
export type SearchHit = z.infer<typeof SearchHit>
/** Stories and queries the person opened last, newest first. */
export const RecentItem = SearchHit.extend({ openedAt: z.iso.datetime() })
export type RecentItem = z.infer<typeof RecentItem>
