import '../../scripts/generate.ts'
import type { TestProject } from 'vitest/node'
import { offerTestServer } from './offer-test-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    testServerSocket: string
  }
}

/** Named in vitest.config.ts. Returns what ends the server, after the last test, failed or not. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { socketPath, close } = await offerTestServer()
  project.provide('testServerSocket', socketPath)
  return close
}
