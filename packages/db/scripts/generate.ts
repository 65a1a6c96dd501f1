// Writes the Prisma client to src/generated. Run by the bootstrap before anything that needs it; returns at once when the schema
// and Prisma's version are those of the last time. Works from any folder, with nothing built: node packages/db/scripts/generate.ts
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const schema = join(root, 'prisma/schema.prisma')
const output = join(root, 'src/generated')
const stamp = join(output, 'schema.sha256')

const prisma = createRequire(import.meta.url).resolve('prisma/package.json')
const { version } = JSON.parse(readFileSync(prisma, 'utf8')) as { version: string }
const wanted = createHash('sha256').update(version).update(readFileSync(schema)).digest('hex')

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  rmSync(output, { recursive: true, force: true })
  execFileSync(process.execPath, [join(prisma, '../build/index.js'), 'generate', '--schema', schema, '--no-hints'], {
    cwd: root,
    stdio: 'pipe',
    // Generating needs no schema engine, but Prisma looks for one and would download it; any existing file satisfies it.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  })
  writeFileSync(stamp, wanted)
}
