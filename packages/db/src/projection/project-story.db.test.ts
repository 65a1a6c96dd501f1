import { afterAll, expect, test } from 'vitest'
import { createCard, createFilter, createPage, deletePage, readStory, writeStory } from '@insightengine/shared/doc'
import { newId, type PageId, type QueryId } from '@insightengine/shared/ids'
import { defaultTheme, richTextFromPlain, type StoryContent } from '@insightengine/shared/story'
import * as Y from 'yjs'
import { withOrg, withOrgPg, type Db } from '../client/index.ts'
import { anOrg, aStory, testDatabase, type TestOrg, type TestStory } from '../testing/index.ts'
import { projectStory } from './project-story.ts'
import { toProjection } from './to-projection.ts'

const { db, drop } = await testDatabase()
afterAll(drop)

function aDoc(): { doc: Y.Doc; pageId: PageId } {
  const doc = new Y.Doc()
  writeStory(doc, { name: 'Q4', description: 'd', theme: { ...defaultTheme, font: 'serif' }, pages: [], filters: [] }, 'api')
  const queryId = newId<QueryId>()
  const pageId = createPage(doc, { title: 'Overview', subtitle: 'All', layout: 'custom', narrative: richTextFromPlain('Up.\n\nAnd up.') }, 'api')
  const second = createPage(doc, { title: 'Detail' }, 'api')
  createCard(doc, { pageId, type: 'visualization', title: 'Revenue', queryId, drillTargetPageId: second, chart: { type: 'bar', x: 'month' } }, 'api')
  createCard(doc, { pageId, type: 'metric', title: 'Total', queryId }, 'api')
  createCard(doc, { pageId: second, type: 'text', title: 'Note', body: richTextFromPlain('Read') }, 'api')
  createFilter(doc, { label: 'Region', type: 'select', column: 'region', options: { kind: 'query', queryId }, pageIds: [pageId] }, 'api')
  return { doc, pageId }
}

function project(db: Db, { orgId, storyId }: TestStory, content: StoryContent, seq: number): Promise<boolean> {
  return withOrgPg(db, orgId, (tx) => projectStory(tx, orgId, storyId, content, seq))
}

/** What the tables hold, in the shape of `toProjection`. */
async function projected({ orgId, storyId }: TestStory): Promise<unknown> {
  return withOrgPg(db, orgId, async (tx) => {
    const rows = async (sql: string) => (await tx.query<Record<string, unknown>>(sql, [orgId, storyId])).rows
    const [story] = await rows('select name, description, theme from story where org_id = $1 and id = $2')
    const of = 'where org_id = $1 and story_id = $2'
    return {
      story,
      pages: await rows(`select id, title, subtitle, narrative_text, page_order, layout from story_page ${of} order by page_order`),
      cards: await rows(
        `select c.id, c.page_id, c.title, c.description, c.card_type, c.saved_query_id, c.visualization_config, c.position, c.drill_target_page_id, c.card_order
         from story_card c join story_page p on p.org_id = c.org_id and p.story_id = c.story_id and p.id = c.page_id
         where c.org_id = $1 and c.story_id = $2 order by p.page_order, c.card_order`,
      ),
      filters: await rows(`select id, filter_name, column_name, filter_type, options, default_value, applies_to_pages, filter_order from story_filter ${of} order by filter_order`),
    }
  })
}

async function aProjectedStory(): Promise<{ org: TestOrg; story: TestStory; doc: Y.Doc; pageId: PageId }> {
  const org = await anOrg(db)
  const story = await aStory(db, org)
  return { org, story, ...aDoc() }
}

test('the tables show what the document says', async () => {
  const { story, doc, pageId } = await aProjectedStory()
  const content = readStory(doc, story.storyId)
  expect(await project(db, story, content, 2)).toBe(true)
  expect(await projected(story)).toEqual(toProjection(content))
  const row = await withOrg(db, story.orgId, (tx) => tx.story.findUniqueOrThrow({ where: { id: story.storyId }, include: { pages: true } }))
  expect(row).toMatchObject({ pageCount: 2, cardCount: 3, projectedSeq: 2n })
  expect(row.pages.find(({ id }) => id === pageId)?.narrativeText).toBe('Up.\n\nAnd up.')
})

test('what left the document leaves the tables', async () => {
  const { story, doc, pageId } = await aProjectedStory()
  await project(db, story, readStory(doc, story.storyId), 2)
  deletePage(doc, pageId, 'api')
  await project(db, story, readStory(doc, story.storyId), 3)
  expect(await projected(story)).toEqual(toProjection(readStory(doc, story.storyId)))
})

test('an older picture never replaces a newer one', async () => {
  const { story, doc } = await aProjectedStory()
  const old = readStory(new Y.Doc(), story.storyId)
  const content = readStory(doc, story.storyId)
  expect(await project(db, story, content, 7)).toBe(true)
  expect(await project(db, story, old, 6)).toBe(false)
  expect(await projected(story)).toEqual(toProjection(content))
  expect(await project(db, story, content, 7)).toBe(true)
})

test('two stories may hold the same page ids, as a copied document does', async () => {
  const { org, story, doc } = await aProjectedStory()
  const copy = await aStory(db, org)
  await project(db, story, readStory(doc, story.storyId), 2)
  await project(db, copy, readStory(doc, copy.storyId), 2)
  expect(await projected(copy)).toEqual(await projected(story))
})

test('what documents may hold and Postgres may not is left out, not refused', async () => {
  const { story, doc } = await aProjectedStory()
  const nasty = 'a\0b\ud800c'
  createPage(doc, { title: nasty, narrative: richTextFromPlain(nasty) }, 'api')
  createFilter(doc, { label: nasty.repeat(100), type: 'select', column: nasty, options: { kind: 'list', values: [nasty] } }, 'api')
  const content = readStory(doc, story.storyId)
  expect(await project(db, story, { ...content, name: 'n'.repeat(300) }, 2)).toBe(true)
  expect(await projected(story)).toMatchObject({ story: { name: 'n'.repeat(255) }, pages: [{}, {}, { title: 'ab\ufffdc' }] })
})

test('ids that differ only in case are one id; the first is shown', async () => {
  const { story, doc, pageId } = await aProjectedStory()
  const content = readStory(doc, story.storyId)
  const twin = { ...content.pages[0]!, id: pageId.toUpperCase() as PageId, title: 'twin', cards: [] }
  expect(await project(db, story, { ...content, pages: [...content.pages, twin] }, 2)).toBe(true)
  expect(await projected(story)).toEqual(toProjection(content))
})

test('nobody projects into another organisation’s story', async () => {
  const { story, doc } = await aProjectedStory()
  const other = await anOrg(db)
  expect(await project(db, { orgId: other.orgId, storyId: story.storyId }, readStory(doc, story.storyId), 9)).toBe(false)
})
