import type { StorySummary } from '@insightengine/shared/story'
import { CollectionId, StoryId } from '@insightengine/shared/ids'
import type { StoryModel } from '../generated/models.ts'

/** Where people open a story; the viewer's route. */
export function publicPathOf(shareToken: string): string {
  return `/s/${shareToken}`
}

/** A story with the number of the version that readers see. */
export type StoryRow = StoryModel & { publishedVersion: { number: number } | null }
export const withPublishedVersion = { publishedVersion: { select: { number: true } } } as const

export function toStorySummary(row: StoryRow, names: ReadonlyMap<string, string>): StorySummary {
  const isPublished = row.status === 'published'
  return {
    id: StoryId.parse(row.id),
    name: row.name,
    description: row.description,
    collectionId: row.collectionId === null ? null : CollectionId.parse(row.collectionId),
    status: row.status,
    isPublic: row.isPublic,
    publicUrl: isPublished && row.shareToken ? publicPathOf(row.shareToken) : null,
    viewCount: row.viewCount,
    pageCount: row.pageCount,
    cardCount: row.cardCount,
    createdBy: row.createdBy === null ? null : { id: row.createdBy, fullName: names.get(row.createdBy) ?? '' },
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    publishedAt: isPublished ? (row.publishedAt?.toISOString() ?? null) : null,
    publishedVersion: isPublished ? (row.publishedVersion?.number ?? null) : null,
  }
}
