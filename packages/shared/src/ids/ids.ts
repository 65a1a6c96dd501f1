import { z } from 'zod'

/** Ids are UUIDs in Postgres, branded here so that one noun's id cannot be passed for another's. */
const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i, 'must be a UUID')

export const OrgId = uuid.brand<'OrgId'>()
export type OrgId = z.infer<typeof OrgId>
export const UserId = uuid.brand<'UserId'>()
export type UserId = z.infer<typeof UserId>
export const ConnectionId = uuid.brand<'ConnectionId'>()
export type ConnectionId = z.infer<typeof ConnectionId>
export const QueryId = uuid.brand<'QueryId'>()
export type QueryId = z.infer<typeof QueryId>
export const RunId = uuid.brand<'RunId'>()
export type RunId = z.infer<typeof RunId>
export const CollectionId = uuid.brand<'CollectionId'>()
export type CollectionId = z.infer<typeof CollectionId>
export const StoryId = uuid.brand<'StoryId'>()
export type StoryId = z.infer<typeof StoryId>
export const VersionId = uuid.brand<'VersionId'>()
export type VersionId = z.infer<typeof VersionId>
export const InviteId = uuid.brand<'InviteId'>()
export type InviteId = z.infer<typeof InviteId>

/** Ids inside a story document. They are UUIDs too, so that the projection can use them as primary keys. */
export const PageId = uuid.brand<'PageId'>()
export type PageId = z.infer<typeof PageId>
export const CardId = uuid.brand<'CardId'>()
export type CardId = z.infer<typeof CardId>
export const FilterId = uuid.brand<'FilterId'>()
export type FilterId = z.infer<typeof FilterId>

/** A fresh random id of the kind the caller names: `newId<CardId>()`. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- naming the brand at the call is the point
export function newId<Id extends string>(): Id {
  return globalThis.crypto.randomUUID() as string as Id
}
