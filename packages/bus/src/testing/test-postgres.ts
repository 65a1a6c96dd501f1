import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { inject } from 'vitest'

declare module 'vitest' {
  export interface ProvidedContext {
    testServerSocket: string
  }
}

/** The address of the run's PostgreSQL, asked for as packages/db/src/testing does; the bus may not import that package. */
export async function testPostgresUrl(): Promise<string> {
  const { ownerUrl } = JSON.parse(await text(connect(inject('testServerSocket')))) as { ownerUrl: string }
  return ownerUrl
}
