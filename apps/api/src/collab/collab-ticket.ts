import { SignJWT } from 'jose'
import { searchRepository } from '@insightengine/db/search'
import { can } from '@insightengine/shared/access'
import { documentNameOf, type CollabClaims, type CollabTicket } from '@insightengine/shared/collab'
import { AppError } from '@insightengine/shared/errors'
import type { StoryId } from '@insightengine/shared/ids'
import type { Identity } from '../auth/identify.ts'
import { authorize } from '../authorize.ts'
import type { Services } from '../services.ts'

/**
 * Opens the collaboration socket for one story for a minute. The shared document is always the draft, published or not, so only those who may
 * edit it get in: for viewers an unpublished story does not exist, and a published one is read at its own address.
 */
export async function createCollabTicket({ db, secrets }: Services, { actor, member }: Identity, storyId: StoryId): Promise<CollabTicket> {
  const story = await searchRepository(db).findSubject(actor.orgId, 'story', storyId)
  if (!story || !can(actor, 'story.read', story)) throw new AppError('not_found', `story ${storyId}`)
  authorize(actor, 'story.edit', story)
  const claims: CollabClaims = { sub: actor.userId, org: actor.orgId, story: storyId, name: member.fullName, jti: crypto.randomUUID() }
  const ticket = await new SignJWT({ org: claims.org, story: claims.story, name: claims.name })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(claims.sub)
    .setJti(claims.jti)
    .setAudience('collab')
    .setIssuedAt()
    .setExpirationTime('60s')
    .sign(secrets.collab)
  return { ticket, documentName: documentNameOf(storyId), canEdit: true }
}
