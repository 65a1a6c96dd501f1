import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const lockfile = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')

function versionsOf(name: string): string[] {
  const escaped = name.replaceAll('/', '\\/')
  return [...new Set([...lockfile.matchAll(new RegExp(`^ {2}'?${escaped}@(\\d[^(':]*)`, 'gm'))].map((match) => match[1] ?? ''))]
}

test('there is one copy of each package that breaks when there are two', () => {
  for (const name of ['yjs', 'y-protocols', '@tiptap/core', '@tiptap/pm', 'react', 'react-dom', 'prosemirror-model', 'prosemirror-state', 'zod'])
    expect.soft({ name, versions: versionsOf(name) }).toEqual({ name, versions: [expect.any(String)] })
})

test('the lockfile says what to install, not where from', () => {
  expect(lockfile).not.toMatch(/https?:\/\//)
  expect(lockfile).not.toMatch(/tarball:/)
})

test('every dependency is pinned to one exact version', () => {
  const manifests = ['.', 'apps/api', 'apps/collab', 'apps/server', 'apps/web', 'packages/bus', 'packages/charts', 'packages/db', 'packages/drivers', 'packages/shared']
  const loose = manifests.flatMap((dir) => {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(join(root, dir, 'package.json'), 'utf8')) as Record<string, Record<string, string>>
    return Object.entries({ ...dependencies, ...devDependencies })
      .filter(([, version]) => version !== 'workspace:*' && !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name, version]) => `${dir}: ${name}@${version}`)
  })
  expect(loose).toEqual([])
})
