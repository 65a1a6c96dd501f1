import type { Content } from './content.ts'

type Input = Record<string, unknown>

/**
 * How the isolation test calls a procedure or stream as a member of another organisation.
 * - `refuses`: takes ids of things. Each entry is one input that mixes `foreign` ids with the caller's `own`; it must be refused exactly
 *   as it is for ids that belong to nobody.
 * - `findsNothing`: as before, but answers 200 with what it would find for nobody's ids: lists narrowed by an id, results per card.
 * - `ownOnly`: takes no id of anything. It must work on the caller's organisation alone; the input is one that does no harm.
 */
export type Probe = { refuses: (foreign: Content, own: Content) => Input[] } | { findsNothing: (foreign: Content, own: Content) => Input[] } | { ownOnly: Input }

const credentials = { email: 'stranger@example.com', password: 'not the right password' }
const registration = { ...credentials, fullName: 'Stranger', inviteToken: 'an-invitation-that-never-was' }
const unreachable = { name: 'Try', type: 'postgresql', host: '127.0.0.1', port: 1, database: 'none', username: 'none', password: 'none', sslMode: 'disable' }

/** A procedure that is missing here fails the test: add it in the same commit. */
export const probes: Record<string, Probe> = {
  'auth.signInOptions': { ownOnly: {} },
  'auth.register': { ownOnly: registration },
  'auth.login': { ownOnly: credentials },
  'auth.refresh': { ownOnly: { refreshToken: 'a-refresh-token-that-never-was' } },
  'auth.signUp': { ownOnly: registration },
  'auth.signIn': { ownOnly: credentials },
  'auth.demo': { ownOnly: {} },
  'auth.logout': { ownOnly: {} },
  'auth.me': { ownOnly: {} },
  'auth.updateProfile': { ownOnly: { fullName: 'Another name' } },
  'auth.changePassword': { ownOnly: { currentPassword: 'not the right password', newPassword: 'a longer one, please' } },

  'org.members': { ownOnly: {} },
  'org.updateMember': { refuses: ({ memberId }) => [{ userId: memberId, role: 'admin' }, { userId: memberId, isActive: false }, { userId: memberId }] },
  'org.createInvite': { ownOnly: { role: 'viewer' } },
  'org.invites': { ownOnly: {} },
  'org.revokeInvite': { refuses: ({ inviteId }) => [{ id: inviteId }] },
  'org.invitePreview': { ownOnly: { token: 'an-invitation-that-never-was' } },
  'org.rename': { ownOnly: { name: 'Renamed' } },

  'connection.list': { ownOnly: {} },
  'connection.get': { refuses: ({ connectionId }) => [{ id: connectionId }] },
  'connection.create': { ownOnly: unreachable },
  'connection.update': { refuses: ({ connectionId }) => [{ id: connectionId, name: 'Mine' }, { ...unreachable, id: connectionId }] },
  'connection.testInput': { ownOnly: unreachable },
  'connection.test': { refuses: ({ connectionId }) => [{ id: connectionId }] },
  'connection.delete': { refuses: ({ connectionId }) => [{ id: connectionId }] },
  'connection.schema': { refuses: ({ connectionId }) => [{ id: connectionId }, { id: connectionId, refresh: true }] },
  'connection.resetSample': { refuses: ({ connectionId }) => [{ id: connectionId }] },

  'query.execute': { refuses: ({ connectionId }) => [{ databaseId: connectionId, sql: 'select 1' }] },
  'query.run': { refuses: ({ connectionId }) => [{ databaseId: connectionId, sql: 'select 1' }] },
  'query.results': { refuses: ({ runId }) => [{ id: runId }] },
  'query.save': {
    refuses: (foreign, own) => [
      { name: 'Mine', sql: 'select 1', databaseId: foreign.connectionId },
      { name: 'Mine', sql: 'select 1', databaseId: own.connectionId, collectionId: foreign.collectionId },
    ],
  },
  'query.list': { findsNothing: ({ collectionId }) => [{ collectionId }] },
  'query.history': { ownOnly: {} },
  'query.get': { refuses: ({ queryId }) => [{ id: queryId }] },
  'query.update': { refuses: (foreign, own) => [{ id: foreign.queryId, name: 'Mine' }, { id: own.queryId, databaseId: foreign.connectionId }] },
  'query.delete': { refuses: ({ queryId }) => [{ id: queryId }] },
  'query.columnValues': { refuses: ({ queryId }) => [{ queryId, column: 'place' }] },
  'query.cardData': { findsNothing: ({ queryId }, { cardId }) => [{ cards: [{ cardId, queryId, filters: [] }] }] },

  'collection.list': { ownOnly: {} },
  'collection.create': { refuses: ({ collectionId }) => [{ name: 'Inside', parentId: collectionId }] },
  'collection.delete': { refuses: ({ collectionId }) => [{ id: collectionId }] },

  'story.create': { refuses: ({ collectionId }) => [{ name: 'Mine', collectionId }] },
  'story.list': { findsNothing: ({ collectionId }) => [{ collectionId }] },
  'story.get': { refuses: ({ storyId }) => [{ id: storyId }] },
  'story.update': { refuses: (foreign, own) => [{ id: foreign.storyId, name: 'Mine' }, { id: own.storyId, collectionId: foreign.collectionId }] },
  'story.delete': { refuses: ({ storyId }) => [{ id: storyId }] },
  'story.duplicate': { refuses: ({ storyId }) => [{ id: storyId }] },
  'story.publish': { refuses: ({ storyId }) => [{ id: storyId, isPublic: true }] },
  'story.unpublish': { refuses: ({ storyId }) => [{ id: storyId }] },
  'story.createPage': { refuses: ({ storyId }) => [{ storyId, title: 'Mine' }] },
  'story.updatePage': {
    refuses: (foreign, own) => [
      { storyId: foreign.storyId, pageId: foreign.pageId, title: 'Mine' },
      { storyId: own.storyId, pageId: foreign.pageId, title: 'Mine' },
    ],
  },
  'story.deletePage': { refuses: (foreign, own) => [{ storyId: foreign.storyId, pageId: foreign.pageId }, { storyId: own.storyId, pageId: foreign.pageId }] },
  'story.reorderPage': {
    refuses: (foreign, own) => [
      { storyId: foreign.storyId, pageId: foreign.pageId, newOrder: 0 },
      { storyId: own.storyId, pageId: foreign.pageId, newOrder: 0 },
    ],
  },
  'story.createCard': {
    refuses: (foreign, own) => [
      { storyId: foreign.storyId, pageId: foreign.pageId, title: 'Mine' },
      { storyId: own.storyId, pageId: foreign.pageId, title: 'Mine' },
      { storyId: own.storyId, pageId: own.pageId, title: 'Mine', savedQueryId: foreign.queryId },
    ],
  },
  'story.updateCard': {
    refuses: (foreign, own) => [
      { storyId: foreign.storyId, cardId: foreign.cardId, title: 'Mine' },
      { storyId: own.storyId, cardId: foreign.cardId, title: 'Mine' },
      { storyId: own.storyId, cardId: own.cardId, savedQueryId: foreign.queryId },
    ],
  },
  'story.deleteCard': { refuses: (foreign, own) => [{ storyId: foreign.storyId, cardId: foreign.cardId }, { storyId: own.storyId, cardId: foreign.cardId }] },

  'published.get': { refuses: ({ shareToken }) => [{ token: shareToken }] },
  'published.filterValues': { refuses: ({ shareToken, filterId }) => [{ token: shareToken, filterId }] },
  'published.cards': { refuses: ({ shareToken, cardId }) => [{ token: shareToken, cardIds: [cardId] }] },

  'collab.ticket': { refuses: ({ storyId }) => [{ storyId }] },

  'search.search': { ownOnly: { q: '' } },
  'search.recents': { ownOnly: {} },
  'search.markOpened': { refuses: ({ storyId, queryId }) => [{ kind: 'story', id: storyId }, { kind: 'query', id: queryId }] },
}
