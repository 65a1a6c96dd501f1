import {
  cardsOfPage,
  createCard,
  deleteCard,
  duplicateCard,
  findCard,
  moveCard,
  updateCard,
  updatePage,
  type NewCard,
} from '@insightengine/shared/doc'
import type { CardId, PageId } from '@insightengine/shared/ids'
import { layoutPage, type Layout } from '@insightengine/shared/story'
import type { CardPlacement } from '../grid/card-placement.ts'
import type { CollabSession } from '../session/collab-session.ts'
import { asOneStep } from '../session/story-undo.ts'

type Editing = Pick<CollabSession, 'doc' | 'undo'>

// What a person does to cards. Each of these is one step of that person's undo.

export function addCard({ doc, undo }: Editing, card: NewCard): CardId {
  return asOneStep(undo, () => createCard(doc, card, 'user'))
}

export function removeCard({ doc, undo }: Editing, id: CardId): boolean {
  return asOneStep(undo, () => deleteCard(doc, id, 'user'))
}

export function copyCard({ doc, undo }: Editing, id: CardId): CardId | null {
  return asOneStep(undo, () => duplicateCard(doc, id, 'user'))
}

export function placeCard({ doc, undo }: Editing, id: CardId, placement: CardPlacement): void {
  asOneStep(undo, () => {
    if (placement.kind === 'order') moveCard(doc, id, placement.index, 'user')
    else updateCard(doc, id, { rect: placement.rect }, 'user')
  })
}

/** To the end of another page. A drill-down to that very page would lead nowhere, so it is taken off. */
export function moveCardToPage({ doc, undo }: Editing, id: CardId, pageId: PageId): void {
  asOneStep(undo, () => {
    doc.transact(() => {
      const card = findCard(doc, id)
      if (!card) return
      const cards = cardsOfPage(doc, pageId)
      const bottom = cards.reduce((y, { rect }) => Math.max(y, rect.y + rect.h), 0)
      updateCard(doc, id, { pageId, rect: { ...card.rect, y: bottom } }, 'user')
      moveCard(doc, id, cards.length, 'user')
      if (card.type === 'visualization' && card.drillTargetPageId === pageId) updateCard(doc, id, { drillTargetPageId: null }, 'user')
    }, 'user')
  })
}

/** Changes the layout. Cards going free stand where they stood, so that nothing jumps. */
export function changeLayout({ doc, undo }: Editing, pageId: PageId, from: Layout, to: Layout): void {
  asOneStep(undo, () => {
    doc.transact(() => {
      if (to === 'custom') {
        for (const [id, rect] of layoutPage(from, cardsOfPage(doc, pageId))) updateCard(doc, id as CardId, { rect }, 'user')
      }
      updatePage(doc, pageId, { layout: to }, 'user')
    }, 'user')
  })
}
