import { z } from 'zod'
import { ChartConfig, MetricConfig } from '../chart/index.ts'
import { FilterType, FilterValue } from '../filter/index.ts'
import { WireValue } from '../result/index.ts'
import { CardId, CollectionId, FilterId, PageId, QueryId, StoryId, VersionId } from '../ids/index.ts'
import { cardTypes, Layout, Rect, StoryContent, Theme, ThemeChange } from './content.ts'

const name = z.string().trim().min(1, 'Give it a name').max(255)

export const CreateStoryInput = z.object({
  name,
  description: z.string().max(4000).optional(),
  collectionId: CollectionId.nullish(),
})
export type CreateStoryInput = z.infer<typeof CreateStoryInput>
export const UpdateStoryInput = z.object({
  id: StoryId,
  name: name.optional(),
  description: z.string().max(4000).optional(),
  /** Another word for the description, which is the story's text as a whole; sent together, they become one, narrative last. */
  narrative: z.string().max(4000).optional(),
  /** Colours and font that are left out stay as they are. */
  theme: ThemeChange.optional(),
  collectionId: CollectionId.nullable().optional(),
})
export type UpdateStoryInput = z.infer<typeof UpdateStoryInput>

export const StoryStatus = z.enum(['draft', 'published'])
export const StorySummary = z.object({
  id: StoryId,
  name: z.string(),
  description: z.string(),
  collectionId: CollectionId.nullable(),
  status: StoryStatus,
  isPublic: z.boolean(),
  /** The path people open, once published. */
  publicUrl: z.string().nullable(),
  viewCount: z.number().int(),
  pageCount: z.number().int(),
  cardCount: z.number().int(),
  createdBy: z.object({ id: z.string(), fullName: z.string() }).nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  publishedAt: z.iso.datetime().nullable(),
  /** Counted from 1; what readers see now. */
  publishedVersion: z.number().int().nullable(),
})
export type StorySummary = z.infer<typeof StorySummary>

