export { openDb, type Db, type Json, type Tx } from './db.ts'
export { isDatabaseUnreachable } from './unreachable.ts'
export { withOrg, withOrgPg } from './with-org.ts'
export { withScope, type Scope } from './with-scope.ts'
