export { NewStoryDialog } from './new-story-dialog.tsx'
