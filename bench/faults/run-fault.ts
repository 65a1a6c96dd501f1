import { setTimeout as sleep } from 'node:timers/promises'
import { rollDice } from '@insightengine/shared/testing'
import type { Fault } from './fault.ts'
import type { Rig } from './rig.ts'
import { Stage } from './stage.ts'

export interface Outcome {
  seed: number
  acknowledged: number
  /** Called saved and not in Postgres at the end (I1). */
  lost: string[]
  /** Documents that clients and Postgres did not agree on in time, or with unconfirmed edits left (I2, I4). */
  diverged: number
  recoverSeconds: number
  peakMb: number
  /** How much the largest process grew (I5). */
  grownMb: number
  /** What else the fault promises and did not happen. */
  broken: string[]
}

/** Plays the fault once, lets everything come to rest, and compares what people were promised with what Postgres has. */
export async function runFault(rig: Rig, fault: Fault, { seed, isQuick, settleMs }: { seed: number; isQuick: boolean; settleMs: number }): Promise<Outcome> {
  const stage = new Stage(rig, rollDice(seed), isQuick)
  try {
    stage.healed()
    const broken = await fault.play(stage)
    const unsettled = new Set(stage.stories())
    while (unsettled.size > 0 && stage.secondsSinceHealed * 1000 < settleMs) {
      for (const story of unsettled) if (await stage.isSettled(story)) unsettled.delete(story)
      if (unsettled.size > 0) await sleep(50)
    }
    const recoverSeconds = stage.secondsSinceHealed
    stage.leave()
    // Bare Hocuspocus stores when the last one leaves; it gets the time to.
    let lost = await missing(stage)
    for (let tries = 0; lost.length > 0 && tries < 20; tries++) {
      await sleep(100)
      lost = await missing(stage)
    }
    const acknowledged = stage.stories().reduce((sum, story) => sum + stage.acknowledged(story).length, 0)
    return { seed, acknowledged, lost, diverged: unsettled.size, recoverSeconds, peakMb: stage.peakMb, grownMb: stage.grownMb, broken: rig.system === 'ours' ? broken : [] }
  } finally {
    await stage.close()
  }
}

async function missing(stage: Stage): Promise<string[]> {
  return (await Promise.all(stage.stories().map((story) => stage.missing(story)))).flat()
}
