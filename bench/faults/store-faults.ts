import { setTimeout as sleep } from 'node:timers/promises'
import type { Fault } from './fault.ts'
import type { Stage } from './stage.ts'

async function fourPeopleOnTwoNodes(stage: Stage) {
  const nodes = await stage.startNodes(2)
  const story = await stage.rig.newStory()
  for (const node of [...nodes, ...nodes]) await stage.join(story, await stage.openLink(node))
  await stage.type(300)
  return { nodes, story }
}

/** People edit on for the first part of it, and then wait. */
async function hurtWhileEditing(stage: Stage, hurtMs: number): Promise<void> {
  await stage.type(Math.min(600, hurtMs / 2))
  await sleep(hurtMs - Math.min(600, hurtMs / 2))
}

export const postgresRestarted: Fault = {
  name: 'Postgres stopped and restarted',
  runs: { quick: 1, full: 5 },
  async play(stage) {
    await fourPeopleOnTwoNodes(stage)
    await stage.rig.postgres.stop()
    await hurtWhileEditing(stage, stage.isQuick ? 1200 : 2000 + stage.dice.below(5000))
    await stage.rig.postgres.start()
    stage.healed()
    return []
  },
}

/** The disk is gone for a moment: Postgres accepts, and says nothing. */
export const postgresPaused: Fault = {
  name: 'Postgres paused',
  runs: { quick: 1, full: 5 },
  async play(stage) {
    await fourPeopleOnTwoNodes(stage)
    stage.rig.postgres.pause()
    const saved = () => stage.members.reduce((sum, { editor }) => sum + editor.saves.saved, 0)
    try {
      // What was committed just before may still be told.
      await sleep(100)
      const before = saved()
      await hurtWhileEditing(stage, stage.isQuick ? 1200 : 2000 + stage.dice.below(5000))
      const after = saved()
      return after > before ? [`${after - before} edits were called saved while Postgres could save none`] : []
    } finally {
      stage.rig.postgres.resume()
      stage.healed()
    }
  },
}

export const redisKilled: Fault = {
  name: 'Redis killed, returns empty',
  runs: { quick: 1, full: 5 },
  async play(stage) {
    await fourPeopleOnTwoNodes(stage)
    await stage.rig.redis.stop()
    await hurtWhileEditing(stage, stage.isQuick ? 1200 : 2000 + stage.dice.below(5000))
    await stage.rig.redis.start()
    // Heals with no new edit.
    stage.healed()
    return []
  },
}

export const redisPaused: Fault = {
  name: 'Redis paused',
  runs: { quick: 1, full: 5 },
  async play(stage) {
    await fourPeopleOnTwoNodes(stage)
    stage.rig.redis.pause()
    await hurtWhileEditing(stage, stage.isQuick ? 1200 : 2000 + stage.dice.below(5000))
    stage.rig.redis.resume()
    stage.healed()
    return []
  },
}

/** One node reaches Redis, the other's messages go nowhere and no error says so. */
export const partitioned: Fault = {
  name: 'two nodes partitioned',
  runs: { quick: 1, full: 5 },
  async play(stage) {
    const toRedis = await stage.openLinkTo(Number(new URL(stage.rig.redis.url).port))
    const [[near], [cut]] = await Promise.all([stage.startNodes(1), stage.startNodes(1, { redisUrl: `redis://127.0.0.1:${toRedis.port}` })])
    const story = await stage.rig.newStory()
    for (const node of [near, cut, near, cut]) await stage.join(story, await stage.openLink(node))
    await stage.type(300)
    toRedis.freeze()
    await hurtWhileEditing(stage, stage.isQuick ? 1200 : 2000 + stage.dice.below(5000))
    toRedis.thaw()
    stage.healed()
    return []
  },
}
