import type { z } from 'zod'
import type { Actor } from '@insightengine/shared/access'
import type { RunQueryInput, RunQueryOutput } from '@insightengine/shared/query'
import type { Services } from '../services.ts'
import { toWireResult } from './answer-query.ts'
import { performRun } from './perform-run.ts'

/** The editor's run, answered in columns. */
export async function runQuery(services: Services, actor: Actor, input: RunQueryInput, signal: AbortSignal): Promise<z.infer<typeof RunQueryOutput>> {
  const { runId, answer } = await performRun(services, actor, { ...input, filters: [] }, signal)
  return { runId, ...toWireResult(answer) }
}
