import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { queryRepository } from '@insightengine/db/query'
import { editStory } from '@insightengine/db/story-log'
import { updatePage } from '@insightengine/shared/doc'
import { newId, type CardId, type ConnectionId, type FilterId, type QueryId } from '@insightengine/shared/ids'
import type { PublishedStory } from '@insightengine/shared/story'
import { aStory, type StoryClient } from '../story/testing/story-client.ts'
import { anApi, type TestAnswer, type TestApi, type TestCaller, type TestOrg } from '../testing/index.ts'
import { aShop, type TestShop } from './testing/a-shop.ts'
import { linesOf, rowsOf } from './testing/read-lines.ts'

let api: TestApi
let org: TestOrg
let shop: TestShop
let connectionId: ConnectionId

beforeAll(async () => {
  api = await anApi()
  org = await api.anOrg()
  shop = await aShop(api)
  connectionId = await shop.connect(org)
})
afterAll(() => api.close())

async function publish(story: StoryClient, isPublic = true): Promise<string> {
  return (await story.call('POST', '/publish', { isPublic })).shareToken as string
}

/** As `caller`, or as somebody who is nobody here. */
function open(token: string, caller?: Pick<TestCaller, 'token'> | null, headers: Record<string, string> = {}): Promise<TestAnswer> {
  return api.send({ path: `/api/published/${token}`, headers: { ...(caller ? { authorization: `Bearer ${caller.token}` } : {}), ...headers } })
}

function cardsOf(token: string, body: Record<string, unknown>, headers: Record<string, string> = {}): Promise<TestAnswer> {
  return api.send({ method: 'POST', path: `/api/published/${token}/cards`, body, headers })
}

async function aPublishedCard(sql: string, isPublic = true): Promise<{ story: StoryClient; token: string; cardId: CardId; queryId: QueryId }> {
  const queryId = await shop.save(org, connectionId, sql)
  const story = await aStory(org)
  const { cardId } = await story.call('POST', `/pages/${story.firstPageId}/cards`, { title: 'Sales', savedQueryId: queryId, visualizationConfig: { chartType: 'bar', xAxis: 'region', yAxis: 'amount' } })
  return { story, token: await publish(story, isPublic), cardId: cardId as CardId, queryId }
}

describe('publishing', () => {
  test('freezes the story and its SQL: later changes of both stay unseen until the next publishing', async () => {
    const { story, token, cardId, queryId } = await aPublishedCard('select 1 as amount')
    const first = (await open(token)).body as PublishedStory
    await story.call('PUT', '', { name: 'Renamed' })
    await story.call('PUT', `/cards/${cardId}`, { title: 'Retitled' })
    await queryRepository(api.services.db).update(org.orgId, queryId, { sql: 'select 2 as amount' })

    expect((await open(token)).body).toEqual(first)
    expect(rowsOf(linesOf(await cardsOf(token, { cardIds: [cardId] })).get(cardId))).toEqual([[1]])

    expect(await publish(story)).toBe(token)
    const second = (await open(token)).body as PublishedStory
    expect(second).toMatchObject({ version: 2, content: { name: 'Renamed', pages: [{ cards: [{ title: 'Retitled' }] }] } })
    expect(second.versionId).not.toBe(first.versionId)
    expect(rowsOf(linesOf(await cardsOf(token, { cardIds: [cardId] })).get(cardId))).toEqual([[2]])
  })

  test('gives an address that nobody can guess and shows it to members', async () => {
    const story = await aStory(org)
    const answer = await story.call('POST', '/publish', { isPublic: true })
    const { shareToken } = answer as { shareToken: string }
    expect(answer).toEqual({ publicUrl: `${api.services.env.publicUrl}/s/${shareToken}`, shareToken, version: 1 })
    // 32 characters of 64 kinds: 192 bits.
    expect(shareToken).toMatch(/^[\w-]{32}$/)
    expect(await story.read()).toMatchObject({ status: 'published', isPublic: true, publicUrl: `/s/${shareToken}`, publishedAt: expect.any(String) })
  })

  test('never tells viewers the SQL', async () => {
    const { token } = await aPublishedCard('select 1 as amount -- how we count')
    expect(JSON.stringify((await open(token)).body)).not.toContain('how we count')
  })

  test('two people who publish at once make two versions behind one link', async () => {
    const story = await aStory(org)
    const answers = await Promise.all(Array.from({ length: 5 }, () => story.call('POST', '/publish', { isPublic: true })))
    expect(new Set(answers.map(({ version }) => version))).toEqual(new Set([1, 2, 3, 4, 5]))
    expect(new Set(answers.map(({ shareToken }) => shareToken)).size).toBe(1)
  })

  test('unpublishing closes the link, for its own members too, and publishing again opens the same one', async () => {
    const story = await aStory(org)
    const token = await publish(story)
    expect(await story.call('POST', '/unpublish')).toEqual({ success: true })
    expect(await open(token)).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(await open(token, org)).toMatchObject({ status: 404 })
    expect(await cardsOf(token, { cardIds: [newId<CardId>()] })).toMatchObject({ status: 404 })
    expect(await story.read()).toMatchObject({ status: 'draft', isPublic: false, publicUrl: null, publishedAt: null })
    expect(await publish(story)).toBe(token)
    expect(await open(token)).toMatchObject({ status: 200, body: { version: 2 } })
  })

  test('a story with characters that a database cannot hold is published all the same', async () => {
    const story = await aStory(org)
    // No REST client gets such text in; a document takes it from an editor.
    await editStory(api.services, org.actor, story.id, (doc) => updatePage(doc, story.firstPageId, { title: 'before\0after \ud800.' }, 'user'))
    const { body } = await open(await publish(story))
    expect(JSON.stringify(body.content)).toContain('after')
  })
})

