import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { cleanEnv } from './environment.mjs'
import { runProgram } from './processes.mjs'

/** The program each Debian package is needed for. */
const programs = { chromium: 'chromium', 'redis-server': 'redis-server' }

/** Tests use real services. What is missing is installed; where that is impossible, the run fails and says what to install. */
export function ensureDebianPackages(packages) {
  const missing = packages.filter((name) => !isInstalled(programs[name]))
  if (missing.length === 0) return
  console.log(`Installing Debian packages that the tests need: ${missing.join(', ')}…`)
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const env = { ...cleanEnv(), DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => {
    const [file, ...rest] = [...prefix, 'apt-get', '-qq', '-o', 'DPkg::Lock::Timeout=300', ...args]
    return runProgram(file, rest, { env, mayFail: true, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
  }
  apt('update')
  const installed = apt('install', '-y', '--no-install-recommends', ...missing)
  if (!installed || missing.some((name) => !isInstalled(programs[name]))) {
    console.error(`These are needed and could not be installed: ${missing.join(', ')}. Run: apt-get install ${missing.join(' ')}`)
    process.exit(1)
  }
}

function isInstalled(program) {
  const path = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin']
  return path.some((dir) => existsSync(join(dir, program)))
}
