import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { contentHash, isStamped, stamp } from './content-hash.mjs'
import { seconds } from './dependencies.mjs'
import { cacheDir, root } from './environment.mjs'
import { run } from './processes.mjs'

const dist = join(root, 'apps/web/dist')

/** Builds the web app when anything it is made of changed. */
export function buildWeb() {
  const hash = contentHash(['apps/web', 'packages/shared/src', 'packages/charts/src', 'pnpm-lock.yaml'])
  const stampFile = join(cacheDir, 'web-build')
  if (isStamped(stampFile, hash) && existsSync(join(dist, 'index.html'))) return
  const started = Date.now()
  console.log('Building the web app (only when it changed)…')
  // Built aside and moved into place whole: a workspace that is running serves the old files until the new ones are all there.
  const next = join(cacheDir, 'web-next')
  run(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', '--outDir', next, '--emptyOutDir'], { cwd: join(root, 'apps/web') })
  rmSync(dist, { recursive: true, force: true })
  renameSync(next, dist)
  stamp(stampFile, hash)
  console.log(`The web app is built (${seconds(started)}).`)
}
