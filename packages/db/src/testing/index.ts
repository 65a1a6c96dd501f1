export { aMember, anOrg, aUser, type TestMember, type TestOrg, type TestUser } from './builders.ts'
export { testDatabase, type TestDatabase } from './test-database.ts'
