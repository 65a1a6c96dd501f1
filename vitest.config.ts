import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'e2e/**/*.test.ts', 'bench/**/*.test.ts'],
    // Prisma's client when it is stale, and one PostgreSQL for the run once a test asks for it.
    globalSetup: ['packages/db/src/testing/vitest-global-setup.ts'],
    // Two cores on the smallest machine we promise to run on.
    maxWorkers: 2,
    // What a poll waits for comes in milliseconds on a quiet machine and in seconds on a busy one.
    expect: { poll: { timeout: 10_000 } },
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