describe('who may open a link', () => {
  test.each([
    ['public', 'nobody', 200],
    ['public', 'member', 200],
    ['public', 'stranger', 200],
    ['private', 'nobody', 401],
    ['private', 'member', 200],
    ['private', 'viewer', 200],
    ['private', 'stranger', 404],
    ['private', 'former member', 401],
    ['private', 'member working elsewhere', 200],
  ])('a %s story answers %s with %d', async (kind, who, status) => {
    const home = await api.anOrg()
    const token = await publish(await aStory(home), kind === 'public')
    const callers: Record<string, () => Promise<TestCaller | null>> = {
      nobody: async () => null,
      member: () => home.member('analyst'),
      viewer: () => home.member('viewer'),
      stranger: () => api.anOrg(),
      async 'former member'() {
        const left = await home.member('analyst')
        await home.rest('PUT', `/members/${left.userId}`, { isActive: false })
        return left
      },
      async 'member working elsewhere'() {
        const elsewhere = await api.anOrg()
        await api.sql(`insert into org_member (org_id, user_id, role) values ($1, $2, 'viewer')`, [home.orgId, elsewhere.userId])
        return elsewhere
      },
    }
    const caller = await callers[who]?.()
    expect(await open(token, caller)).toMatchObject({ status })
    expect((await cardsOf(token, { cardIds: [newId<CardId>()] }, caller ? { authorization: `Bearer ${caller.token}` } : {})).status).toBe(status)
  })

  test('an old token does not keep anybody out of a public story', async () => {
    const token = await publish(await aStory(org))
    expect(await open(token, { token: 'not.a.token' })).toMatchObject({ status: 200, body: { editUrl: null } })
  })

  test('the way to the draft is shown to those who may edit, and to nobody else', async () => {
    const story = await aStory(org)
    const token = await publish(story)
    const editUrls = await Promise.all([org, await org.member('analyst'), await org.member('viewer'), await api.anOrg(), null].map(async (caller) => (await open(token, caller)).body.editUrl))
    expect(editUrls).toEqual([`/stories/${story.id}`, `/stories/${story.id}`, null, null, null])
  })

  test.each(['x', 'a'.repeat(32), "' or 1=1 --", 'a'.repeat(200)])('the invented token %j is not found', async (token) => {
    expect(await open(encodeURIComponent(token))).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(await cardsOf(encodeURIComponent(token), { cardIds: [newId<CardId>()] })).toMatchObject({ status: 404 })
  })

  test('a token that is no text is refused', async () => {
    expect(await open('%00')).toMatchObject({ status: 400, body: { code: 'invalid_input' } })
    expect(await cardsOf('%00', { cardIds: [newId<CardId>()] })).toMatchObject({ status: 404 })
  })
})

