import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { contentHash, isStamped, stamp } from './content-hash.mjs'
import { seconds } from './dependencies.mjs'
import { cacheDir, root } from './environment.mjs'
import { run } from './processes.mjs'

/** Builds the web app when anything it is made of changed. */
export function buildWeb() {
  const hash = contentHash(['apps/web', 'packages/shared/src', 'packages/charts/src', 'pnpm-lock.yaml'])
  const stampFile = join(cacheDir, 'web-build')
  if (isStamped(stampFile, hash) && existsSync(join(root, 'apps/web/dist/index.html'))) return
  const started = Date.now()
  console.log('Building the web app (only when it changed)…')
  run(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], { cwd: join(root, 'apps/web') })
  stamp(stampFile, hash)
  console.log(`The web app is built (${seconds(started)}).`)
}
