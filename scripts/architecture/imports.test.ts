import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** Which of our packages each may import. Everything points down; apps never import each other, but for two stated exceptions. */
const allowed: Record<string, readonly string[]> = {
  'packages/shared': [],
  'packages/bus': ['packages/shared'],
  'packages/db': ['packages/shared'],
  'packages/drivers': ['packages/shared'],
  'packages/charts': ['packages/shared'],
  'apps/api': ['packages/shared', 'packages/bus', 'packages/db', 'packages/drivers', 'packages/charts'],
  'apps/collab': ['packages/shared', 'packages/bus', 'packages/db'],
  // The web takes the API's router as a type only; see the test below.
  'apps/web': ['packages/shared', 'packages/charts', 'apps/api'],
  // Mounts api and collab in one process.
  'apps/server': ['packages/shared', 'packages/bus', 'packages/db', 'packages/drivers', 'apps/api', 'apps/collab'],
}

interface Import {
  file: string
  /** The text from `import` or `export` to the module's name. */
  statement: string
  specifier: string
}

function listFiles(pattern: RegExp): string[] {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' }).split('\n')
  // A file that was just moved is still in the index.
  return files.filter((file) => pattern.test(file) && existsSync(join(root, file)))
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const statements = text.matchAll(/^\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm)
  return [...statements].map((match) => ({ file, statement: match[0].trim(), specifier: match[1] ?? match[2] ?? match[3] ?? '' }))
}

const sources = listFiles(/^(apps|packages)\/[^/]+\/src\/.*\.tsx?$/)
const imports = sources.flatMap(importsOf)
const packageOf = (file: string) => file.split('/').slice(0, 2).join('/')

/** The package of ours that an import reaches, by name or by a path that climbs out of its own. */
function targetOf({ file, specifier }: Import): string | null {
  const named = /^@insightengine\/([^/]+)/.exec(specifier)?.[1]
  if (named) return ['api', 'collab', 'server', 'web'].includes(named) ? `apps/${named}` : `packages/${named}`
  if (!specifier.startsWith('.')) return null
  return packageOf(normalize(join(dirname(file), specifier)))
}

test('there is something to check', () => {
  expect(sources.length).toBeGreaterThan(50)
  expect(imports.length).toBeGreaterThan(100)
})

test('imports between packages point in the allowed direction', () => {
  const wrong = imports.filter((each) => {
    const from = packageOf(each.file)
    const to = targetOf(each)
    return to !== null && to !== from && !(allowed[from] ?? []).includes(to)
  })
  expect(wrong.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([])
})

test('the web takes only types from the API', () => {
  const values = imports.filter((each) => each.file.startsWith('apps/web/') && targetOf(each) === 'apps/api' && !each.statement.startsWith('import type'))
  expect(values.map(({ file, statement }) => `${file}: ${statement}`)).toEqual([])
})

test('packages reach each other by name, never by a path', () => {
  const paths = imports.filter((each) => each.specifier.startsWith('.') && targetOf(each) !== packageOf(each.file))
  expect(paths.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([])
})

test('Prisma and its generated types stay inside packages/db', () => {
  const outside = imports.filter(({ file, specifier }) => !file.startsWith('packages/db/') && /@prisma\/|\/generated\//.test(specifier))
  expect(outside.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([])
})

test('the story document’s key names appear only in its accessor modules', () => {
  const keys = /\.get(?:Map|Array|XmlFragment|Text)\(\s*['"](?:meta|pages|cards|filters)['"]/
  const outside = sources.filter((file) => !file.startsWith('packages/shared/src/doc/') && keys.test(readFileSync(join(root, file), 'utf8')))
  expect(outside).toEqual([])
})

test('the viewer loads no editor: no Yjs, tiptap, tldraw, CodeMirror or tRPC is reachable from its entry', () => {
  const seen = new Set<string>()
  const reached = new Set<string>()
  const visit = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    for (const each of importsOf(file)) {
      if (each.statement.startsWith('import type') || each.statement.startsWith('export type')) continue
      const own = resolveSource(each)
      if (own) visit(own)
      else reached.add(each.specifier)
    }
  }
  visit('apps/web/src/viewer/main.tsx')
  expect(seen.size).toBeGreaterThan(5)
  expect([...reached].filter((specifier) => /^(yjs|y-|lib0|@tiptap|@hocuspocus|prosemirror|tldraw|@codemirror|@trpc)/.test(specifier))).toEqual([])
})

/** The file of ours behind an import, or null for a package from outside. */
function resolveSource({ file, specifier }: Import): string | null {
  if (specifier.startsWith('.')) return relative(root, join(root, dirname(file), specifier))
  const shared = /^@insightengine\/shared\/(.+)$/.exec(specifier)?.[1]
  if (shared) return `packages/shared/src/${shared}/index.ts`
  return specifier === '@insightengine/charts' ? 'packages/charts/src/index.ts' : null
}
