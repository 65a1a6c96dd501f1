import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createSecretBox } from './index.ts'

const key = randomBytes(32)
const box = createSecretBox([key])

describe('a secret box', () => {
  test('opens what it sealed, in any script and empty too', () => {
    for (const plain of ['hunter2', '', 'pässwörd 密码 🔑', 'x'.repeat(10_000)]) expect(box.open(box.seal(plain, 'connection:1'), 'connection:1')).toBe(plain)
  })

  test('never seals the same text the same way, nor shows it', () => {
    const [one, two] = [box.seal('hunter2', 'a'), box.seal('hunter2', 'a')]
    expect(one).not.toBe(two)
    expect(one).not.toContain('hunter2')
    expect(one).not.toContain(Buffer.from('hunter2').toString('base64url'))
  })

  test('does not open a value that was moved to another row', () => {
    expect(() => box.open(box.seal('hunter2', 'connection:1'), 'connection:2')).toThrow('altered, or belongs to something else')
  })

  test('does not open a value with any one character changed', () => {
    const sealed = box.seal('hunter2', 'a')
    for (let at = 0; at < sealed.length; at++) {
      const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
      // The last character of a base64 part carries spare bits, so another text may mean the same bytes.
      if (sameBytes(changed, sealed)) continue
      expect(() => box.open(changed, 'a'), `character ${at}`).toThrow(/sealed|altered/)
    }
  })

  test('refuses a shortened tag, which would be easier to guess', () => {
    const parts = box.seal('hunter2', 'a').split('.')
    parts[3] = Buffer.from(parts[3] ?? '', 'base64url').subarray(0, 4).toString('base64url')
    expect(() => box.open(parts.join('.'), 'a')).toThrow('altered')
  })

  test('says which key is missing when the secret was changed', () => {
    const sealed = box.seal('hunter2', 'a')
    expect(() => createSecretBox([randomBytes(32)]).open(sealed, 'a')).toThrow(/sealed with the key [\w-]{8}, .*APP_SECRET/)
    expect(() => box.open('plain text', 'a')).toThrow('not a sealed secret')
  })

  test('refuses a key of the wrong size, and none', () => {
    expect(() => createSecretBox([randomBytes(16)])).toThrow('32 bytes')
    expect(() => createSecretBox([])).toThrow('at least one key')
  })
})

describe('rotation', () => {
  test('old values open with the new key in front, and are known to be outdated until sealed anew', () => {
    const old = box.seal('hunter2', 'a')
    const rotated = createSecretBox([randomBytes(32), key])
    expect(rotated.open(old, 'a')).toBe('hunter2')
    expect(rotated.isOutdated(old)).toBe(true)
    const fresh = rotated.seal('hunter2', 'a')
    expect(rotated.isOutdated(fresh)).toBe(false)
    expect(() => box.open(fresh, 'a')).toThrow('key')
  })
})

function sameBytes(one: string, two: string): boolean {
  const bytes = (sealed: string) => sealed.split('.').map((part, index) => (index < 2 ? part : Buffer.from(part, 'base64url').toString('hex')))
  return JSON.stringify(bytes(one)) === JSON.stringify(bytes(two))
}
