import type { UserId } from '@insightengine/shared/ids'
import type { PoolClient } from 'pg'
import type { Db, Tx } from './db.ts'
import { runPg, runPrisma } from './transaction.ts'

/** What is known before an organisation is, and what it opens, for reading only. */
export type Scope =
  /** The person's memberships, active or not, and the organisations of those. */
  | { userId: UserId }
  /** The published story with this token, and its published version. Whether it is public is the caller's question. */
  | { shareToken: string }
  /** The invite with this token's hash, used and expired ones too. */
  | { inviteTokenHash: string }

/** For lookups that find out the organisation. What follows belongs into `withOrg`. */
export function withScope<T>(db: Db, scope: Scope, fn: (tx: Tx) => Promise<T>): Promise<T> {
  return runPrisma(db, settingsOf(scope), fn)
}

/** `withScope` without Prisma, for what a whole audience does at once. */
export function withScopePg<T>(db: Pick<Db, 'pool'>, scope: Scope, fn: (client: PoolClient) => Promise<T>): Promise<T> {
  return runPg(db, settingsOf(scope), fn)
}

function settingsOf(scope: Scope): Record<string, string> {
  if ('userId' in scope) return { 'app.user_id': scope.userId }
  if ('shareToken' in scope) return { 'app.share_token': scope.shareToken }
  return { 'app.invite_token_hash': scope.inviteTokenHash }
}
