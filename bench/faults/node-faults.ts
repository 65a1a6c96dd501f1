import { setTimeout as sleep } from 'node:timers/promises'
import { must } from '@insightengine/shared/errors'
import type { Fault } from './fault.ts'

/** The only server dies in the middle of a word, and everybody who believed "saved" closes the laptop at that moment. */
export const killEverybodyLeaves: Fault = {
  name: 'kill -9 mid-edit, everybody leaves',
  runs: { quick: 3, full: 200 },
  async play(stage) {
    const [first, second] = await stage.startNodes(2)
    const story = await stage.rig.newStory()
    const link = await stage.openLink(first)
    const people = await Promise.all([0, 1].map(() => stage.join(story, link)))
    await stage.type(100 + stage.dice.below(250), people)
    await stage.end(must(first, 'started'), 'SIGKILL')
    stage.leave(people)
    stage.healed()
    // Somebody else opens it elsewhere.
    await stage.join(story, await stage.openLink(second))
    return []
  },
}

/** One of two servers dies; its people come back through the other with what was not confirmed. */
export const killOneOfTwo: Fault = {
  name: 'kill -9 of one of two nodes',
  runs: { quick: 1, full: 10 },
  async play(stage) {
    const [first, second] = await stage.startNodes(2)
    const story = await stage.rig.newStory()
    const links = [await stage.openLink(first), await stage.openLink(second)]
    await Promise.all([...links, ...links].map((link) => stage.join(story, link)))
    await stage.type(200 + stage.dice.below(200))
    await stage.end(must(first, 'started'), 'SIGKILL')
    stage.healed()
    await stage.type(200)
    return []
  },
}

/** A rolling update with a full house. */
export const terminate: Fault = {
  name: 'SIGTERM with many sockets',
  runs: { quick: 1, full: 5 },
  async play(stage) {
    const [first, second] = await stage.startNodes(2)
    const sockets = stage.isQuick ? 60 : 300
    const stories = await Promise.all(Array.from({ length: sockets / 10 }, () => stage.rig.newStory()))
    const [crowd, other] = [await stage.openLink(first), await stage.openLink(second)]
    for (const story of stories) {
      await Promise.all(Array.from({ length: 9 }, () => stage.join(story, crowd)))
      await stage.join(story, other)
    }
    await stage.type(300)
    const ending = stage.end(must(first, 'started'), 'SIGTERM')
    stage.healed()
    await stage.type(300)
    await ending
    return []
  },
}

/** Everybody's connection breaks at once and everybody comes back at once. */
export const reconnectStorm: Fault = {
  name: 'reconnect storm',
  runs: { quick: 1, full: 3 },
  async play(stage) {
    await stage.startNodes(2)
    const sockets = stage.isQuick ? 100 : 600
    const link = await stage.openLink()
    const stories = await Promise.all(Array.from({ length: sockets / 20 }, () => stage.rig.newStory()))
    for (const story of stories) await Promise.all(Array.from({ length: 20 }, () => stage.join(story, link)))
    await stage.type(300)
    link.isClosed = true
    link.drop()
    await stage.type(300)
    link.isClosed = false
    stage.healed()
    await sleep(50)
    return []
  },
}
