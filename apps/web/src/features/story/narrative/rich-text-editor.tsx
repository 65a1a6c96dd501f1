import { must } from '@insightengine/shared/errors'
import type { CardType } from '@insightengine/shared/story'
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import { Placeholder } from '@tiptap/extensions'
import { EditorContent, useEditor } from '@tiptap/react'
import { StarterKit } from '@tiptap/starter-kit'
import { useEffect } from 'react'
import type * as Y from 'yjs'
import { safeHref } from '../../../story-view/index.ts'
import { cx } from '../../../ui/cx.ts'
import { toast } from '../../../ui/toast-store.ts'
import { useStory } from '../story-context.ts'
import { drawCaret, drawSelection } from './caret.ts'
import { LiveText } from './live-text.ts'
import '../../../story-view/story-view.css'
import './rich-text-editor.css'
import { SelectionToolbar } from './selection-toolbar.tsx'
import { SlashCommand } from './slash-command.ts'
import { SlashMenu } from './slash-menu.tsx'

/** The server takes changes of up to 256 KB; what is larger would end the session instead of arriving. */
const longestPaste = 100_000

function refuseHugePaste({ clipboardData }: ClipboardEvent): boolean {
  const size = Math.max(clipboardData?.getData('text/plain').length ?? 0, (clipboardData?.getData('text/html').length ?? 0) / 4)
  if (size <= longestPaste) return false
  toast({ title: 'This is too long to paste at once', description: 'Paste it in parts, or save it as a query and show it as a card.', tone: 'danger' })
  return true
}

interface RichTextEditorProps {
  /** The text in the document. Another one needs another editor: give it a key. */
  fragment: Y.XmlFragment
  /** Names the text for screen readers. */
  label: string
  placeholder: string
  canEdit: boolean
  /** Takes the caret as soon as it is there. */
  startsWriting?: boolean
  isCompact?: boolean
  onInsertCard?: (type: CardType) => void
  className?: string
}

/** Formatted text that several people write in at once. */
export function RichTextEditor({ fragment, label, placeholder, canEdit, startsWriting = false, isCompact, onInsertCard, className }: RichTextEditorProps) {
  const { session, me } = useStory()
  const editor = useEditor(
    {
      extensions: [
        StarterKit.configure({
          // One undo for the whole story; see LiveText.
          undoRedo: false,
          // It would write an empty paragraph into the document of everybody who merely looks at it.
          trailingNode: false,
          heading: { levels: [1, 2, 3] },
          link: { openOnClick: false, autolink: true, isAllowedUri: (url) => safeHref(url) !== null },
        }),
        LiveText.configure({ fragment, undo: session.undo }),
        CollaborationCaret.configure({ provider: { awareness: session.awareness }, user: me, render: drawCaret, selectionRender: drawSelection }),
        Placeholder.configure({ placeholder: ({ node, editor }) => (node.type.name === 'paragraph' || editor.isEmpty ? placeholder : '') }),
        SlashCommand,
      ],
      editable: canEdit,
      // Its style tag has no nonce; our own style sheet says the same.
      injectCSS: false,
      shouldRerenderOnTransaction: false,
      editorProps: {
        handlePaste: (_view, event) => refuseHugePaste(event),
        attributes: { 'aria-label': label, 'aria-multiline': 'true', role: 'textbox', class: cx('story-prose rich-text-editor', isCompact && 'story-prose-compact') },
      },
    },
    [fragment, session],
  )
  useEffect(() => {
    editor.setEditable(canEdit, false)
  }, [editor, canEdit])
  useEffect(() => {
    if (startsWriting && canEdit) editor.commands.focus('end')
  }, [editor, startsWriting, canEdit])
  return (
    <div className={className}>
      <EditorContent editor={must(editor, 'an editor in the browser')} className="h-full" />
      {canEdit && <SelectionToolbar editor={editor} />}
      {canEdit && <SlashMenu editor={editor} onInsertCard={onInsertCard} />}
    </div>
  )
}
