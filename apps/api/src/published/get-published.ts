import { can } from '@insightengine/shared/access'
import type { PublishedStory } from '@insightengine/shared/story'
import type { Context } from '../trpc.ts'
import { openPublished } from './open-published.ts'

/** The frozen story behind a link. Counts a view, and lets browsers keep the answer for as long as nothing in it changes. */
export async function getPublished(ctx: Context, token: string): Promise<PublishedStory> {
  const { orgId, storyId, isPublic, version, member } = await openPublished(ctx, token)
  const { services, request, response, identity } = ctx
  services.views.count(orgId, storyId, { userId: identity?.actor.userId ?? null, ip: request.ip, userAgent: request.userAgent ?? '' })
  const editUrl = member && can(member, 'story.edit', { orgId }) ? `/stories/${storyId}` : null
  // Ask each time, because the link may close or lead to a new version; but send nothing when this very answer is there already.
  response.header('cache-control', 'private, no-cache')
  response.header('etag', `"${version.id}${isPublic ? '-public' : ''}${editUrl ? '-edit' : ''}"`)
  response.header('vary', 'Cookie, Authorization')
  return {
    versionId: version.id,
    version: version.number,
    publishedAt: version.publishedAt,
    publishedBy: version.publishedBy,
    isPublic,
    editUrl,
    content: version.content,
  }
}
