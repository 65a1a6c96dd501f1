import { parentPort } from 'node:worker_threads'
import { hasSqlDetails, loadModule, parseSync } from 'libpg-query'
import type { QueryFailureReason } from '@insightengine/shared/errors'
import type { StatementFacts } from '../driver.ts'
import { statementFacts } from './statement-facts.ts'
import { StatementRefused } from './statement-refused.ts'
import { toUtf16Position } from './utf16-position.ts'

/** What goes to the worker and what comes back. A crash comes back as the thread's `error` event. */
export interface ParseRequest {
  text: string
}
export type ParseAnswer = { facts: StatementFacts } | { refused: { reason: QueryFailureReason; message: string; position: number | null; driverCode: string | null } }

await loadModule()
const port = parentPort
port?.on('message', ({ text }: ParseRequest) => port.postMessage(answer(text)))

function answer(text: string): ParseAnswer {
  try {
    // The parser throws on an empty text, and a syntax error is not what it throws.
    return { facts: statementFacts(text, text.trim() === '' ? { stmts: [] } : parseSync(text)) }
  } catch (error) {
    const { reason, message, position, driverCode } = refusalOf(text, error)
    return { refused: { reason, message, position, driverCode } }
  }
}

function refusalOf(text: string, error: unknown): StatementRefused {
  if (error instanceof StatementRefused) return error
  // Anything else, a stack overflow above all, leaves the WebAssembly module damaged: end the thread, a fresh one takes over.
  if (!hasSqlDetails(error)) throw error
  // The parser counts characters from 0.
  const position = toUtf16Position(text, (error.sqlDetails?.cursorPosition ?? -1) + 1)
  return new StatementRefused('syntax', error.message, { driverCode: '42601', position })
}
