import { Eye, PanelRight, PencilLine, Rows3 } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { PublishButton } from '../publish/publish-button.tsx'
import { TopBarSlot } from '../../shell/index.ts'
import type { Panels } from '../use-panels.ts'
import { PeopleHere } from './people-here.tsx'
import { SaveIndicator } from './save-indicator.tsx'
import { StoryName } from './story-name.tsx'
import { UndoButtons } from './undo-buttons.tsx'

interface StoryTopBarProps {
  isPreview: boolean
  onPreview: () => void
  panels: Panels
  canPublish: boolean
}

/** The story's part of the frame's top bar. */
export function StoryTopBar({ isPreview, onPreview, panels, canPublish }: StoryTopBarProps) {
  return (
    <>
      <TopBarSlot place="start">
        <StoryName />
        <SaveIndicator />
      </TopBarSlot>
      <TopBarSlot place="end">
        <PeopleHere />
        {panels.isWide && (
          <>
            <UndoButtons />
            <div className="flex">
              <IconButton label={panels.hasPages ? 'Hide pages' : 'Show pages'} aria-pressed={panels.hasPages} onClick={panels.togglePages}><Rows3 /></IconButton>
              <IconButton label={panels.hasInspector ? 'Hide settings' : 'Show settings'} aria-pressed={panels.hasInspector} onClick={panels.toggleInspector}><PanelRight /></IconButton>
            </div>
            <Button aria-pressed={isPreview} onClick={onPreview}>
              {isPreview ? <PencilLine aria-hidden /> : <Eye aria-hidden />}
              {isPreview ? 'Edit' : 'Preview'}
            </Button>
          </>
        )}
        {canPublish && <PublishButton />}
      </TopBarSlot>
    </>
  )
}
