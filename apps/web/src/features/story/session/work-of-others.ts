/* oxlint-disable no-underscore-dangle -- Yjs has no public way to ask who made a part of the document; these fields are what its own undo uses. */
import { cardsMap, filtersMap, pagesMap } from '@insightengine/shared/doc'
import * as Y from 'yjs'

/**
 * Undo deletes what I made. This says whether deleting `item` would take along what somebody else made since: words in my
 * paragraph, settings of my card, cards on my page. Such a page, card or paragraph then stays.
 */
export function wouldTakeWorkOfOthers(doc: Y.Doc, item: Y.Item): boolean {
  const me = doc.clientID
  if (holdsWorkOfOthers(item, me)) return true
  const noun = nounOf(doc, item)
  if (!noun || noun.id.client !== me) return false
  if (noun === item) return isPageWithCardsOfOthers(doc, item, me)
  // A noun that stays must keep the values it was born with, or nobody could read it any more. Later values have one before
  // them, to which undo returns.
  return item.parentSub !== null && item.left === null && (holdsWorkOfOthers(noun, me) || isPageWithCardsOfOthers(doc, noun, me))
}

function holdsWorkOfOthers(item: Y.Item, me: number): boolean {
  if (!(item.content instanceof Y.ContentType)) return false
  return childrenOf(item.content.type).some((child) => !child.deleted && (child.id.client !== me || holdsWorkOfOthers(child, me)))
}

function childrenOf(type: Y.AbstractType<unknown>): Y.Item[] {
  const children = [...type._map.values()]
  for (let child = type._start; child; child = child.right) children.push(child)
  return children
}

/** The page, card or filter whose own value `item` is, or a setting in a map of its own; the item itself when it is one. */
function nounOf(doc: Y.Doc, item: Y.Item): Y.Item | null {
  for (let at: Y.Item | null = item; at; ) {
    const parent: unknown = at.parent
    if (!(parent instanceof Y.Map)) return null
    if (parent._item === null) return isRootOfNouns(doc, parent) ? at : null
    at = parent._item
  }
  return null
}

function isRootOfNouns(doc: Y.Doc, map: unknown): boolean {
  return map === pagesMap(doc) || map === cardsMap(doc) || map === filtersMap(doc)
}

function isPageWithCardsOfOthers(doc: Y.Doc, noun: Y.Item, me: number): boolean {
  if (noun.parent !== pagesMap(doc)) return false
  return [...cardsMap(doc).values()].some((card) => card.get('pageId') === noun.parentSub && card._item?.id.client !== me)
}
