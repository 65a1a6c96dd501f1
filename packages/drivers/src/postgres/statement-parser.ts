import { Worker } from 'node:worker_threads'
import type { AppError } from '@insightengine/shared/errors'
import type { StatementFacts } from '../driver.ts'
import { queryFailed } from '../query-failed.ts'
import type { ParseAnswer, ParseRequest } from './parse-worker.ts'

/** A hundred times what 100 KB of SQL take. */
const timeoutMs = 10_000

interface Job {
  text: string
  resolve(facts: StatementFacts): void
  reject(error: AppError): void
}

/**
 * PostgreSQL's own parser in a thread of its own, for two reasons: long texts do not hold up everything else, and deeply nested ones
 * overflow the parser's stack, after which the module computes nonsense; then the thread is replaced.
 */
export class StatementParser {
  private worker: Worker | null = null
  private readonly queue: Job[] = []
  private current: { job: Job; timer: NodeJS.Timeout } | null = null

  parse(text: string): Promise<StatementFacts> {
    const { promise, resolve, reject } = Promise.withResolvers<StatementFacts>()
    this.queue.push({ text, resolve, reject })
    this.next()
    return promise
  }

  private next(): void {
    if (this.current) return
    const job = this.queue.shift()
    // The thread keeps the process alive while something is being parsed, and only then.
    if (!job) return this.worker?.unref()
    const worker = this.start()
    worker.ref()
    this.current = { job, timer: setTimeout(() => this.giveUp(), timeoutMs) }
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows, this is a thread
    worker.postMessage({ text: job.text } satisfies ParseRequest)
  }

  private start(): Worker {
    if (this.worker) return this.worker
    const worker = new Worker(new URL('./parse-worker.ts', import.meta.url))
    worker.on('message', (answer: ParseAnswer) => this.finish((job) => settle(job, answer)))
    worker.on('error', () => {
      if (this.worker === worker) this.giveUp()
    })
    this.worker = worker
    return worker
  }

  private giveUp(): void {
    void this.worker?.terminate()
    this.worker = null
    this.finish((job) => job.reject(queryFailed('too_large', 'The statement is nested too deeply to be checked.')))
  }

  private finish(settleJob: (job: Job) => void): void {
    const { current } = this
    this.current = null
    if (current) {
      clearTimeout(current.timer)
      settleJob(current.job)
    }
    this.next()
  }
}

function settle(job: Job, answer: ParseAnswer): void {
  if ('facts' in answer) job.resolve(answer.facts)
  else job.reject(queryFailed(answer.refused.reason, answer.refused.message, answer.refused))
}

const parser = new StatementParser()

/** The facts of a text in PostgreSQL's SQL; rejects with `query_failed` for whatever is not one single reading statement. */
export function analyzePostgres(text: string): Promise<StatementFacts> {
  return parser.parse(text)
}