export const ListStoriesInput = z.object({
  collectionId: CollectionId.optional(),
  status: StoryStatus.optional(),
  search: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
export type ListStoriesInput = z.infer<typeof ListStoriesInput>

/** `GET /api/stories/{id}`: the story as REST clients read it. Narrative is plain text here. */
export const StoryDetail = StorySummary.extend({
  theme: Theme,
  pages: z.array(
    z.object({
      id: PageId,
      title: z.string(),
      subtitle: z.string(),
      narrative: z.string(),
      layout: Layout,
      cards: z.array(
        z.object({
          id: CardId,
          title: z.string(),
          description: z.string(),
          cardType: z.enum(cardTypes),
          /** The words of a text card; null for the others. */
          text: z.string().nullable(),
          queryId: QueryId.nullable(),
          // Strict, because both forgive every value: a metric would read as a chart of defaults.
          visualization: z.union([z.strictObject(ChartConfig.shape), z.strictObject(MetricConfig.shape)]).nullable(),
          position: Rect,
          drillTargetPageId: PageId.nullable(),
        }),
      ),
      /** Filters belong to the story; those that affect this page are repeated here. */
      filters: z.array(
        z.object({
          id: FilterId,
          name: z.string(),
          type: FilterType,
          column: z.string(),
          /** What a select filter offers. Empty when the database that holds the values does not answer; `valuesError` then says why. */
          values: z.array(WireValue),
          valuesError: z.string().nullable(),
          defaultValue: FilterValue.nullable(),
        }),
      ),
    }),
  ),
})
export type StoryDetail = z.infer<typeof StoryDetail>

export const CreatePageInput = z.object({
  storyId: StoryId,
  title: z.string().trim().min(1).max(255),
  subtitle: z.string().max(255).optional(),
  narrative: z.string().max(100_000).optional(),
  layout: Layout.default('double'),
})
export type CreatePageInput = z.infer<typeof CreatePageInput>
export const UpdatePageInput = z.object({
  storyId: StoryId,
  pageId: PageId,
  title: z.string().trim().min(1).max(255).optional(),
  subtitle: z.string().max(255).optional(),
  narrative: z.string().max(100_000).optional(),
  layout: Layout.optional(),
})
export type UpdatePageInput = z.infer<typeof UpdatePageInput>
/** `newOrder` is the page's wanted place, counted from 0. */
export const ReorderPageInput = z.object({ storyId: StoryId, pageId: PageId, newOrder: z.number().int().min(0) })
export type ReorderPageInput = z.infer<typeof ReorderPageInput>
export const PageRef = z.object({ storyId: StoryId, pageId: PageId })
export type PageRef = z.infer<typeof PageRef>

export const CreateCardInput = z.object({
  storyId: StoryId,
  pageId: PageId,
  title: z.string().trim().min(1).max(255),
  description: z.string().max(4000).optional(),
  cardType: z.enum(cardTypes).default('visualization'),
  savedQueryId: QueryId.nullish(),
  /** For visualization: chart settings. `{chartType, xAxis, yAxis}` is accepted as the short form. */
  visualizationConfig: z.record(z.string(), z.unknown()).optional(),
  text: z.string().max(100_000).optional(),
  position: Rect.optional(),
  drillTargetPageId: PageId.nullish(),
})
export type CreateCardInput = z.infer<typeof CreateCardInput>
export const UpdateCardInput = z.object({
  storyId: StoryId,
  cardId: CardId,
  title: z.string().trim().min(1).max(255).optional(),
  description: z.string().max(4000).optional(),
  savedQueryId: QueryId.nullable().optional(),
  visualizationConfig: z.record(z.string(), z.unknown()).optional(),
  text: z.string().max(100_000).optional(),
  position: Rect.optional(),
  drillTargetPageId: PageId.nullable().optional(),
})
export type UpdateCardInput = z.infer<typeof UpdateCardInput>
export const CardRef = z.object({ storyId: StoryId, cardId: CardId })
export type CardRef = z.infer<typeof CardRef>

export const PublishStoryInput = z.object({ id: StoryId, isPublic: z.boolean().default(false) })
export type PublishStoryInput = z.infer<typeof PublishStoryInput>
export const PublishStoryOutput = z.object({ publicUrl: z.string(), shareToken: z.string(), version: z.number().int() })
export type PublishStoryOutput = z.infer<typeof PublishStoryOutput>

/** What `GET /api/published/{token}` gives the viewer: the frozen story and what the page around it shows. */
export const PublishedStory = z.object({
  versionId: VersionId,
  version: z.number().int(),
  publishedAt: z.iso.datetime(),
  publishedBy: z.string(),
  isPublic: z.boolean(),
  /** The workspace page of the draft, for viewers who may edit it. */
  editUrl: z.string().nullable(),
  content: StoryContent,
})
export type PublishedStory = z.infer<typeof PublishedStory>

/** Any text may be asked for; what is not the token of a published story is not found. */
export const PublishedToken = z.string().min(1).max(200)
export const PublishedStoryRef = z.object({ token: PublishedToken })
export type PublishedStoryRef = z.infer<typeof PublishedStoryRef>
export const PublishedFilterRef = z.object({ token: PublishedToken, filterId: FilterId })
export type PublishedFilterRef = z.infer<typeof PublishedFilterRef>

/** Body of `POST /api/published/{token}/cards`. */
export const PublishedCardsRequest = z.object({
  /** The version on the screen. When another one is published by now the answer is `conflict`, and the viewer loads that one. */
  versionId: VersionId.optional(),
  cardIds: z.array(CardId).min(1).max(100),
  filters: z.record(z.string(), z.unknown()).default({}),
  timeZone: z.string().max(64).default('UTC'),
})
export type PublishedCardsRequest = z.infer<typeof PublishedCardsRequest>
