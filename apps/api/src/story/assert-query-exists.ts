import { queryRepository } from '@insightengine/db/query'
import type { Actor } from '@insightengine/shared/access'
import { AppError } from '@insightengine/shared/errors'
import type { QueryId } from '@insightengine/shared/ids'
import type { Services } from '../services.ts'

/** Refuses a card on a query that this organisation does not have. Null and undefined name none. */
export async function assertQueryExists({ db }: Services, { orgId }: Actor, id: QueryId | null | undefined): Promise<void> {
  if (!id || (await queryRepository(db).findAll(orgId, [id])).length > 0) return
  const message = 'there is no such saved query'
  throw new AppError('invalid_input', `savedQueryId: ${message}`, { issues: [{ path: 'savedQueryId', message }] })
}
