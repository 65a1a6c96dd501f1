import type * as Y from 'yjs'
import type { Actor } from '@insightengine/shared/access'
import * as document from '@insightengine/shared/doc'
import { AppError } from '@insightengine/shared/errors'
import type { CardId } from '@insightengine/shared/ids'
import { richTextFromPlain, type CardRef, type CardType, type CreateCardInput, type UpdateCardInput } from '@insightengine/shared/story'
import type { Services } from '../services.ts'
import { chartConfigOf, metricConfigOf } from './card-config.ts'
import { editDocument } from './edit-document.ts'
import { assertQueryExists } from './assert-query-exists.ts'
import { mustHavePage } from './story-pages.ts'

type CardFields = Pick<UpdateCardInput, 'savedQueryId' | 'visualizationConfig' | 'text' | 'drillTargetPageId'>

export async function createCard(services: Services, actor: Actor, input: CreateCardInput): Promise<{ cardId: CardId }> {
  const { storyId, pageId, cardType: type, title, description, position: rect, savedQueryId: queryId, drillTargetPageId, text } = input
  const config = configFor(type, input)
  await assertQueryExists(services, actor, queryId)
  return editDocument(services, actor, storyId, (doc) => {
    mustHavePage(doc, pageId)
    refuseForeignTarget(doc, input)
    const body = text === undefined ? undefined : richTextFromPlain(text)
    const card = { pageId, type, title, description, rect, queryId, drillTargetPageId, body, chart: config, metric: config }
    return { cardId: document.createCard(doc, card, 'api') }
  })
}

export async function updateCard(services: Services, actor: Actor, input: UpdateCardInput): Promise<{ success: true }> {
  const { storyId, cardId, title, description, position: rect, savedQueryId: queryId, drillTargetPageId, text } = input
  await assertQueryExists(services, actor, queryId)
  await editDocument(services, actor, storyId, (doc) => {
    const card = document.findCard(doc, cardId)
    if (!card) throw notFound(cardId)
    const config = configFor(card.type, input)
    refuseForeignTarget(doc, input)
    document.updateCard(doc, cardId, { title, description, rect, queryId, drillTargetPageId }, 'api')
    if (config) document.updateCardConfig(doc, cardId, config, 'api')
    const body = document.cardBodyOf(doc, cardId)
    if (text !== undefined && body) document.writeNarrative(body, richTextFromPlain(text))
  })
  return { success: true }
}

export async function deleteCard(services: Services, actor: Actor, { storyId, cardId }: CardRef): Promise<{ success: true }> {
  await editDocument(services, actor, storyId, (doc) => {
    if (!document.deleteCard(doc, cardId, 'api')) throw notFound(cardId)
  })
  return { success: true }
}

/** The settings in our own form. What this type of card cannot keep is refused, so that nothing a client sends is lost in silence. */
function configFor(type: CardType, fields: CardFields) {
  const allowed: Record<CardType, readonly (keyof CardFields)[]> = {
    visualization: ['savedQueryId', 'visualizationConfig', 'drillTargetPageId'],
    metric: ['savedQueryId', 'visualizationConfig'],
    text: ['text'],
  }
  for (const field of ['savedQueryId', 'visualizationConfig', 'text', 'drillTargetPageId'] as const)
    if (fields[field] !== undefined && fields[field] !== null && !allowed[type].includes(field)) throw refused(field, `a card of type ${type} has none`)
  const { visualizationConfig: config } = fields
  if (!config) return undefined
  return type === 'metric' ? metricConfigOf(config) : chartConfigOf(config)
}

function refuseForeignTarget(doc: Y.Doc, { drillTargetPageId: target }: CardFields): void {
  if (target && !document.listPages(doc).some((page) => page.id === target)) throw refused('drillTargetPageId', 'this story has no such page')
}

function refused(path: string, message: string): AppError {
  return new AppError('invalid_input', `${path}: ${message}`, { issues: [{ path, message }] })
}

function notFound(cardId: CardId): AppError {
  return new AppError('not_found', `card ${cardId}`)
}
