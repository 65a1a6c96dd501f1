import type { Role } from '@insightengine/shared/access'

/** What each role is called and lets people do. */
export const roleWords: Record<Role, { name: string; article: 'a' | 'an'; may: string }> = {
  owner: { name: 'Owner', article: 'an', may: 'everything, including who the owners are' },
  admin: { name: 'Admin', article: 'an', may: 'manage people and connections, and do all an analyst does' },
  analyst: { name: 'Analyst', article: 'an', may: 'write queries and stories, and publish them' },
  viewer: { name: 'Viewer', article: 'a', may: 'read what is published' },
}
