import type { FastifyInstance } from 'fastify'
import { sweepExpiredSignIns } from './auth/sweep.ts'
import { createServices, type Tuning } from './create-services.ts'
import { buildServer } from './server.ts'
import type { ApiDeps, Services } from './services.ts'

export interface Api {
  /** Ready to listen; the collaboration server attaches to its `server`. */
  app: FastifyInstance
  services: Services
  /** Lets running requests finish. What `deps` brought along is for its bringer to close. */
  close: () => Promise<void>
}

export async function createApi(deps: ApiDeps, tuning?: Tuning): Promise<Api> {
  const { services, close } = await createServices(deps, tuning)
  const app = await buildServer(services)
  sweepExpiredSignIns(services)
  return { app, services, close: () => app.close().then(close) }
}
