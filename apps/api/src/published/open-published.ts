import { memberRepository } from '@insightengine/db/member'
import { storyVersionRepository, type PublishedRef, type StoryVersion } from '@insightengine/db/story'
import type { Actor } from '@insightengine/shared/access'
import { AppError } from '@insightengine/shared/errors'
import { actorOf } from '../auth/identify.ts'
import type { Context } from '../trpc.ts'

export interface OpenedStory extends PublishedRef {
  version: StoryVersion
  /** Who looks, when they are a member of the organisation that published; whichever organisation they work in at the moment. */
  member: Actor | null
}

/**
 * What a link leads to, if this person may see it. Public stories are for everyone. Others are for members: whoever is not
 * signed in is asked to (the viewer offers it), and to somebody else's member the story does not exist.
 */
export async function openPublished({ services, identity, refusal }: Context, token: string): Promise<OpenedStory> {
  const published = isToken(token) ? await storyVersionRepository(services.db).findByToken(token) : null
  if (!published) throw notFound()
  const member = identity ? await memberRepository(services.db).findActive(published.orgId, identity.actor.userId) : null
  if (!published.isPublic && !member) throw identity ? notFound() : (refusal ?? new AppError('unauthenticated', 'Sign in to open this story'))
  return { ...published, version: await services.versions.get(published), member: member && actorOf(member) }
}

/** Anything can stand in an address, also what a database would choke on. */
function isToken(text: string): boolean {
  return /^[\w-]+$/.test(text)
}

/** The token itself is a secret of sorts and stays out of messages. */
function notFound(): AppError {
  return new AppError('not_found', 'There is no published story behind this link')
}
