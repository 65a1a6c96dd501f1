export { listOrgIds, listStories } from './list-org-ids.ts'
