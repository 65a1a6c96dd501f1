import { ensureAppRole } from './app-role.ts'
import { migrate } from './migrate.ts'

export interface PrepareOptions {
  /** `deriveSecrets(…).appRolePassword`. */
  appRolePassword: string
  log: (message: string) => void
}

/** What a start needs: the schema up to date and the app role with its rights. Returns the app's address, for `openDb`. */
export async function prepareDatabase(ownerUrl: string, { appRolePassword, log }: PrepareOptions): Promise<{ appUrl: string; applied: string[] }> {
  const applied = await migrate(ownerUrl, { log })
  return { appUrl: await ensureAppRole(ownerUrl, { password: appRolePassword }), applied }
}
