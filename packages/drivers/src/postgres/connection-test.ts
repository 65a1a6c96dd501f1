import { testSteps, type ConnectionTest } from '@insightengine/shared/connection'
import { must, type QueryFailureReason } from '@insightengine/shared/errors'
import type { DriverConfig } from '../driver.ts'
import { plainQuery } from './plain-query.ts'
import { toQueryFailed } from './postgres-failures.ts'
import { readRights } from './rights.ts'
import { openSession, type Session } from './session.ts'

type Step = (typeof testSteps)[number]

/** At which step of signing in a failure belongs. What is not named here happened after the account was accepted. */
const stepOf: Partial<Record<QueryFailureReason, Step>> = {
  host_refused: 'host',
  host_unknown: 'host',
  network: 'host',
  connection_lost: 'host',
  cancelled: 'host',
  tls: 'tls',
  credentials: 'sign_in',
  database_missing: 'database',
  // Signing in without the CONNECT privilege.
  rights: 'database',
}

/** Signs in the way queries do and looks at what the account may do. Resolves for a failed step too. */
export async function testConnection(config: DriverConfig, signal: AbortSignal): Promise<ConnectionTest> {
  let session: Session | null = null
  try {
    session = await openSession(config, signal)
    const { client } = session
    const rights = await readRights((sql) => plainQuery(client, sql))
    return { status: 'connected', steps: steps(null), error: null, failure: null, ...rights }
  } catch (error) {
    const failure = must(toQueryFailed(error).details.failure, 'a query failure')
    const failedAt = session ? 'rights' : (stepOf[failure.reason] ?? 'database')
    return { status: 'disconnected', steps: steps(failedAt), error: failure.message, failure, warnings: [], serverVersion: null }
  } finally {
    await session?.close()
  }
}

/** The steps that were walked, up to and including the one that failed. */
function steps(failedAt: Step | null): ConnectionTest['steps'] {
  const walked = failedAt === null ? testSteps : testSteps.slice(0, testSteps.indexOf(failedAt) + 1)
  return walked.map((step) => ({ step, ok: step !== failedAt }))
}
