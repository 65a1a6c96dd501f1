export { projectStory } from './project-story.ts'
export { listUnprojected, rebuildProjection } from './rebuild-projection.ts'
