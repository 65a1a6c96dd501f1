import { randomBytes } from 'node:crypto'
import { AppError } from '@insightengine/shared/errors'
import { OrgId, StoryId, VersionId, type UserId } from '@insightengine/shared/ids'
import { StoryContent } from '@insightengine/shared/story'
import { storable, withOrg, withScopePg, type Db, type Json } from '../client/index.ts'
import { FrozenQueries } from './frozen-queries.ts'

export interface NewVersion {
  /** The log position that is frozen. */
  seq: number
  content: StoryContent
  queries: FrozenQueries
  isPublic: boolean
  createdBy: UserId
}

export interface StoryVersion {
  id: VersionId
  number: number
  publishedAt: string
  publishedBy: string
  content: StoryContent
  queries: FrozenQueries
}

/** What a share token leads to, before anything of it is shown. */
export interface PublishedRef {
  orgId: OrgId
  storyId: StoryId
  versionId: VersionId
  isPublic: boolean
}

export function storyVersionRepository(db: Db) {
  return {
    /** Freezes a version and puts it behind the story's link, which stays the same from the first publishing on. */
    async publish(orgId: OrgId, storyId: StoryId, { seq, content, queries, isPublic, createdBy }: NewVersion): Promise<{ shareToken: string; number: number }> {
      return withOrg(db, orgId, async (tx) => {
        // Two people who publish at once get two numbers, one after the other. Editors, who only refer to the row, go on.
        await tx.$queryRaw`select 1 from story where org_id = ${orgId}::uuid and id = ${storyId}::uuid for no key update`
        const story = await tx.story.findFirst({ where: { id: storyId, orgId } })
        if (!story) throw new AppError('not_found', `story ${storyId}`)
        const last = await tx.storyVersion.findFirst({ where: { orgId, storyId }, orderBy: { number: 'desc' }, select: { number: true } })
        const number = (last?.number ?? 0) + 1
        const version = await tx.storyVersion.create({
          data: { orgId, storyId, number, seq, content: storable(content) as unknown as Json, queries, createdBy },
        })
        const shareToken = story.shareToken ?? newShareToken()
        await tx.story.updateMany({
          where: { id: storyId, orgId },
          data: { status: 'published', isPublic, shareToken, publishedVersionId: version.id, publishedAt: version.createdAt },
        })
        return { shareToken, number }
      })
    },

    /** Closes the link. The token stays with the story for the next publishing; the versions stay as history. */
    async unpublish(orgId: OrgId, storyId: StoryId): Promise<void> {
      const { count } = await withOrg(db, orgId, (tx) =>
        tx.story.updateMany({ where: { id: storyId, orgId }, data: { status: 'draft', isPublic: false, publishedVersionId: null, publishedAt: null } }),
      )
      if (count === 0) throw new AppError('not_found', `story ${storyId}`)
    },

    /** Looks across organisations, as whoever follows a link must: the row's policy lets exactly this token through. */
    async findByToken(shareToken: string): Promise<PublishedRef | null> {
      const { rows } = await withScopePg(db, { shareToken }, (tx) =>
        tx.query<Record<'org_id' | 'id' | 'published_version_id', string> & { is_public: boolean }>(
          `select org_id, id, published_version_id, is_public from story
           where share_token = $1 and status = 'published' and published_version_id is not null`,
          [shareToken],
        ),
      )
      const [row] = rows
      if (!row) return null
      return { orgId: OrgId.parse(row.org_id), storyId: StoryId.parse(row.id), versionId: VersionId.parse(row.published_version_id), isPublic: row.is_public }
    },

    async findPublished(orgId: OrgId, storyId: StoryId): Promise<VersionId | null> {
      const row = await withOrg(db, orgId, (tx) => tx.story.findFirst({ where: { id: storyId, orgId, status: 'published' } }))
      return row?.publishedVersionId ? VersionId.parse(row.publishedVersionId) : null
    },

    async get(orgId: OrgId, id: VersionId): Promise<StoryVersion> {
      return withOrg(db, orgId, async (tx) => {
        const row = await tx.storyVersion.findFirst({ where: { id, orgId } })
        if (!row) throw new AppError('not_found', `version ${id}`)
        const author = row.createdBy === null ? null : await tx.user.findUnique({ where: { id: row.createdBy }, select: { fullName: true } })
        return {
          id,
          number: row.number,
          publishedAt: row.createdAt.toISOString(),
          publishedBy: author?.fullName ?? '',
          content: StoryContent.parse(row.content),
          queries: FrozenQueries.parse(row.queries),
        }
      })
    },
  }
}

/** 192 bits that nobody can guess, in 32 characters that need no escaping in an address. */
function newShareToken(): string {
  return randomBytes(24).toString('base64url')
}
