import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { AppError } from '@insightengine/shared/errors'
import type { Services } from '../services.ts'

/** /healthz: this process answers. /readyz: it can also do its work, so a proxy may send people here. */
export function serveHealth(app: FastifyInstance, services: Services): void {
  app.get('/healthz', (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'up' }))
  app.get('/readyz', async (_request, reply) => {
    await askDatabase(services)
    return reply.header('cache-control', 'no-store').send({ status: 'ready' })
  })
}

async function askDatabase({ db, logger }: Services): Promise<void> {
  const answered = db.pool.query('select 1')
  const late = sleep(3000, undefined, { ref: false }).then(() => Promise.reject(new Error('no answer within 3 s')))
  try {
    await Promise.race([answered, late])
  } catch (cause) {
    logger.warn({ err: cause }, 'not ready: the database does not answer')
    throw new AppError('unavailable', 'The database does not answer', {}, { cause })
  } finally {
    // Whichever loses the race may still fail, which is no news any more.
    void Promise.allSettled([answered, late])
  }
}
