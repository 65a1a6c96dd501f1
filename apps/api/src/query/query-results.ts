import type { z } from 'zod'
import type { Actor } from '@insightengine/shared/access'
import { AppError } from '@insightengine/shared/errors'
import type { QueryResultsInput, QueryResultsOutput } from '@insightengine/shared/query'
import { authorizeInOrg } from '../authorize.ts'
import type { Services } from '../services.ts'
import { resultRows } from './result-rows.ts'
import { runKey } from './run-key.ts'

/** A page of the rows that one of this person's runs gave. They are kept for half an hour, not for ever. */
export async function getQueryResults({ runResults }: Services, actor: Actor, { id, offset, limit }: z.infer<typeof QueryResultsInput>): Promise<z.infer<typeof QueryResultsOutput>> {
  authorizeInOrg(actor, 'query.run')
  const kept = await runResults.get(runKey(actor, id))
  if (!kept) throw new AppError('not_found', `The result of run ${id} is not kept any more. Run the query again.`)
  return { ...resultRows(kept.result, offset, offset + limit), rowCount: kept.result.rowCount, offset, limit }
}
