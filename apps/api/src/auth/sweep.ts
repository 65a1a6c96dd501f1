import { refreshTokenRepository, sessionRepository } from '@insightengine/db/session'
import type { Services } from '../services.ts'

const every6Hours = 6 * 60 * 60 * 1000

/** Removes sessions and refresh tokens whose time is over; nothing accepts them any more, they would only pile up. */
export function sweepExpiredSignIns({ db, background, onClose }: Services): void {
  const sweep = () =>
    background.run('removing expired sign-ins', async () => {
      await sessionRepository(db).deleteExpired()
      await refreshTokenRepository(db).deleteExpired()
    })
  const timer = setInterval(sweep, every6Hours)
  timer.unref()
  onClose(async () => clearInterval(timer))
  sweep()
}
