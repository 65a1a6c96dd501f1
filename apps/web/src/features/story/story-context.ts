import { must } from '@insightengine/shared/errors'
import type { CardId, PageId, StoryId } from '@insightengine/shared/ids'
import { createContext, use } from 'react'
import type { CardDataStore } from './card-data/card-data-store.ts'
import type { PresenceUser } from './presence/people.ts'
import type { CollabSession } from './session/collab-session.ts'
import type { StorySnapshot } from './session/story-snapshots.ts'
import { useDocSnapshot } from './session/use-doc-snapshot.ts'

/** What every part of the editor shares and what stays the same while the story is open. */
export interface Story {
  id: StoryId
  session: CollabSession
  me: PresenceUser
  data: CardDataStore
}

export const StoryContext = createContext<Story | null>(null)

export function useStory(): Story {
  return must(use(StoryContext), 'a component inside an open story')
}

/** A part of the story as it is now; the component renders again only when that part changes. */
export function useStorySnapshot<T>(read: (snapshot: StorySnapshot) => T): T {
  return useDocSnapshot(useStory().session.snapshots, read)
}

/** Which part of the story this person looks at. Theirs alone, though others are told through presence. */
export interface EditorView {
  pageId: PageId | null
  /** `startNaming` puts the caret into the title of a page that was just made. */
  openPage: (pageId: PageId, options?: { startNaming: boolean }) => void
  namingPageId: PageId | null
  cardId: CardId | null
  /** `startWriting` puts the caret into a text card that was just made. */
  selectCard: (cardId: CardId | null, options?: { startWriting: boolean }) => void
  writingCardId: CardId | null
  inspected: 'page' | 'filters'
  inspect: (what: 'page' | 'filters') => void
  /** False for those who may only look, and where the screen is too narrow. */
  canEdit: boolean
}

export const EditorViewContext = createContext<EditorView | null>(null)

export function useEditorView(): EditorView {
  return must(use(EditorViewContext), 'a component inside the story editor')
}
