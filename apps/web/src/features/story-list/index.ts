export { StoryLink } from './story-link.tsx'
export { StoryListPage } from './story-list-page.tsx'
export { StoryStatusBadge } from './story-status-badge.tsx'
