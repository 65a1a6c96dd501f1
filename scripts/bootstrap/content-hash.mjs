import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './environment.mjs'

const skipped = new Set(['node_modules', 'dist', '.cache'])

/** One hash over the names and bytes of the given files and folders, paths relative to the repository. */
export function contentHash(paths) {
  const hash = createHash('sha256')
  const add = (path) => {
    const full = join(root, path)
    if (!existsSync(full)) return
    if (statSync(full).isFile()) {
      hash.update(path).update('\0').update(readFileSync(full)).update('\0')
      return
    }
    for (const name of readdirSync(full).sort()) if (!skipped.has(name)) add(join(path, name))
  }
  for (const path of paths) add(path)
  return hash.digest('hex')
}

/** True when `file` already holds `hash`. */
export function isStamped(file, hash) {
  return existsSync(file) && readFileSync(file, 'utf8') === hash
}

export function stamp(file, hash) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, hash)
}
