import type { AnyRouter } from '@trpc/server'
import type { OpenApiMeta, OpenApiMethod } from 'trpc-to-openapi'

export interface RestProcedure {
  /** `story.get` */
  name: string
  type: 'query' | 'mutation'
  rest: { method: OpenApiMethod; path: string; summary: string; tag: string; isPublic: boolean } | null
  input: unknown
  output: unknown
}

/** Every procedure of the router, nested ones too, in the order in which they were written. */
export function listProcedures(appRouter: AnyRouter): RestProcedure[] {
  const procedures = Object.entries((definitionOf(appRouter) as RouterDef).procedures)
  return procedures.map(([name, procedure]) => {
    const { type, meta, inputs, output } = definitionOf(procedure) as ProcedureDef
    const place = meta?.openapi
    return {
      name,
      type,
      rest: place ? { method: place.method, path: place.path, summary: place.summary ?? name, tag: place.tags?.[0] ?? 'Other', isPublic: place.protect === false } : null,
      input: inputs[0],
      output,
    }
  })
}

/** The parts of tRPC's definitions that its public types leave out; trpc-to-openapi reads the same. */
interface RouterDef {
  procedures: Record<string, object>
}
interface ProcedureDef {
  type: 'query' | 'mutation'
  meta?: OpenApiMeta
  inputs: unknown[]
  output?: unknown
}

function definitionOf(built: object): unknown {
  return (built as Record<'_def', unknown>)['_def']
}
