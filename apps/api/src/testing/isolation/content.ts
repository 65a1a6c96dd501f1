import { must } from '@insightengine/shared/errors'
import { newId, type CardId, type CollectionId, type ConnectionId, type FilterId, type InviteId, type PageId, type QueryId, type RunId, type StoryId, type UserId } from '@insightengine/shared/ids'
import { connect, saveSql, type ForeignDatabase } from '../../query/testing/a-database.ts'
import { aStory } from '../../story/testing/story-client.ts'
import type { TestOrg } from '../an-api.ts'

/** One of everything that an organisation can have, by its ids. */
export interface Content {
  memberId: UserId
  inviteId: InviteId
  collectionId: CollectionId
  connectionId: ConnectionId
  queryId: QueryId
  runId: RunId
  storyId: StoryId
  pageId: PageId
  cardId: CardId
  filterId: FilterId
  /** Of the published story, which only members may open. */
  shareToken: string
}

/** Everything is named after `word`, so that a leak of any of it can be seen in an answer. */
export async function someContent(org: TestOrg, database: ForeignDatabase, word: string): Promise<Content> {
  const { api } = org
  const sql = `select '${word}' as place, 1 as amount`
  const member = await org.member('viewer')
  const { id: inviteId } = await api.org.createInvite({ role: 'viewer' })
  const { id: collectionId } = await api.collection.create({ name: `${word} collection` })
  const connectionId = await connect(org, database, { name: `${word} connection` })
  const queryId = await saveSql(org, connectionId, sql)
  const { queryId: runId } = await api.query.execute({ databaseId: connectionId, sql })
  const story = await aStory(org, { name: `${word} story`, description: word })
  const pageId = story.firstPageId
  const { cardId } = await api.story.createCard({ storyId: story.id, pageId, title: `${word} card`, savedQueryId: queryId, visualizationConfig: { chartType: 'bar', xAxis: 'place', yAxis: 'amount' } })
  const { shareToken } = await api.story.publish({ id: story.id, isPublic: false })
  await api.search.markOpened({ kind: 'story', id: story.id })
  return { memberId: member.userId, inviteId, collectionId, connectionId, queryId, runId, storyId: story.id, pageId, cardId, filterId: newId<FilterId>(), shareToken }
}

/** Ids of the same kinds that belong to nobody. */
export function nothing(): Content {
  return {
    memberId: newId<UserId>(),
    inviteId: newId<InviteId>(),
    collectionId: newId<CollectionId>(),
    connectionId: newId<ConnectionId>(),
    queryId: newId<QueryId>(),
    runId: newId<RunId>(),
    storyId: newId<StoryId>(),
    pageId: newId<PageId>(),
    cardId: newId<CardId>(),
    filterId: newId<FilterId>(),
    shareToken: must(newId<string>(), 'a token').replaceAll('-', ''),
  }
}
