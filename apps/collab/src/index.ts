export { createCollab, type Collab, type CollabDeps, type CollabOptions, type CollabStatus } from './create-collab.ts'
