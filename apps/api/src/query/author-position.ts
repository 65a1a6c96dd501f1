import { queryFailed } from '@insightengine/drivers'
import { isAppError } from '@insightengine/shared/errors'

/** The place in the author's text that a place in the sent text comes from, both counted from 0; null for what we added around it. */
export type ToSource = (offset: number) => number | null

/** Runs something that may fail with a position in the text that was sent, and moves that position into the author's text. */
export async function atAuthorPosition<T>(toSource: ToSource, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    const failure = isAppError(error) ? error.details.failure : undefined
    if (!failure?.position) throw error
    const source = toSource(failure.position - 1)
    throw queryFailed(failure.reason, failure.message, { ...failure, position: source === null ? null : source + 1 }, { cause: error })
  }
}
