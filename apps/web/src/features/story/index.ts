export { StoryPage } from './story-page.tsx'
export { unsentTextOf } from './session/local-copy/story-copy.ts'
