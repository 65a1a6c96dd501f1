import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { contentHash, isStamped, stamp } from './content-hash.mjs'
import { cleanEnv, root, toolsDir } from './environment.mjs'
import { runProgram } from './processes.mjs'

const pnpmVersion = '12.21.0'

/** Installs exactly what the lockfile says, when it says something new. */
export function ensureDependencies() {
  const hash = contentHash(['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json'])
  const stampFile = join(root, 'node_modules/.installed')
  if (isStamped(stampFile, hash)) return
  const started = Date.now()
  console.log('Installing dependencies (only when they changed; about a minute the first time)…')
  const pnpm = join(toolsDir, `pnpm-${pnpmVersion}`)
  const binary = join(pnpm, 'node_modules/.bin/pnpm')
  if (!existsSync(binary)) {
    mkdirSync(pnpm, { recursive: true })
    const quiet = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts']
    runProgram('npm', ['install', '--prefix', pnpm, ...quiet, `pnpm@${pnpmVersion}`], { env: cleanEnv(), isQuiet: true })
  }
  // CI=1 keeps pnpm from asking questions, such as whether to rebuild node_modules.
  runProgram(binary, ['install', '--frozen-lockfile', '--reporter=append-only', '--loglevel=warn'], { env: { ...cleanEnv(), CI: '1' }, isQuiet: true })
  stamp(stampFile, hash)
  console.log(`Dependencies are ready (${seconds(started)}).`)
}

export function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`
}
