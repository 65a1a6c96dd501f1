import type { RunQueryOutput } from '@insightengine/shared/query'
import type { RequestFailure } from '../../lib/failure.ts'

/** One press of Run and what became of it. `text` and `offset` say which part of the editor was sent, so that errors land there. */
export type QueryRun =
  | { status: 'idle' }
  | { status: 'running'; sent: SentText; startedAt: number; previous: RunQueryOutput | null }
  | { status: 'done'; result: RunQueryOutput }
  | { status: 'failed'; sent: SentText; failure: RequestFailure; previous: RunQueryOutput | null }

export interface SentText {
  text: string
  /** Where `text` begins in the editor. */
  offset: number
}

export type RunEvent =
  | { type: 'started'; sent: SentText; at: number }
  | { type: 'succeeded'; result: RunQueryOutput }
  | { type: 'failed'; failure: RequestFailure }

/** What is on screen after something happened. The last good result stays in sight while a new run is under way or has failed. */
export function nextRun(run: QueryRun, event: RunEvent): QueryRun {
  switch (event.type) {
    case 'started':
      return { status: 'running', sent: event.sent, startedAt: event.at, previous: resultOf(run) }
    case 'succeeded':
      return { status: 'done', result: event.result }
    case 'failed':
      return run.status === 'running' ? { status: 'failed', sent: run.sent, failure: event.failure, previous: run.previous } : run
  }
}

/** The rows to show, if there are any. */
export function resultOf(run: QueryRun): RunQueryOutput | null {
  if (run.status === 'done') return run.result
  return run.status === 'idle' ? null : run.previous
}

/** The piece of the editor's text that the database complained about; null when it named no place. */
export function failedRange(run: QueryRun): { from: number; to: number } | null {
  if (run.status !== 'failed') return null
  const position = run.failure.details.failure?.position
  if (!position) return null
  const { text, offset } = run.sent
  const start = position - 1
  const word = /^(?:\w+|"[^"]*"|'[^']*'|\S)/.exec(text.slice(start))?.[0] ?? ''
  const from = Math.min(offset + start, offset + text.length)
  return { from: word === '' && from > offset ? from - 1 : from, to: from + word.length }
}
