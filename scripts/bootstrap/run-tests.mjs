import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { seconds } from './dependencies.mjs'
import { cacheDir, nodeEnv, root } from './environment.mjs'
import { run, runProgram } from './processes.mjs'

/** Each check counts as one test in the last line. */
const checks = [
  { name: 'types', run: () => runProgram(join(root, 'node_modules/.bin/tsc'), ['-b'], { env: nodeEnv(), mayFail: true }) },
  {
    name: 'lint',
    run: () => runProgram(join(root, 'node_modules/.bin/oxlint'), ['--type-aware', '--quiet'], { env: nodeEnv(), mayFail: true }),
  },
]

/** Runs type check, lint and tests; prints the sum as the last line. Returns the exit code. */
export function runTests({ only, filters = [] }) {
  let passed = 0
  let failed = 0
  for (const check of filters.length > 0 ? [] : checks) {
    const started = Date.now()
    const ok = check.run().status === 0
    if (ok) passed++
    else failed++
    console.log(`${check.name}: ${ok ? 'ok' : 'FAILED'} (${seconds(started)})`)
  }
  if (only === 'all') {
    const counted = runVitest(filters)
    passed += counted.passed
    failed += counted.failed
  }
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

function runVitest(filters) {
  const report = join(cacheDir, 'test-report.json')
  mkdirSync(cacheDir, { recursive: true })
  rmSync(report, { force: true })
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filters]
  const status = run(args, { mayFail: true }).status
  const { numPassedTests: passed, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'))
  // A file that failed to load, an unhandled error or a skipped test is a failure that the counts do not show.
  const hidden = numPendingTests + (status !== 0 && numFailedTests === 0 ? 1 : 0)
  return { passed, failed: numFailedTests + hidden }
}
