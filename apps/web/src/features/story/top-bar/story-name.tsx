import { updateStoryMeta } from '@insightengine/shared/doc'
import { Link } from '@tanstack/react-router'
import { useDocumentTitle } from '../../../lib/document-title.ts'
import { useEditorView, useStory, useStorySnapshot } from '../story-context.ts'

const unnamed = 'Untitled story'

/** Where we are: all stories, then this one, whose name is written right here. */
export function StoryName() {
  const { session } = useStory()
  const { canEdit } = useEditorView()
  const name = useStorySnapshot((story) => story.meta.name)
  useDocumentTitle(name || unnamed)
  const rename = (next: string) => updateStoryMeta(session.doc, { name: next }, 'user')
  return (
    <div className="flex min-w-0 items-center gap-1 text-base">
      <Link to="/stories" className="rounded-xs text-ink-muted hover:text-ink max-md:hidden">Stories</Link>
      <span className="text-ink-faint max-md:hidden" aria-hidden>/</span>
      {/* A field is no heading; the page has one all the same. */}
      {canEdit && <h1 className="sr-only">{name || unnamed}</h1>}
      {canEdit ? (
        <input
          value={name}
          maxLength={255}
          aria-label="Name of the story"
          placeholder={unnamed}
          onChange={(event) => rename(event.target.value)}
          onBlur={() => name.trim() === '' && rename(unnamed)}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
          className="field-sizing-content max-w-80 min-w-16 truncate rounded-xs border border-transparent bg-transparent px-1 py-0.5 font-semibold hover:border-line-strong focus:border-transparent"
        />
      ) : (
        <h1 className="truncate px-1 text-base font-semibold">{name || unnamed}</h1>
      )}
    </div>
  )
}
