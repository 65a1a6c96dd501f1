import { can } from '@insightengine/shared/access'
import { AppError, isAppError } from '@insightengine/shared/errors'
import type { OpenedStory } from './open-published.ts'

/**
 * Runs what a published story needs from a database. What the database answers to a mistake can hold names of tables, parts of
 * the SQL and values, so only those who may run queries hear it; readers hear the reason and nothing else.
 */
export async function tellViewersOnlyWhy<Result>({ orgId, member }: OpenedStory, ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask()
  } catch (error) {
    if (!isAppError(error) || (member && can(member, 'query.run', { orgId }))) throw error
    const { failure } = error.details
    if (failure) {
      const { reason, timeoutMs } = failure
      const told = { reason, timeoutMs, message: 'The database could not answer', driverCode: null, position: null, hint: null }
      throw new AppError('query_failed', told.message, { failure: told }, { cause: error })
    }
    if (error.code === 'not_found') throw new AppError('not_found', 'What this needs is gone', {}, { cause: error })
    throw error
  }
}
