import { can, type Action, type Actor, type Subject } from '@insightengine/shared/access'
import { AppError } from '@insightengine/shared/errors'

/**
 * Refuses what `can` refuses. A subject of another organisation is answered as if it did not exist, so that nobody learns which ids do.
 * `what` names the subject in that answer and must read like the repository's own: `story <id>`.
 */
export function authorize(actor: Actor, action: Action, subject: Subject, what = 'that'): void {
  if (can(actor, action, subject)) return
  if (actor.orgId !== subject.orgId) throw new AppError('not_found', what)
  throw new AppError('forbidden', `Your role (${actor.role}) may not do this`)
}

/** For actions on the organisation as a whole: creating, listing, managing. */
export function authorizeInOrg(actor: Actor, action: Action): void {
  authorize(actor, action, { orgId: actor.orgId })
}
