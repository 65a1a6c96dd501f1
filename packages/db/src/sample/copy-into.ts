import { once } from 'node:events'
import type pg from 'pg'

/** What node-postgres gives a query of our own making to work with; see its `Submittable`. */
interface CopyConnection {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
  stream: NodeJS.WritableStream & { writableNeedDrain: boolean }
}

/** Sends chunks of COPY text into a table. Rejects with the server's error, such as a violated foreign key. */
export function copyInto(client: pg.ClientBase, table: string, chunks: readonly Buffer[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: Error | null = null
    const submittable = {
      submit: (connection: CopyConnection) => connection.query(`copy ${table} from stdin`),
      handleCopyInResponse: (connection: CopyConnection) => {
        sendChunks(connection, chunks).catch((error: Error) => connection.sendCopyFail(error.message))
      },
      handleError: (error: Error) => {
        failure = error
      },
      // Both, because the server is ready again also after an error, and only then the client may be used further.
      handleReadyForQuery: () => (failure ? reject(failure) : resolve()),
      handleCommandComplete: () => undefined,
    }
    // The typings know only queries with a text; a submittable is what `client.query` takes all the same.
    client.query(submittable as unknown as pg.Submittable)
  })
}

async function sendChunks(connection: CopyConnection, chunks: readonly Buffer[]): Promise<void> {
  for (const chunk of chunks) {
    connection.sendCopyFromChunk(chunk)
    if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain')
  }
  connection.endCopyFrom()
}
