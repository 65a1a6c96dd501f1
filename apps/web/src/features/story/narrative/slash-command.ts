import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state'

/** What stands between a "/" and the caret, and where. */
export interface SlashMatch {
  from: number
  to: number
  query: string
}

interface SlashState {
  match: SlashMatch | null
  /** The "/" that the person has closed the menu of; it stays closed until another one is typed. */
  dismissedAt: number | null
}

type KeyListener = (event: KeyboardEvent) => boolean

interface SlashStorage {
  /** True when the open menu has used the key. */
  answer: KeyListener
  /** The menu's way to hear the keys that are typed into the text; returns the way to stop. */
  listen: (listener: KeyListener) => () => void
}

const slashKey = new PluginKey<SlashState>('slashCommand')
const longestQuery = 24

/** The menu that is open in this state of the text, if any. */
export function slashMatch(state: EditorState): SlashMatch | null {
  const { match, dismissedAt } = slashKey.getState(state) ?? { match: null, dismissedAt: null }
  return match && match.from !== dismissedAt ? match : null
}

/** Follows "/" at the start of a line or after a space. The view draws the menu and answers the keys while it is open. */
export const SlashCommand = Extension.create<Record<string, never>, SlashStorage>({
  name: 'slashCommand',
  priority: 900,
  addStorage() {
    let listener: KeyListener | null = null
    return {
      answer: (event) => listener?.(event) ?? false,
      listen(next) {
        listener = next
        return () => {
          if (listener === next) listener = null
        }
      },
    }
  },
  addCommands() {
    return {
      closeSlashMenu:
        () =>
        ({ tr, dispatch }) => {
          dispatch?.(tr.setMeta(slashKey, 'dismiss'))
          return true
        },
    }
  },
  addProseMirrorPlugins() {
    const { storage } = this
    return [
      new Plugin<SlashState>({
        key: slashKey,
        state: {
          init: () => ({ match: null, dismissedAt: null }),
          apply(transaction, { dismissedAt }, _before, state) {
            const match = findSlash(state)
            if (transaction.getMeta(slashKey) === 'dismiss') return { match, dismissedAt: match?.from ?? null }
            return { match, dismissedAt: match && dismissedAt !== null ? transaction.mapping.map(dismissedAt, -1) : null }
          },
        },
        props: { handleKeyDown: (view, event) => slashMatch(view.state) !== null && storage.answer(event) },
      }),
    ]
  },
})

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    slashCommand: { closeSlashMenu: () => ReturnType }
  }
  interface Storage {
    slashCommand: SlashStorage
  }
}

function findSlash(state: EditorState): SlashMatch | null {
  const { $from, empty } = state.selection
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return null
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '￼')
  return slashIn(before, $from.start())
}

/** `start` is the document's position of the text's first character. */
export function slashIn(before: string, start: number): SlashMatch | null {
  const found = /(?:^|\s)\/(\p{L}[\p{L}\d ]*)?$/u.exec(before)
  if (!found) return null
  const query = found[1] ?? ''
  if (query.length > longestQuery) return null
  const to = start + before.length
  return { from: to - query.length - 1, to, query }
}
