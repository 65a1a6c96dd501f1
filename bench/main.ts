// npm run bench -- <name> [--quick] [--json]
import { parseArgs } from 'node:util'
import { benchCollab } from './collab/bench-collab.ts'
import { benchFaults } from './faults/bench-faults.ts'
import { formatReport, type Bench } from './report.ts'
import { benchStart } from './start/bench-start.ts'

const benches: Record<string, Bench> = { start: benchStart, faults: benchFaults, collab: benchCollab }

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
})
const name = positionals[0] ?? ''
const bench = benches[name]
if (!bench) {
  console.error(`Usage: npm run bench -- <${Object.keys(benches).join('|')}> [--quick] [--json]`)
  process.exit(2)
}
// Progress goes to standard error, so that standard output is the result alone.
const report = await bench({ quick: values.quick, log: (message) => process.stderr.write(`${message}\n`) })
console.log(values.json ? JSON.stringify(report) : formatReport(report))
process.exit(report.results.every((result) => result.ok) ? 0 : 1)
