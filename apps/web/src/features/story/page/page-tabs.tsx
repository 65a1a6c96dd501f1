import { cx } from '../../../ui/cx.ts'
import { useEditorView, useStorySnapshot } from '../story-context.ts'

/** The story's pages in a row. */
export function PageTabs() {
  const { pageId, openPage } = useEditorView()
  const pages = useStorySnapshot((story) => story.pages)
  return (
    <nav aria-label="Pages" className="-mb-px max-w-full overflow-x-auto">
      <ol className="flex gap-4">
        {pages.map((page) => (
          <li key={page.id} className="shrink-0">
            <button
              type="button"
              aria-current={page.id === pageId ? 'page' : undefined}
              onClick={() => openPage(page.id)}
              className={cx('h-11 border-b-2 text-base font-medium whitespace-nowrap', page.id === pageId ? 'border-primary text-ink' : 'border-transparent text-ink-muted hover:text-ink')}
            >
              {page.title || 'Untitled page'}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
