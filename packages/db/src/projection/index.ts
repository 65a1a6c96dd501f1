export { projectStory } from './project-story.ts'
