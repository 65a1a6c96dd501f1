import { updatePage, type Page } from '@insightengine/shared/doc'
import { cx } from '../../../ui/cx.ts'
import { useEditorView, useStory } from '../story-context.ts'

const titleStyle = 'text-2xl font-semibold [font-family:var(--story-font)]'
const subtitleStyle = 'text-md text-ink-muted'

/** Title and subtitle, written where they are read. */
export function PageHeader({ page }: { page: Page }) {
  const { session } = useStory()
  const { canEdit, namingPageId } = useEditorView()
  const set = (change: { title?: string; subtitle?: string }) => updatePage(session.doc, page.id, change, 'user')
  return (
    <header>
      {canEdit ? (
        <>
          <GrowingLine value={page.title} label="Page title" placeholder="Untitled page" className={titleStyle} isFocused={namingPageId === page.id} onChange={(title) => set({ title })} />
          <GrowingLine value={page.subtitle} label="Page subtitle" placeholder="Add a subtitle" className={cx(subtitleStyle, 'mt-1')} onChange={(subtitle) => set({ subtitle })} />
        </>
      ) : (
        <>
          <h2 className={titleStyle}>{page.title || 'Untitled page'}</h2>
          {page.subtitle && <p className={cx(subtitleStyle, 'mt-1')}>{page.subtitle}</p>}
        </>
      )}
    </header>
  )
}

interface GrowingLineProps {
  value: string
  label: string
  placeholder: string
  className: string
  /** Takes the focus when it appears. */
  isFocused?: boolean
  onChange: (value: string) => void
}

/** A field for one line of text that wraps instead of hiding its end. The invisible copy behind it gives it its height. */
function GrowingLine({ value, label, placeholder, className, isFocused, onChange }: GrowingLineProps) {
  return (
    <div className={cx('grid', className)}>
      <span aria-hidden className="invisible [grid-area:1/1] whitespace-pre-wrap wrap-anywhere">{value} </span>
      <textarea
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- A page that was just added wants its name first.
        autoFocus={isFocused ?? false}
        rows={1}
        value={value}
        maxLength={255}
        aria-label={label}
        placeholder={placeholder}
        onChange={(event) => onChange(event.target.value.replaceAll(/\s*\n\s*/g, ' '))}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        className="resize-none overflow-hidden bg-transparent [grid-area:1/1] wrap-anywhere outline-none"
      />
    </div>
  )
}
