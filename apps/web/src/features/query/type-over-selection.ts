import { EditorView } from '@codemirror/view'

/**
 * Types over a selection in the editor's own state. Chromium would do it in the page and copy the colours of what was selected into a style
 * attribute, which the policy refuses and reports. Handlers of typed text, such as the one that closes brackets, are asked first, as always.
 */
export const typeOverSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { main, ranges } = view.state.selection
    if (event.inputType !== 'insertText' || event.data === null || event.isComposing || view.composing || main.empty || ranges.length > 1) return false
    const text = event.data
    const insert = () => view.state.update(view.state.replaceSelection(text), { userEvent: 'input.type', scrollIntoView: true })
    const isHandled = view.state.facet(EditorView.inputHandler).some((handle) => handle(view, main.from, main.to, text, insert))
    if (!isHandled) view.dispatch(insert())
    event.preventDefault()
    return true
  },
})
