import type * as Y from 'yjs'
import { AppError } from '@insightengine/shared/errors'
import { newId, type CollectionId, type OrgId, type StoryId, type UserId } from '@insightengine/shared/ids'
import type { ListStoriesInput, StorySummary } from '@insightengine/shared/story'
import { withOrg, withOrgPg, type Db, type Tx } from '../client/index.ts'
import type { Prisma } from '../generated/client.ts'
import { startStoryLog } from '../story-log/index.ts'
import { toStorySummary, withPublishedVersion, type StoryRow } from './to-story-summary.ts'

export interface NewStory {
  collectionId: CollectionId | null
  createdBy: UserId
  /** Fills the empty document. */
  write: (doc: Y.Doc) => void
}

/** Rows of stories. What is in a story belongs to its document: see the story log. */
export function storyRepository(db: Db) {
  async function find(orgId: OrgId, id: StoryId): Promise<StorySummary | null> {
    return withOrg(db, orgId, async (tx) => {
      const row = await tx.story.findFirst({ where: { id, orgId }, include: withPublishedVersion })
      const [summary] = await toSummaries(tx, row ? [row] : [])
      return summary ?? null
    })
  }

  return {
    find,

    async list(orgId: OrgId, { collectionId, status, search, limit, offset }: ListStoriesInput): Promise<StorySummary[]> {
      const where: Prisma.StoryWhereInput = { orgId, collectionId, status, ...(search ? matching(search) : {}) }
      return withOrg(db, orgId, async (tx) => {
        const rows = await tx.story.findMany({ where, include: withPublishedVersion, orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }], take: limit, skip: offset })
        return toSummaries(tx, rows)
      })
    },

    async get(orgId: OrgId, id: StoryId): Promise<StorySummary> {
      const story = await find(orgId, id)
      if (!story) throw notFound(id)
      return story
    },

    /** The row, the first entry of its log and its projection, or nothing. Name and the rest come from the document. */
    async create(orgId: OrgId, { collectionId, createdBy, write }: NewStory): Promise<StoryId> {
      const id = newId<StoryId>()
      await withOrgPg(db, orgId, async (tx) => {
        await tx.query(`insert into story (id, org_id, collection_id, created_by, name) values ($1, $2, $3, $4, '')`, [id, orgId, collectionId, createdBy])
        await startStoryLog(tx, orgId, id, { userId: createdBy, write })
      })
      return id
    },

    async setCollection(orgId: OrgId, id: StoryId, collectionId: CollectionId | null): Promise<void> {
      const { count } = await withOrg(db, orgId, (tx) => tx.story.updateMany({ where: { id, orgId }, data: { collectionId } }))
      if (count === 0) throw notFound(id)
    },

    /** The story with its log, its versions and its projection. */
    async delete(orgId: OrgId, id: StoryId): Promise<void> {
      await withOrg(db, orgId, async (tx) => {
        // Appending locks the head before it touches the story; the same order here, or the two could wait for each other.
        await tx.$queryRaw`select 1 from story_head where org_id = ${orgId}::uuid and story_id = ${id}::uuid for update`
        const { count } = await tx.story.deleteMany({ where: { id, orgId } })
        if (count === 0) throw notFound(id)
      })
    },

    async addViews(orgId: OrgId, id: StoryId, views: number): Promise<void> {
      await withOrg(db, orgId, (tx) => tx.story.updateMany({ where: { id, orgId }, data: { viewCount: { increment: views } } }))
    },
  }
}

function matching(search: string): Prisma.StoryWhereInput {
  const contains = { contains: search, mode: 'insensitive' } as const
  return { OR: [{ name: contains }, { description: contains }] }
}

async function toSummaries(tx: Tx, rows: readonly StoryRow[]): Promise<StorySummary[]> {
  const ids = [...new Set(rows.map((row) => row.createdBy).filter((id) => id !== null))]
  const users = ids.length > 0 ? await tx.user.findMany({ where: { id: { in: ids } }, select: { id: true, fullName: true } }) : []
  const names = new Map(users.map((user) => [user.id, user.fullName]))
  return rows.map((row) => toStorySummary(row, names))
}

function notFound(id: StoryId): AppError {
  return new AppError('not_found', `story ${id}`)
}
