export { QueryListPage } from './query-list-page.tsx'
