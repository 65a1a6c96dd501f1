import type { LocalTransactionOrigin } from '@hocuspocus/server'

/** Marks changes that came from the log, so that they go out to the editors and not into the log again. */
export const fromLog: LocalTransactionOrigin = { source: 'local', skipStoreHooks: true }
