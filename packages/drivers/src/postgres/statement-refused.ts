import type { QueryFailureReason } from '@insightengine/shared/errors'

/**
 * Thrown inside the parser's thread, where `AppError` is not: importing it brings all schemas along, which took longer than the parser
 * itself each time the thread starts.
 */
export class StatementRefused extends Error {
  readonly reason: QueryFailureReason
  readonly position: number | null
  readonly driverCode: string | null

  constructor(reason: QueryFailureReason, message: string, { position = null, driverCode = null }: { position?: number | null; driverCode?: string | null } = {}) {
    super(message)
    this.reason = reason
    this.position = position
    this.driverCode = driverCode
  }
}
