import type * as Y from 'yjs'
import type { Actor } from '@insightengine/shared/access'
import * as document from '@insightengine/shared/doc'
import { AppError } from '@insightengine/shared/errors'
import type { PageId } from '@insightengine/shared/ids'
import { richTextFromPlain, type CreatePageInput, type PageRef, type ReorderPageInput, type UpdatePageInput } from '@insightengine/shared/story'
import type { Services } from '../services.ts'
import { editDocument } from './edit-document.ts'

export async function createPage(services: Services, actor: Actor, input: CreatePageInput): Promise<{ pageId: PageId }> {
  const { storyId, title, subtitle, layout, narrative } = input
  const page = { title, subtitle, layout, narrative: narrative === undefined ? undefined : richTextFromPlain(narrative) }
  return editDocument(services, actor, storyId, (doc) => ({ pageId: document.createPage(doc, page, 'api') }))
}

export async function updatePage(services: Services, actor: Actor, input: UpdatePageInput): Promise<{ success: true }> {
  const { storyId, pageId, narrative, ...change } = input
  await editDocument(services, actor, storyId, (doc) => {
    mustHold(document.updatePage(doc, pageId, change, 'api'), pageId)
    const fragment = document.narrativeOf(doc, pageId)
    if (narrative !== undefined && fragment) document.writeNarrative(fragment, richTextFromPlain(narrative))
  })
  return { success: true }
}

export async function reorderPage(services: Services, actor: Actor, { storyId, pageId, newOrder }: ReorderPageInput): Promise<{ success: true }> {
  await editDocument(services, actor, storyId, (doc) => {
    const place = document.listPages(doc).findIndex((page) => page.id === pageId)
    mustHold(place >= 0, pageId)
    if (place !== newOrder) document.movePage(doc, pageId, newOrder, 'api')
  })
  return { success: true }
}

export async function deletePage(services: Services, actor: Actor, { storyId, pageId }: PageRef): Promise<{ success: true }> {
  await editDocument(services, actor, storyId, (doc) => mustHold(document.deletePage(doc, pageId, 'api'), pageId))
  return { success: true }
}

export function mustHavePage(doc: Y.Doc, pageId: PageId): void {
  mustHold(
    document.listPages(doc).some((page) => page.id === pageId),
    pageId,
  )
}

function mustHold(isThere: boolean, pageId: PageId): void {
  if (!isThere) throw new AppError('not_found', `page ${pageId}`)
}
