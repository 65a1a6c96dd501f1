import { z } from 'zod'
import { CardId, PageId, StoryId } from '@insightengine/shared/ids'
import {
  CardRef,
  CreateCardInput,
  CreatePageInput,
  CreateStoryInput,
  ListStoriesInput,
  PageRef,
  PublishStoryInput,
  PublishStoryOutput,
  ReorderPageInput,
  StoryDetail,
  StorySummary,
  UpdateCardInput,
  UpdatePageInput,
  UpdateStoryInput,
} from '@insightengine/shared/story'
import { memberProcedure, rest, router } from '../trpc.ts'
import { wanted } from '../wanted.ts'
import { createCard, deleteCard, updateCard } from './story-cards.ts'
import { createPage, deletePage, reorderPage, updatePage } from './story-pages.ts'
import { createStory } from './create-story.ts'
import { deleteStory } from './delete-story.ts'
import { duplicateStory } from './duplicate-story.ts'
import { getStory } from './get-story.ts'
import { listStories } from './list-stories.ts'
import { publishStory } from './publish-story.ts'
import { unpublishStory } from './unpublish-story.ts'
import { updateStory } from './update-story.ts'

const tag = 'Stories'
const StoryRef = z.object({ id: StoryId })
const CreatedStory = z.object({ storyId: StoryId })
const Done = z.object({ success: z.literal(true) })

export const storyRouter = router({
  create: memberProcedure
    .meta(rest('POST', '/stories', { tag, summary: 'Create a story with one empty page' }))
    .input(CreateStoryInput)
    .output(CreatedStory)
    .mutation(({ ctx, input }) => createStory(ctx.services, ctx.actor, input)),

  list: memberProcedure
    .meta(rest('GET', '/stories', { tag, summary: 'List stories, last changed first', description: 'Viewers see published stories only.' }))
    .input(ListStoriesInput)
    .output(z.array(StorySummary))
    .query(({ ctx, input }) => listStories(ctx.services, ctx.actor, input)),

  get: memberProcedure
    .meta(
      rest('GET', '/stories/{id}', {
        tag,
        summary: 'Read a story with its pages, cards and filters',
        description:
          'Those who can edit read the document as it is now; viewers read the published version. A story published for everyone is read ' +
          'without an account at /published/{token}: an id alone opens nothing.',
      }),
    )
    .input(StoryRef)
    .output(StoryDetail)
    .query(({ ctx, input, signal }) => getStory(ctx.services, ctx.actor, input.id, wanted(signal))),

  update: memberProcedure
    .meta(rest('PUT', '/stories/{id}', { tag, summary: 'Change name, description, theme or collection' }))
    .input(UpdateStoryInput)
    .output(Done)
    .mutation(({ ctx, input }) => updateStory(ctx.services, ctx.actor, input)),

  delete: memberProcedure
    .meta(rest('DELETE', '/stories/{id}', { tag, summary: 'Delete a story, its history and its published versions' }))
    .input(StoryRef)
    .output(Done)
    .mutation(({ ctx, input }) => deleteStory(ctx.services, ctx.actor, input.id)),

  duplicate: memberProcedure
    .meta(rest('POST', '/stories/{id}/duplicate', { tag, summary: 'Copy a story into a new draft' }))
    .input(StoryRef)
    .output(CreatedStory)
    .mutation(({ ctx, input }) => duplicateStory(ctx.services, ctx.actor, input.id)),

  publish: memberProcedure
    .meta(
      rest('POST', '/stories/{id}/publish', {
        tag,
        summary: 'Freeze the story as a new version and open its link',
        description: 'The link stays the same for every version, also after the story was unpublished in between.',
      }),
    )
    .input(PublishStoryInput)
    .output(PublishStoryOutput)
    .mutation(({ ctx, input }) => publishStory(ctx.services, ctx.actor, input)),

  unpublish: memberProcedure
    .meta(rest('POST', '/stories/{id}/unpublish', { tag, summary: 'Close the link', description: 'Publishing again opens the same link.' }))
    .input(StoryRef)
    .output(Done)
    .mutation(({ ctx, input }) => unpublishStory(ctx.services, ctx.actor, input.id)),

  createPage: memberProcedure
    .meta(rest('POST', '/stories/{storyId}/pages', { tag, summary: 'Add a page at the end' }))
    .input(CreatePageInput)
    .output(z.object({ pageId: PageId }))
    .mutation(({ ctx, input }) => createPage(ctx.services, ctx.actor, input)),

  updatePage: memberProcedure
    .meta(rest('PUT', '/stories/{storyId}/pages/{pageId}', { tag, summary: 'Change a page; a narrative replaces the one before' }))
    .input(UpdatePageInput)
    .output(Done)
    .mutation(({ ctx, input }) => updatePage(ctx.services, ctx.actor, input)),

  deletePage: memberProcedure
    .meta(rest('DELETE', '/stories/{storyId}/pages/{pageId}', { tag, summary: 'Delete a page and its cards' }))
    .input(PageRef)
    .output(Done)
    .mutation(({ ctx, input }) => deletePage(ctx.services, ctx.actor, input)),

  reorderPage: memberProcedure
    .meta(
      rest('POST', '/stories/{storyId}/pages/{pageId}/reorder', {
        tag,
        summary: 'Move a page',
        description: '`newOrder` is the place it gets, counted from 0; a number past the end means the end.',
      }),
    )
    .input(ReorderPageInput)
    .output(Done)
    .mutation(({ ctx, input }) => reorderPage(ctx.services, ctx.actor, input)),

  createCard: memberProcedure
    .meta(
      rest('POST', '/stories/{storyId}/pages/{pageId}/cards', {
        tag,
        summary: 'Add a card below the others',
        description:
          'A chart takes `{chartType, xAxis, yAxis, colors}` or our full settings; a metric takes `{formula: "SUM(revenue)"}`. Column names ' +
          'are not checked here: the card says so when its query has no such column. `colors` names a column to colour by; a list of ' +
          'colours is left to the palette that all charts share.',
      }),
    )
    .input(CreateCardInput)
    .output(z.object({ cardId: CardId }))
    .mutation(({ ctx, input }) => createCard(ctx.services, ctx.actor, input)),

  updateCard: memberProcedure
    .meta(rest('PUT', '/stories/{storyId}/cards/{cardId}', { tag, summary: 'Change a card; settings that are left out stay' }))
    .input(UpdateCardInput)
    .output(Done)
    .mutation(({ ctx, input }) => updateCard(ctx.services, ctx.actor, input)),

  deleteCard: memberProcedure
    .meta(rest('DELETE', '/stories/{storyId}/cards/{cardId}', { tag, summary: 'Delete a card' }))
    .input(CardRef)
    .output(Done)
    .mutation(({ ctx, input }) => deleteCard(ctx.services, ctx.actor, input)),
})
