export { StoryListPage } from './story-list-page.tsx'
export { StoryStatusBadge } from './story-status-badge.tsx'
