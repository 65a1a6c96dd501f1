import type { Connection, ConnectionInput } from '@insightengine/shared/connection'

type Settings = Pick<Connection, 'host' | 'port' | 'database' | 'username' | 'sslMode'>

/**
 * Why an empty password will not do when a connection is edited; null when the stored one serves. The API sends the stored password
 * nowhere but where it was given for, and a test of unsaved settings has none at all.
 */
export function whyPasswordIsNeeded(stored: Settings, input: Settings & Pick<ConnectionInput, 'password'>, intent: 'save' | 'test'): string | null {
  if (input.password !== '') return null
  const hasChanged = (...keys: (keyof Settings)[]) => keys.some((key) => stored[key] !== input[key])
  if (hasChanged('host', 'port', 'username')) return 'Enter the password again: the stored one is not sent to another host or user.'
  if (intent === 'test' && hasChanged('database', 'sslMode')) return 'Enter the password to test changed settings before saving them.'
  return null
}
