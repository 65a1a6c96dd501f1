export { aStory, type StoryOptions, type TestStory } from './a-story.ts'
export { aMember, anOrg, aUser, type TestMember, type TestOrg, type TestUser } from './builders.ts'
export { testDatabase, type TestDatabase } from './test-database.ts'
