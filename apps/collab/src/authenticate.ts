import { useTicket } from '@insightengine/db/collab'
import { readStoryAccess, type StoryAccess } from '@insightengine/db/story-log'
import { can } from '@insightengine/shared/access'
import { storyIdOf } from '@insightengine/shared/collab'
import type { CloseReason } from '@insightengine/shared/errors'
import { OrgId, UserId, type StoryId } from '@insightengine/shared/ids'
import type { CollabSocket, Identity } from './collab-socket.ts'
import type { CollabNode } from './node.ts'
import { Refused } from './refused.ts'
import { readTicket, type Ticket } from './tickets.ts'

/**
 * Lets a client in, or throws `Refused`. The ticket says who asks for what; whether they may is read from the database now,
 * because a minute is long enough to lose a right.
 */
export async function authenticate(node: CollabNode, socket: CollabSocket, { token, documentName }: { token: string; documentName: string }): Promise<void> {
  const { ticket, ...asked } = await readAsked(node, token, documentName)
  const [access = null] = await readAccess(node, asked.orgId, [asked])
  const refusal = refusalOf(asked, access)
  if (refusal) throw new Refused(refusal)
  if (!(await isFirstUse(node, asked.orgId, ticket))) throw new Refused('unauthorized')
  socket.identity = { ...asked, fullName: access?.fullName ?? '' }
}

type Asked = Omit<Identity, 'fullName'>

async function readAsked(node: CollabNode, token: string, documentName: string): Promise<Asked & { ticket: Ticket }> {
  const ticket = await readTicket(token, node.ticketKey)
  const storyId = storyIdOf(documentName)
  const [userId, orgId] = [UserId.safeParse(ticket?.sub).data, OrgId.safeParse(ticket?.org).data]
  if (!ticket || !userId || !orgId || !storyId || ticket.story !== storyId) throw new Refused('unauthorized')
  return { userId, orgId, storyId, ticket }
}

async function readAccess({ db, logger }: CollabNode, orgId: OrgId, asked: { userId: UserId; storyId: StoryId }[]): Promise<(StoryAccess | null)[]> {
  try {
    return await readStoryAccess(db, orgId, asked)
  } catch (error) {
    logger.warn({ err: error, orgId }, 'could not read who may open a story')
    throw new Refused('unavailable', { cause: error })
  }
}

/** Asked last, so that a ticket is not used up by a database that is away. */
async function isFirstUse({ db, logger }: CollabNode, orgId: OrgId, { jti, expiresAt }: Ticket): Promise<boolean> {
  try {
    return await useTicket(db, orgId, { ticketId: jti, expiresAt })
  } catch (error) {
    logger.warn({ err: error, orgId }, 'could not remember a ticket')
    throw new Refused('unavailable', { cause: error })
  }
}

/** The live document is the draft, so it is for those who may edit; everybody else reads the published version. */
export function refusalOf({ userId, orgId }: Pick<Asked, 'userId' | 'orgId'>, access: StoryAccess | null): CloseReason | null {
  if (!access) return 'forbidden'
  if (access.status === null) return 'story_deleted'
  return can({ userId, orgId, role: access.role }, 'story.edit', { orgId, status: access.status }) ? null : 'forbidden'
}

/** Asks again for sockets of one organisation, and closes those whose right has ended. */
export async function recheckAccess(node: CollabNode, orgId: OrgId, sockets: readonly CollabSocket[]): Promise<void> {
  const identified = sockets.flatMap((socket) => (socket.identity ? [{ socket, identity: socket.identity }] : []))
  if (identified.length === 0) return
  const accesses = await readStoryAccess(node.db, orgId, identified.map(({ identity }) => identity))
  identified.forEach(({ socket, identity }, index) => {
    const refusal = refusalOf(identity, accesses[index] ?? null)
    if (refusal) socket.end(refusal)
  })
}
