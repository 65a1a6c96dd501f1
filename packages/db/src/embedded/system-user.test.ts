import { chmod, chown, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { letRead, letThrough, systemUser } from './system-user.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'system-user-'))
})
afterEach(() => rm(directory, { recursive: true }))

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8)
/** Somebody who owns none of these files. */
const stranger = { uid: 4_000_000, gid: 4_000_000 }

test('PostgreSQL never runs as root', () => {
  expect(systemUser(join(directory, 'new')).uid).not.toBe(0)
})

test.runIf(process.getuid?.() === 0)('root runs it as the owner of the data, whoever that was', async () => {
  await chown(directory, stranger.uid, stranger.gid)
  expect(systemUser(directory)).toEqual(stranger)
})

test('a closed directory above is made passable, not readable, and that is said', async () => {
  const inner = join(directory, 'closed/inner')
  await mkdir(inner, { recursive: true })
  await chmod(join(directory, 'closed'), 0o700)
  const said: string[] = []
  await letThrough(inner, stranger, (message) => said.push(message))
  expect([await modeOf(directory), await modeOf(join(directory, 'closed')), await modeOf(inner)]).toEqual(['701', '701', '755'])
  expect(said.map((message) => message.split(' ')[1])).toEqual([join(directory, 'closed'), directory])
  await letThrough(inner, stranger, (message) => said.push(message))
  expect(said).toHaveLength(2)
})

test('nothing is changed when it runs as ourselves', async () => {
  await letThrough(directory, {}, () => expect.unreachable())
  expect(await modeOf(directory)).toBe('700')
})

test('programs installed under a strict umask are opened for reading, and only what ran may run', async () => {
  const root = join(directory, 'native')
  await mkdir(join(root, 'bin'), { recursive: true })
  for (const [name, mode] of [['bin/postgres', 0o700], ['sample', 0o600]] as const) {
    await writeFile(join(root, name), '')
    await chmod(join(root, name), mode)
  }
  await chmod(join(root, 'bin'), 0o700)
  await chmod(root, 0o700)
  await letRead(root, 'sample', stranger)
  expect([await modeOf(root), await modeOf(join(root, 'bin')), await modeOf(join(root, 'bin/postgres')), await modeOf(join(root, 'sample'))]).toEqual(['755', '755', '755', '644'])
})
