import { must } from '@insightengine/shared/errors'
import type { PageId, StoryId } from '@insightengine/shared/ids'
import type { StoryDetail } from '@insightengine/shared/story'
import type { TestCaller } from '../../testing/index.ts'

/** A story as a REST client works on it; every step is checked to have worked. */
export interface StoryClient {
  id: StoryId
  /** The empty page that a new story has. */
  firstPageId: PageId
  read(): Promise<StoryDetail>
  /** The body of the answer, which must be a success. `path` begins below the story. */
  call(method: string, path: string, body?: unknown): Promise<Record<string, unknown>>
}

export async function aStory(caller: Pick<TestCaller, 'rest'>, body: Record<string, unknown> = { name: 'Q4 revenue' }): Promise<StoryClient> {
  const { storyId } = await succeed(caller, 'POST', '/stories', body)
  const id = storyId as StoryId
  const read = async () => (await succeed(caller, 'GET', `/stories/${id}`)) as unknown as StoryDetail
  return {
    id,
    firstPageId: must((await read()).pages[0], 'a new story has a page').id,
    read,
    call: (method, path, sent) => succeed(caller, method, `/stories/${id}${path}`, sent),
  }
}

async function succeed(caller: Pick<TestCaller, 'rest'>, method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const answer = await caller.rest(method, path, body)
  if (answer.status !== 200) throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body as Record<string, unknown>
}
