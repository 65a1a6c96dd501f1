import { parentPort, type MessagePort } from 'node:worker_threads'
import { hasSqlDetails, loadModule, parseSync } from 'libpg-query'
import { isAppError, must, type QueryFailure } from '@insightengine/shared/errors'
import type { StatementFacts } from '../driver.ts'
import { queryFailed } from '../query-failed.ts'
import { toUtf16Position } from './postgres-failures.ts'
import { statementFacts } from './statement-facts.ts'

/** What goes to the worker and what comes back. A crash comes back as the thread's `error` event. */
export interface ParseRequest {
  text: string
}
export type ParseAnswer = { facts: StatementFacts } | { failure: QueryFailure }

await loadModule()
const port: MessagePort = must(parentPort, 'runs as a worker thread')
port.on('message', ({ text }: ParseRequest) => port.postMessage(answer(text)))

function answer(text: string): ParseAnswer {
  try {
    // The parser throws on an empty text, and a syntax error is not what it throws.
    return { facts: statementFacts(text, text.trim() === '' ? { stmts: [] } : parseSync(text)) }
  } catch (error) {
    if (hasSqlDetails(error)) return { failure: syntaxFailure(text, error.message, error.sqlDetails?.cursorPosition ?? -1) }
    const failure = isAppError(error) ? error.details.failure : undefined
    // Anything else, a stack overflow above all, leaves the WebAssembly module damaged: end the thread, a fresh one takes over.
    if (!failure) throw error
    return { failure }
  }
}

/** The parser counts characters from 0. */
function syntaxFailure(text: string, message: string, cursor: number): QueryFailure {
  const { failure } = queryFailed('syntax', message, { driverCode: '42601', position: toUtf16Position(text, cursor + 1) }).details
  return must(failure, 'a query failure')
}
