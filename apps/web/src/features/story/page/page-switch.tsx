import { cx } from '../../../ui/cx.ts'
import { useEditorView, useStorySnapshot } from '../story-context.ts'

/** The pages as a row of tabs, where there is no panel for them. */
export function PageSwitch() {
  const { pageId, openPage } = useEditorView()
  const pages = useStorySnapshot((story) => story.pages)
  return (
    <nav aria-label="Pages" className="sticky top-0 z-10 overflow-x-auto border-b border-line bg-canvas px-4 md:px-10">
      <ol className="mx-auto flex max-w-page gap-4">
        {pages.map((page) => (
          <li key={page.id} className="shrink-0">
            <button
              type="button"
              aria-current={page.id === pageId ? 'page' : undefined}
              onClick={() => openPage(page.id)}
              className={cx('h-10 border-b-2 text-base font-medium whitespace-nowrap', page.id === pageId ? 'border-primary text-ink' : 'border-transparent text-ink-muted hover:text-ink')}
            >
              {page.title || 'Untitled page'}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
