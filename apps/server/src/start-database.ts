import { startEmbeddedPostgres } from '@insightengine/db/embedded'

export interface Database {
  /** The owner's address. */
  url: string
  /** True when this process runs the server itself. */
  isEmbedded: boolean
  stop(): Promise<void>
}

export interface StartDatabaseOptions {
  databaseUrl: string | null
  dataDir: string
  log: (message: string) => void
  /** The embedded server ended without having been asked to. */
  onLost: () => void
}

/** The PostgreSQL of DATABASE_URL, or one of our own in the data folder. */
export async function startDatabase({ databaseUrl, dataDir, log, onLost }: StartDatabaseOptions): Promise<Database> {
  if (databaseUrl !== null) return { url: databaseUrl, isEmbedded: false, stop: async () => undefined }
  log('Starting the database…')
  const server = await startEmbeddedPostgres({ dataDir, log, onUnexpectedExit: onLost })
  return { url: server.url, isEmbedded: true, stop: () => server.stop() }
}
