export { aCollab, ticketKey, type TestCollab } from './a-collab.ts'
export { anEditor, type Editor, type EditorOptions } from './an-editor.ts'
export { eventually } from './eventually.ts'
export { signTicket } from './sign-ticket.ts'
