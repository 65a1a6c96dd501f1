import type { OrgId } from '@insightengine/shared/ids'
import { withOrgPg, type Db } from '../client/index.ts'

/** False when the ticket has opened a connection before, on whichever node. */
export function useTicket(db: Db, orgId: OrgId, { ticketId, expiresAt }: { ticketId: string; expiresAt: Date }): Promise<boolean> {
  return withOrgPg(db, orgId, async (tx) => {
    // An hour longer than it is good for, by our clock: another node's may be behind. Rows that somebody else is deleting
    // are left to them, so that two who sweep at once do not wait for each other.
    await tx.query(
      `delete from used_ticket where org_id = $1 and ticket_id in
         (select ticket_id from used_ticket where org_id = $1 and expires_at < now() - interval '1 hour' for update skip locked)`,
      [orgId],
    )
    const { rowCount } = await tx.query('insert into used_ticket (org_id, ticket_id, expires_at) values ($1, $2, $3) on conflict do nothing', [orgId, ticketId, expiresAt])
    return rowCount === 1
  })
}
