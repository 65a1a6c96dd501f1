import type { CardId, PageId, StoryId } from '@insightengine/shared/ids'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState, type PointerEvent } from 'react'
import { StoryTheme } from '../../story-view/index.ts'
import { Notice } from '../../ui/notice.tsx'
import { CardDataStore } from './card-data/card-data-store.ts'
import { sendCards } from './card-data/send-cards.ts'
import { useFilterChoices } from './filter/use-filter-choices.ts'
import { KeptTextNotice } from './kept-text.tsx'
import { LeaveGuard } from './leave-guard.tsx'
import { Inspector } from './inspector/inspector.tsx'
import { NoPages } from './page/no-pages.tsx'
import { PageCanvas } from './page/page-canvas.tsx'
import { pageInsteadOf } from './page/page-changes.ts'
import { PagesPanel } from './page/pages-panel.tsx'
import type { PresenceUser } from './presence/people.ts'
import { useAnnounce } from './presence/use-presence.ts'
import type { CollabSession } from './session/collab-session.ts'
import { useDocSnapshot } from './session/use-doc-snapshot.ts'
import { useSessionStatus } from './session/use-collab-session.ts'
import { EditorViewContext, StoryContext, type EditorView } from './story-context.ts'
import { StoryTopBar } from './top-bar/story-top-bar.tsx'
import { usePanels } from './use-panels.ts'

interface StoryEditorProps {
  session: CollabSession
  storyId: StoryId
  requestedPageId: string | null
  me: PresenceUser
}

export function StoryEditor({ session, storyId, requestedPageId, me }: StoryEditorProps) {
  const [data] = useState(() => new CardDataStore(sendCards))
  const story = useMemo(() => ({ id: storyId, session, me, data }), [storyId, session, me, data])
  const pages = useDocSnapshot(session.snapshots, (snapshot) => snapshot.pages)
  const filters = useDocSnapshot(session.snapshots, (snapshot) => snapshot.filters)
  const theme = useDocSnapshot(session.snapshots, (snapshot) => snapshot.meta.theme)
  const mayEdit = useSessionStatus(session, (status) => status.canEdit)
  const filterControl = useFilterChoices(filters)
  const panels = usePanels()
  const { cardId, selectCard, writingCardId } = useSelectedCard()
  const [inspected, setInspected] = useState<EditorView['inspected']>('page')
  const [isPreview, setIsPreview] = useState(false)
  const { page, openPage, namingPageId } = useOpenPage(storyId, pages, requestedPageId, () => selectCard(null))
  const canEdit = mayEdit && !isPreview && panels.isWide
  const hasPagesPanel = panels.isWide && panels.hasPages && !isPreview

  const view = useMemo<EditorView>(
    () => ({ pageId: page?.id ?? null, openPage, namingPageId, cardId, selectCard, writingCardId, inspected, inspect: setInspected, canEdit }),
    [page?.id, openPage, namingPageId, cardId, selectCard, writingCardId, inspected, canEdit],
  )
  useAnnounce(session.awareness, { user: me, pageId: page?.id ?? null, cardId: canEdit ? cardId : null })

  return (
    <StoryContext value={story}>
      <EditorViewContext value={view}>
        <LeaveGuard />
        <StoryTopBar isPreview={isPreview} onPreview={() => setIsPreview(!isPreview)} panels={panels} canPublish={mayEdit} />
        <div className="flex h-full min-h-0">
          {hasPagesPanel && <PagesPanel />}
          <StoryTheme theme={theme} audience="author" className="min-w-0 flex-1 overflow-y-auto">
            <div data-story-canvas data-preview={isPreview || undefined} className="h-full overflow-y-auto" onPointerDown={(event) => isBackground(event) && selectCard(null)}>
              <KeptTextNotice session={session} />
              {!panels.isWide && <Notice tone="info" title="Read only on this screen" className="m-3">Editing needs a wider one, such as a laptop.</Notice>}
              {page ? <PageCanvas key={page.id} page={page} filterControl={filterControl} hasTabs={pages.length > 1 && !hasPagesPanel} /> : <NoPages />}
            </div>
          </StoryTheme>
          {canEdit && panels.hasInspector && page && <Inspector page={page} />}
        </div>
      </EditorViewContext>
    </StoryContext>
  )
}

/** The page in the address, else the first; when somebody deletes it, its neighbour. */
function useOpenPage<P extends { id: PageId }>(storyId: StoryId, pages: readonly P[], requested: string | null, onTurn: () => void) {
  const navigate = useNavigate()
  const [namingPageId, setNamingPageId] = useState<PageId | null>(null)
  const turn = useRef(onTurn)
  useEffect(() => {
    turn.current = onTurn
  })
  const openPage = useMemo(
    () => (pageId: PageId, options?: { startNaming: boolean }) => {
      turn.current()
      setNamingPageId(options?.startNaming ? pageId : null)
      void navigate({ to: '/stories/$storyId', params: { storyId }, search: { page: pageId } })
    },
    [navigate, storyId],
  )
  const [before, setBefore] = useState(pages)
  const found = pages.find((page) => page.id === requested)
  const insteadId = found || requested === null ? null : pageInsteadOf(before, pages, requested as PageId)
  if (found && before !== pages) setBefore(pages)
  return { page: found ?? pages.find((page) => page.id === insteadId) ?? pages[0] ?? null, openPage, namingPageId }
}

/** Beside every card: a press there, also into the page's own text, lets go of the selected card. */
function isBackground({ target, currentTarget }: PointerEvent): boolean {
  // Menus hang elsewhere in the page, but their events come through here too.
  if (!(target instanceof Element) || !currentTarget.contains(target)) return false
  return target.closest('[data-story-card], button') === null
}

function useSelectedCard(): Pick<EditorView, 'cardId' | 'selectCard' | 'writingCardId'> {
  const [cardId, setCardId] = useState<CardId | null>(null)
  const [writingCardId, setWritingCardId] = useState<CardId | null>(null)
  const selectCard = useCallback<EditorView['selectCard']>((next, options) => {
    setCardId(next)
    // Taking the focus selects the card as well, which must not end what began it.
    setWritingCardId((writing) => (options?.startWriting || writing === next ? next : null))
  }, [])
  return { cardId, selectCard, writingCardId }
}