describe('asking again', () => {
  test('an unchanged story is answered with 304 until it is published again', async () => {
    const story = await aStory(org)
    const token = await publish(story)
    const etag = (await open(token)).headers.get('etag') ?? ''
    const again = await open(token, null, { 'if-none-match': etag })
    expect(again).toMatchObject({ status: 304, body: '' })
    expect(again.headers.get('cache-control')).toBe('private, no-cache')
    expect((await open(token, org, { 'if-none-match': etag })).status).toBe(200)
    await publish(story)
    expect(await open(token, null, { 'if-none-match': etag })).toMatchObject({ status: 200, body: { version: 2 } })
  })

  test('a person or browser counts as one view, however often it asks', async () => {
    const story = await aStory(org)
    const token = await publish(story)
    const etag = (await open(token)).headers.get('etag') ?? ''
    for (let i = 0; i < 5; i++) await open(token, null, { 'if-none-match': etag })
    await open(token, org)
    await open(token, org, { 'user-agent': 'another browser of the same person' })
    await open(token, null, { 'user-agent': 'another browser of nobody' })
    await api.services.views.settled()
    expect((await story.read()).viewCount).toBe(3)
  })
})

describe('cards of a published story', () => {
  test('each has its line: numbers, or why there are none', async () => {
    const { story, cardId, queryId } = await aPublishedCard('select count(*) as sales from shop.sale')
    const gone = await shop.save(org, connectionId, 'select 1')
    const add = async (body: Record<string, unknown>) => (await story.call('POST', `/pages/${story.firstPageId}/cards`, body)).cardId as CardId
    const orphan = await add({ title: 'Orphan', savedQueryId: gone })
    const empty = await add({ title: 'Empty' })
    const text = await add({ title: 'Text', cardType: 'text', text: 'Words' })
    const broken = await add({ title: 'Broken', savedQueryId: await shop.save(org, connectionId, 'select * from shop.secret_plan') })
    await queryRepository(api.services.db).delete(org.orgId, gone)
    const token = await publish(story)
    // The published version has its own copy.
    await queryRepository(api.services.db).delete(org.orgId, queryId)

    const unknown = newId<CardId>()
    const lines = linesOf(await cardsOf(token, { cardIds: [cardId, orphan, empty, text, broken, unknown] }))
    expect(rowsOf(lines.get(cardId))).toEqual([[450]])
    for (const id of [orphan, empty, text, unknown]) expect(lines.get(id)).toMatchObject({ status: 'error', error: { code: 'not_found' } })
    expect(lines.get(broken)).toMatchObject({ status: 'error', error: { code: 'query_failed', details: { failure: { reason: 'missing_object' } } } })
  })

  test('readers hear why a query failed, those who may run queries hear what the database said', async () => {
    const { token, cardId } = await aPublishedCard('select * from shop.secret_plan')
    const failureFor = async (caller?: TestCaller) => {
      const line = linesOf(await cardsOf(token, { cardIds: [cardId] }, caller ? { authorization: `Bearer ${caller.token}` } : {})).get(cardId)
      return JSON.stringify(line)
    }
    for (const caller of [undefined, await org.member('viewer'), await api.anOrg()]) expect(await failureFor(caller)).not.toContain('secret_plan')
    expect(await failureFor(org)).toContain('secret_plan')
  })

  test('a version that is not published any more is refused, so that nobody mixes two', async () => {
    const { story, token, cardId } = await aPublishedCard('select 1 as amount')
    const { versionId } = (await open(token)).body
    expect((await cardsOf(token, { versionId, cardIds: [cardId] })).status).toBe(200)
    await publish(story)
    expect(await cardsOf(token, { versionId, cardIds: [cardId] })).toMatchObject({ status: 409, body: { code: 'conflict' } })
  })

  test('a card of another story is as unknown as none', async () => {
    const { token } = await aPublishedCard('select 1 as amount')
    const { cardId: theirs } = await aPublishedCard('select 2 as amount', false)
    const lines = linesOf(await cardsOf(token, { cardIds: [theirs] }))
    expect(lines.get(theirs)).toMatchObject({ status: 'error', error: { code: 'not_found' } })
  })

  test.each<[string, Record<string, unknown>]>([
    ['no cards', { cardIds: [] }],
    ['too many cards', { cardIds: Array.from({ length: 101 }, () => newId<CardId>()) }],
    ['a time zone there is not', { cardIds: [newId<CardId>()], timeZone: 'Mars/Olympus' }],
    ['a filter the story does not have', { cardIds: [newId<CardId>()], filters: { [newId<FilterId>()]: { type: 'select', value: 1 } } }],
  ])('a request with %s is refused', async (_what, body) => {
    const token = await publish(await aStory(org))
    expect(await cardsOf(token, body)).toMatchObject({ status: 400, body: { code: 'invalid_input' } })
  })
})
