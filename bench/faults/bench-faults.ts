import { randomInt } from 'node:crypto'
import type { Bench, FaultCounts, FaultResult } from '../report.ts'
import type { Fault } from './fault.ts'
import { faults } from './faults.ts'
import { startRig, type Rig, type System } from './rig.ts'
import { runFault, type Outcome } from './run-fault.ts'

/** What one process may grow by under any fault (I5). */
const maxGrownMb = 256

/** Breaks everything around two collaboration systems while people edit, and counts what they were promised and did not get. */
export const benchFaults: Bench = async ({ quick, log }) => {
  const wanted = process.env.FAULT
  const chosen = faults.filter(({ name }) => !wanted || name.includes(wanted))
  const firstSeed = Number(process.env.SEED ?? randomInt(2 ** 30))
  log(`seed ${firstSeed}`)
  const [ours, peer] = await Promise.all([runAll('ours', chosen, { quick, firstSeed, log }), runAll('peer', chosen, { quick, firstSeed, log })])
  return {
    bench: 'faults',
    runs: ours.reduce((sum, { counts }) => sum + counts.runs, 0),
    results: chosen.map((fault, index) => toResult(fault, ours[index]!, peer[index]!)),
  }
}

interface Tally {
  counts: FaultCounts
  isAsPromised: boolean
}

interface RunOptions {
  quick: boolean
  firstSeed: number
  log: (message: string) => void
}

/** In two lanes, each on a rig of its own: most of a fault is waiting. */
async function runAll(system: System, chosen: readonly Fault[], options: RunOptions): Promise<Tally[]> {
  const tallies: Tally[] = []
  const queue = chosen.entries()
  async function lane(): Promise<void> {
    const rig = await startRig(system)
    try {
      for (const [index, fault] of queue) tallies[index] = await runMany(rig, fault, options)
    } finally {
      await rig.close()
    }
  }
  await Promise.all([lane(), lane()])
  return tallies
}

async function runMany(rig: Rig, fault: Fault, { quick, firstSeed, log }: RunOptions): Promise<Tally> {
  // The peer shows what it does in fewer runs; each of its failures waits out the whole time.
  const full = rig.system === 'ours' ? fault.runs.full : Math.min(fault.runs.full, fault.runs.full >= 100 ? 50 : 3)
  const outcomes: Outcome[] = []
  for (let run = 0; run < (quick ? fault.runs.quick : full); run++) {
    const outcome = await runFault(rig, fault, { seed: firstSeed + run, isQuick: quick, settleMs: quick ? 8000 : 20_000 })
    outcomes.push(outcome)
    if (rig.system === 'ours') for (const trouble of troublesOf(outcome)) log(`${fault.name}, seed ${outcome.seed}: ${trouble}`)
  }
  const counts: FaultCounts = {
    runs: outcomes.length,
    acknowledged: sum(outcomes.map(({ acknowledged }) => acknowledged)),
    lost: sum(outcomes.map(({ lost }) => lost.length)),
    diverged: sum(outcomes.map(({ diverged }) => diverged)),
    recoverSeconds: Math.max(...outcomes.map(({ recoverSeconds }) => recoverSeconds)),
    peakMb: Math.max(...outcomes.map(({ peakMb }) => peakMb)),
  }
  log(`${rig.system}, ${fault.name}: ${JSON.stringify(counts)}`)
  // Where nothing is acknowledged, nothing can be lost, and nothing was tried.
  return { counts, isAsPromised: counts.acknowledged > 0 && outcomes.every((outcome) => troublesOf(outcome).length === 0) }
}

function troublesOf({ lost, diverged, grownMb, broken }: Outcome): string[] {
  return [
    ...(lost.length > 0 ? [`lost ${lost.slice(0, 5).join(', ')}`] : []),
    ...(diverged > 0 ? [`${diverged} documents did not come together`] : []),
    ...(grownMb > maxGrownMb ? [`a process grew by ${grownMb.toFixed(0)} MB`] : []),
    ...broken,
  ]
}

function toResult({ name }: Fault, ours: Tally, peer: Tally): FaultResult {
  return { name, ...ours.counts, peer: peer.counts, ok: ours.isAsPromised }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
