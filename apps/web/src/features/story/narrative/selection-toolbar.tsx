import type { EditorState } from '@tiptap/pm/state'
import { useEditorState, type Editor } from '@tiptap/react'
import { Bold, Code, Heading1, Heading2, Heading3, Italic, Link as LinkIcon, List, ListOrdered, Quote, Strikethrough } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Popover, PopoverAnchor, PopoverContent } from '../../../ui/popover.tsx'
import { useTextAnchor } from './caret-anchor.ts'
import { LinkForm } from './link-form.tsx'

const selectionOf = (state: EditorState) => state.selection

/** What one can do to the selected words, right above them. */
export function SelectionToolbar({ editor }: { editor: Editor }) {
  const [isLinking, setIsLinking] = useState(false)
  const { place, isShown, href } = useEditorState({
    editor,
    selector: ({ editor }) => {
      const { selection } = editor.state
      return {
        // The toolbar is placed anew when the selection changes.
        place: `${selection.from}-${selection.to}`,
        isShown: editor.isEditable && editor.isFocused && !selection.empty && !('node' in selection) && !editor.isActive('codeBlock'),
        href: (editor.getAttributes('link')['href'] as string | undefined) ?? null,
      }
    },
  })
  const anchor = useTextAnchor(editor, selectionOf)
  if (!isShown && !isLinking) return null
  return (
    <Popover open>
      <PopoverAnchor virtualRef={anchor} />
      <PopoverContent
        role={isLinking ? 'dialog' : 'toolbar'}
        aria-label={isLinking ? 'Link' : 'Format'}
        key={place}
        side="top"
        sideOffset={8}
        className="flex items-center gap-0.5 p-1"
        onOpenAutoFocus={(event) => event.preventDefault()}
        onCloseAutoFocus={(event) => event.preventDefault()}
        onInteractOutside={() => setIsLinking(false)}
        onEscapeKeyDown={() => setIsLinking(false)}
      >
        {isLinking ? <LinkForm editor={editor} href={href} onDone={() => setIsLinking(false)} /> : <FormatButtons editor={editor} onLink={() => setIsLinking(true)} />}
      </PopoverContent>
    </Popover>
  )
}

function FormatButtons({ editor, onLink }: { editor: Editor; onLink: () => void }) {
  const active = useEditorState({
    editor,
    selector: ({ editor }) => ({
      bold: editor.isActive('bold'),
      italic: editor.isActive('italic'),
      strike: editor.isActive('strike'),
      code: editor.isActive('code'),
      link: editor.isActive('link'),
      h1: editor.isActive('heading', { level: 1 }),
      h2: editor.isActive('heading', { level: 2 }),
      h3: editor.isActive('heading', { level: 3 }),
      bulletList: editor.isActive('bulletList'),
      orderedList: editor.isActive('orderedList'),
      blockquote: editor.isActive('blockquote'),
    }),
  })
  const chain = () => editor.chain().focus()
  const button = (label: string, icon: ReactNode, isOn: boolean, run: () => void, shortcut?: string) => (
    <IconButton size="sm" label={label} aria-pressed={isOn} onMouseDown={(event) => event.preventDefault()} onClick={run} {...(shortcut ? { shortcut } : {})}>
      {icon}
    </IconButton>
  )
  return (
    <>
      {button('Bold', <Bold />, active.bold, () => chain().toggleBold().run(), 'mod+b')}
      {button('Italic', <Italic />, active.italic, () => chain().toggleItalic().run(), 'mod+i')}
      {button('Strike through', <Strikethrough />, active.strike, () => chain().toggleStrike().run(), 'mod+shift+s')}
      {button('Code', <Code />, active.code, () => chain().toggleCode().run(), 'mod+e')}
      {button('Link', <LinkIcon />, active.link, onLink)}
      <Divider />
      {button('Heading 1', <Heading1 />, active.h1, () => chain().toggleHeading({ level: 1 }).run())}
      {button('Heading 2', <Heading2 />, active.h2, () => chain().toggleHeading({ level: 2 }).run())}
      {button('Heading 3', <Heading3 />, active.h3, () => chain().toggleHeading({ level: 3 }).run())}
      <Divider />
      {button('Bulleted list', <List />, active.bulletList, () => chain().toggleBulletList().run())}
      {button('Numbered list', <ListOrdered />, active.orderedList, () => chain().toggleOrderedList().run())}
      {button('Quote', <Quote />, active.blockquote, () => chain().toggleBlockquote().run())}
    </>
  )
}

function Divider() {
  return <span className="mx-0.5 h-5 w-px bg-line" aria-hidden />
}
