// The way in for every command: `npm start`, `npm test`, `npm run bench|check|dev`. Runs on whatever Node is present (20 or
// later), uses nothing but Node itself, brings the pinned tools, and hands over to the Node 24 of the lockfile.
import { buildWeb } from './bootstrap/build-web.mjs'
import { ensureDebianPackages } from './bootstrap/debian-packages.mjs'
import { ensureDependencies } from './bootstrap/dependencies.mjs'
import { handOver, run } from './bootstrap/processes.mjs'
import { runTests } from './bootstrap/run-tests.mjs'

const [command = 'start', ...rest] = process.argv.slice(2)

const commands = {
  start: () => {
    prepare()
    buildWeb()
    handOver(['apps/server/src/main.ts', ...rest])
  },
  /** Everything `start` needs, without starting: for images. */
  prepare: () => {
    prepare()
    buildWeb()
  },
  dev: () => {
    prepare()
    handOver(['scripts/dev.ts', ...rest])
  },
  check: () => {
    prepare()
    process.exitCode = runTests({ only: 'checks' })
  },
  test: () => {
    prepare()
    ensureDebianPackages(['chromium', 'redis-server'])
    buildWeb()
    process.exitCode = runTests({ only: 'all', filters: rest })
  },
  bench: () => {
    prepare()
    ensureDebianPackages(['chromium', 'redis-server'])
    handOver(['bench/main.ts', ...rest])
  },
}

function prepare() {
  ensureDependencies()
  run(['packages/db/scripts/generate.ts'])
}

if (!Object.hasOwn(commands, command)) {
  console.error(`Unknown command "${command}". Known: ${Object.keys(commands).join(', ')}.`)
  process.exit(2)
}
commands[command]()
