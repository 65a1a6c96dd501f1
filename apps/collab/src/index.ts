export { createCollab, type Collab, type CollabDeps, type CollabOptions } from './create-collab.ts'
