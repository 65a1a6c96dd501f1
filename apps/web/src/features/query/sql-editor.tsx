import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { PostgreSQL, sql } from '@codemirror/lang-sql'
import { bracketMatching, indentOnInput } from '@codemirror/language'
import { lintKeymap, setDiagnostics } from '@codemirror/lint'
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search'
import { Compartment, EditorState, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers, placeholder } from '@codemirror/view'
import type { DatabaseSchema } from '@insightengine/shared/connection'
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react'
import { cspNonce } from '../../lib/csp-nonce.ts'
import type { SentText } from './query-run.ts'
import { completionsOf } from './sql-completion.ts'
import { sqlTheme } from './sql-theme.ts'
import { typeOverSelection } from './type-over-selection.ts'

/** What the page around asks of the editor. */
export interface SqlEditorHandle {
  /** The selected text, or all of it when nothing is selected, with its place. */
  textToRun(): SentText
  /** Puts `text` where the caret is, over whatever is selected. */
  insert(text: string): void
  /** Replaces everything, as one step that can be undone. */
  replace(text: string): void
  focus(): void
}

export interface SqlEditorProps {
  ref: Ref<SqlEditorHandle>
  initialText: string
  schema: DatabaseSchema | undefined
  /** A place to underline, with the database's words. */
  problem: { from: number; to: number; message: string } | null
  onChange: (text: string) => void
  onRun: () => void
  onSave: () => void
}

export function SqlEditor({ ref, initialText, schema, problem, onChange, onRun, onSave }: SqlEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const language = useRef(new Compartment())
  const latest = useRef({ onChange, onRun, onSave })
  useEffect(() => {
    latest.current = { onChange, onRun, onSave }
  })

  useEffect(() => {
    if (!host.current) return
    const commands = keymap.of([
      { key: 'Mod-Enter', preventDefault: true, run: () => call(latest.current.onRun) },
      { key: 'Mod-s', preventDefault: true, run: () => call(latest.current.onSave) },
    ])
    const changes = EditorView.updateListener.of((update) => update.docChanged && latest.current.onChange(update.state.doc.toString()))
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({ doc: initialText, extensions: [commands, language.current.of(sqlLanguage(undefined)), changes, ...editing()] }),
    })
    view.current = editor
    editor.focus()
    return () => {
      view.current = null
      editor.destroy()
    }
  // oxlint-disable-next-line react/exhaustive-effect-dependencies, react-hooks/exhaustive-deps -- the text is only what the editor begins with; afterwards it is the editor's
  }, [])

  useEffect(() => view.current?.dispatch({ effects: language.current.reconfigure(sqlLanguage(schema)) }), [schema])
  useEffect(() => {
    const state = view.current?.state
    if (!state) return
    const end = state.doc.length
    const found = problem ? [{ from: Math.min(problem.from, end), to: Math.min(problem.to, end), severity: 'error' as const, message: problem.message }] : []
    view.current?.dispatch(setDiagnostics(state, found))
  }, [problem])

  useImperativeHandle(ref, () => ({
    textToRun: () => textToRun(view.current?.state),
    insert: (text) => {
      view.current?.dispatch(view.current.state.replaceSelection(text), { scrollIntoView: true })
      view.current?.focus()
    },
    replace: (text) => {
      view.current?.dispatch({ changes: { from: 0, to: view.current.state.doc.length, insert: text }, selection: { anchor: text.length } })
      view.current?.focus()
    },
    focus: () => view.current?.focus(),
  }))

  return <div ref={host} className="h-full min-h-0 overflow-hidden bg-surface" />
}

function call(command: () => void): true {
  command()
  return true
}

function sqlLanguage(schema: DatabaseSchema | undefined): Extension {
  return sql({ dialect: PostgreSQL, schema: completionsOf(schema), upperCaseKeywords: false })
}

function editing(): Extension[] {
  const nonce = cspNonce()
  return [
    // CodeMirror adds its styles as a style tag, which the policy accepts only with the page's nonce.
    nonce ? EditorView.cspNonce.of(nonce) : [],
    lineNumbers(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    typeOverSelection,
    autocompletion({ activateOnTypingDelay: 40, icons: false }),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSelectionMatches(),
    placeholder('select … from …'),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': 'SQL' }),
    // Tab indents, as in every code editor; Escape then Tab leaves it, which the help sheet says.
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...searchKeymap, ...historyKeymap, ...lintKeymap, ...defaultKeymap, indentWithTab]),
    sqlTheme,
  ]
}

function textToRun(state: EditorState | undefined): SentText {
  if (!state) return { text: '', offset: 0 }
  const { from, to, empty } = state.selection.main
  const [start, end] = empty ? [0, state.doc.length] : [from, to]
  const raw = state.sliceDoc(start, end)
  // The API trims, so we do it here, where the offset can follow.
  return { text: raw.trim(), offset: start + raw.length - raw.trimStart().length }
}
