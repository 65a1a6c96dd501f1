import { readHeads } from '@insightengine/db/story-log'
import { StoryDoorbell, storyDoorbellTopic } from '@insightengine/shared/collab'
import type { OrgId } from '@insightengine/shared/ids'
import { recheckAccess } from './authenticate.ts'
import { catchUp } from './catch-up.ts'
import type { CollabSocket } from './collab-socket.ts'
import type { CollabNode } from './node.ts'
import type { OpenStory } from './open-story.ts'
import { storyIsGone } from './story-is-gone.ts'

export interface DoorbellOptions {
  /** How often the node looks for itself, in case a doorbell was lost. Also the longest a lost right lives on. */
  lookMs: number
}

/** Follows what other processes do to the stories that are open here. Returns the way to stop. */
export async function answerDoorbells(node: CollabNode, { lookMs }: DoorbellOptions): Promise<() => Promise<void>> {
  const unsubscribe = await node.bus.subscribe(storyDoorbellTopic, (message) => {
    const bell = StoryDoorbell.safeParse(message)
    if (bell.success) answer(node, bell.data)
  })
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  const lookAgain = () => {
    if (isStopped) return
    // Not all nodes at the same moment.
    timer = setTimeout(() => void look(node).finally(lookAgain), lookMs * (0.8 + Math.random() * 0.2))
    timer.unref()
  }
  lookAgain()
  return async () => {
    isStopped = true
    clearTimeout(timer)
    await unsubscribe()
  }
}

function answer(node: CollabNode, bell: StoryDoorbell): void {
  if (bell.kind === 'access_changed') {
    const sockets = [...node.sockets].filter(({ identity }) => identity?.orgId === bell.orgId && identity.userId === bell.userId)
    const orgId = sockets[0]?.identity?.orgId
    if (orgId) void recheck(node, orgId, sockets)
    return
  }
  const story = [...node.stories.values()].find(({ storyId, orgId }) => storyId === bell.storyId && orgId === bell.orgId)
  if (!story) return
  if (bell.kind === 'deleted') storyIsGone(node, story)
  else if (bell.from !== node.id) hear(node, story, bell.seq)
}

function hear(node: CollabNode, story: OpenStory, seq: number): void {
  story.heard = Math.max(story.heard, seq)
  // A story that is still being loaded looks when it is.
  if (story.document && story.heard > story.seq) void catchUp(node, story)
}

/** Compares what is open here with the database: heads of the logs, and everybody's rights. */
async function look(node: CollabNode): Promise<void> {
  const orgIds = new Set([...node.stories.values()].map(({ orgId }) => orgId))
  for (const orgId of orgIds) {
    const stories = [...node.stories.values()].filter((story) => story.orgId === orgId && story.document)
    try {
      const heads = await readHeads(node.db, orgId, stories.map(({ storyId }) => storyId))
      for (const story of stories) {
        const head = heads.get(story.storyId)
        if (!head) {
          storyIsGone(node, story)
          continue
        }
        hear(node, story, head.seq)
        // A node that was killed has saved changes that it did not live to project.
        if (head.projectedSeq < head.seq) story.projection.ensure()
      }
    } catch (error) {
      node.logger.warn({ err: error, orgId }, 'could not look for new changes')
      continue
    }
    await recheck(node, orgId, [...node.sockets].filter(({ identity }) => identity?.orgId === orgId))
  }
}

/** A database that is away says nothing about anybody's rights: the next look asks again. */
async function recheck(node: CollabNode, orgId: OrgId, sockets: readonly CollabSocket[]): Promise<void> {
  try {
    await recheckAccess(node, orgId, sockets)
  } catch (error) {
    node.logger.warn({ err: error, orgId }, 'could not check rights again')
  }
}
