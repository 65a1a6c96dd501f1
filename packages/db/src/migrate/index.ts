export { ensureAppRole } from './app-role.ts'
export { migrate, type MigrateOptions } from './migrate.ts'
export { prepareDatabase, type PrepareOptions } from './prepare-database.ts'
