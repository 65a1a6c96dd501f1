import { expect, test } from 'vitest'
import { deriveSecrets } from './index.ts'

const appSecret = 'a-secret-of-the-installation-with-enough-letters'

test('two processes with one APP_SECRET derive the same keys', () => {
  const [one, two] = [deriveSecrets(appSecret), deriveSecrets(appSecret)]
  expect(one.jwt).toEqual(two.jwt)
  expect(one.appRolePassword).toBe(two.appRolePassword)
  expect(two.connectionPasswords.open(one.connectionPasswords.seal('hunter2', 'a'), 'a')).toBe('hunter2')
})

test('every purpose has its own key, and none is the secret itself', () => {
  const { jwt, collab, appRolePassword, sampleReaderPassword } = deriveSecrets(appSecret)
  const keys = [...[jwt, collab].map((key) => Buffer.from(key).toString('base64url')), appRolePassword, sampleReaderPassword]
  expect(new Set(keys).size).toBe(4)
  expect(keys.every((key) => key.length === 43)).toBe(true)
})

test('after a change of APP_SECRET, naming the old one keeps connection passwords readable', () => {
  const sealed = deriveSecrets(appSecret).connectionPasswords.seal('hunter2', 'a')
  const changed = 'another-secret-of-the-installation-just-as-long'
  expect(deriveSecrets(changed, [appSecret]).connectionPasswords.open(sealed, 'a')).toBe('hunter2')
  expect(() => deriveSecrets(changed).connectionPasswords.open(sealed, 'a')).toThrow('APP_SECRET')
})

test('a secret that could be guessed is refused', () => {
  expect(() => deriveSecrets('short')).toThrow('at least 32 characters')
})
