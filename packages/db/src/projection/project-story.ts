import type { PoolClient } from 'pg'
import type { OrgId, StoryId } from '@insightengine/shared/ids'
import type { StoryContent } from '@insightengine/shared/story'
import { toProjection } from './to-projection.ts'

/**
 * Writes a story's document into its relational picture, for lists, search and REST. `seq` is the place in the log that
 * `content` shows; an older picture never replaces a newer one. False when there was a newer one, or no story.
 */
export async function projectStory(tx: PoolClient, orgId: OrgId, storyId: StoryId, content: StoryContent, seq: number): Promise<boolean> {
  const { story, pages, cards, filters } = toProjection(content)
  // Takes the story's row lock, so two projections of one story follow each other.
  const { rowCount } = await tx.query(
    `update story set name = $3, description = $4, theme = $5::jsonb, page_count = $6, card_count = $7, projected_seq = $8, updated_at = now()
     where org_id = $1 and id = $2 and projected_seq <= $8`,
    [orgId, storyId, story.name, story.description, JSON.stringify(story.theme), pages.length, cards.length, seq],
  )
  if (rowCount === 0) return false
  // Cards go with their pages. Below, two ids that differ only in upper and lower case are one UUID: the first is kept.
  await tx.query('delete from story_page where org_id = $1 and story_id = $2', [orgId, storyId])
  await tx.query('delete from story_filter where org_id = $1 and story_id = $2', [orgId, storyId])
  if (pages.length > 0)
    await tx.query(
      `insert into story_page (org_id, story_id, id, title, subtitle, narrative_text, page_order, layout)
       select $1, $2, id, title, subtitle, narrative_text, page_order, layout::story_layout
       from jsonb_to_recordset($3::jsonb) as t (id uuid, title text, subtitle text, narrative_text text, page_order int, layout text)
       on conflict do nothing`,
      [orgId, storyId, JSON.stringify(pages)],
    )
  if (cards.length > 0)
    await tx.query(
      `insert into story_card (org_id, story_id, id, page_id, title, description, card_type, saved_query_id, visualization_config, position, drill_target_page_id, card_order)
       select $1, $2, id, page_id, title, description, card_type::card_type, saved_query_id, visualization_config, position, drill_target_page_id, card_order
       from jsonb_to_recordset($3::jsonb) as t (id uuid, page_id uuid, title text, description text, card_type text, saved_query_id uuid,
         visualization_config jsonb, position jsonb, drill_target_page_id uuid, card_order int)
       on conflict do nothing`,
      [orgId, storyId, JSON.stringify(cards)],
    )
  if (filters.length > 0)
    await tx.query(
      `insert into story_filter (org_id, story_id, id, filter_name, column_name, filter_type, options, default_value, applies_to_pages, filter_order)
       select $1, $2, id, filter_name, column_name, filter_type::filter_type, options, default_value, applies_to_pages, filter_order
       from jsonb_to_recordset($3::jsonb) as t (id uuid, filter_name text, column_name text, filter_type text, options jsonb,
         default_value jsonb, applies_to_pages jsonb, filter_order int)
       on conflict do nothing`,
      [orgId, storyId, JSON.stringify(filters)],
    )
  return true
}
