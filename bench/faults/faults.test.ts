import { rollDice } from '@insightengine/shared/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { badNetwork, offline } from './client-faults.ts'
import { killEverybodyLeaves, killOneOfTwo } from './node-faults.ts'
import { startRig, type Rig, type System } from './rig.ts'
import { runFault } from './run-fault.ts'
import { postgresRestarted, redisKilled } from './store-faults.ts'

let rigs: Record<System, Rig>
beforeAll(async () => {
  const [ours, peer] = await Promise.all([startRig('ours'), startRig('peer')])
  rigs = { ours, peer }
})
afterAll(() => Promise.all(Object.values(rigs).map((rig) => rig.close())))

const { seed } = rollDice()
const options = { isQuick: true, settleMs: 15_000 }

test.for([
  { fault: killEverybodyLeaves, runs: 3 },
  { fault: killOneOfTwo, runs: 1 },
  { fault: postgresRestarted, runs: 1 },
  { fault: redisKilled, runs: 1 },
  { fault: offline, runs: 1 },
  { fault: badNetwork, runs: 1 },
])('nothing that was called saved is lost, and all agree: $fault.name', { timeout: 60_000 }, async ({ fault, runs }) => {
  let acknowledged = 0
  for (let run = 0; run < runs; run++) {
    const outcome = await runFault(rigs.ours, fault, { seed: seed + run, ...options })
    expect(outcome, `seed ${outcome.seed}`).toMatchObject({ lost: [], diverged: 0, broken: [] })
    acknowledged += outcome.acknowledged
  }
  // Where nothing is acknowledged, nothing can be lost.
  expect(acknowledged, `seed ${seed}`).toBeGreaterThan(0)
})

test('the harness notices a server that confirms what it has not saved', { timeout: 60_000 }, async () => {
  let lost = 0
  for (let run = 0; run < 3 && lost === 0; run++) lost += (await runFault(rigs.peer, killEverybodyLeaves, { seed: seed + run, ...options })).lost.length
  expect(lost, `seed ${seed}`).toBeGreaterThan(0)
})
