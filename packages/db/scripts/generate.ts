// Writes the Prisma client to src/generated. Run by the bootstrap before anything that needs it; returns at once when the schema
// and Prisma's version are those of the last time. Works from any folder, with nothing built: node packages/db/scripts/generate.ts
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const schema = join(root, 'prisma/schema.prisma')
const output = join(root, 'src/generated')

const prisma = createRequire(import.meta.url).resolve('prisma/package.json')
const { version } = JSON.parse(readFileSync(prisma, 'utf8')) as { version: string }
const wanted = createHash('sha256').update(version).update(readFileSync(schema)).digest('hex')

if (!isCurrent()) generate()

function isCurrent(): boolean {
  const stamp = join(output, 'schema.sha256')
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
}

/** Made aside and moved into place, so that a program starting meanwhile, or a second one of these, finds a whole client. */
function generate(): void {
  const cache = join(root, '../../.cache')
  mkdirSync(cache, { recursive: true })
  const work = mkdtempSync(join(cache, 'prisma-'))
  try {
    // The schema says `../src/generated`, which is inside `work` for a copy in `work/prisma`.
    cpSync(schema, join(work, 'prisma/schema.prisma'))
    execFileSync(process.execPath, [join(prisma, '../build/index.js'), 'generate', '--schema', join(work, 'prisma/schema.prisma'), '--no-hints'], {
      cwd: root,
      stdio: 'pipe',
      // Generating needs no schema engine, but Prisma looks for one and would download it; any existing file satisfies it.
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    })
    const made = join(work, 'src/generated')
    writeFileSync(join(made, 'schema.sha256'), wanted)
    if (existsSync(output)) renameSync(output, join(work, 'replaced'))
    renameSync(made, output)
  } catch (error) {
    // Another one was quicker, with the same result.
    if (!isCurrent()) throw error
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
