import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** What must outlive the process: without the password nobody can sign in to the data any more. */
const Cluster = z.object({ port: z.number().int().nullable(), password: z.string().min(1) })
export type Cluster = z.infer<typeof Cluster>

const pathIn = (dataDir: string): string => join(dataDir, 'postgres.json')

/** Reads the file, or writes a new one. It exists before the data does, so there is never data without a password. */
export async function readCluster(dataDir: string): Promise<Cluster> {
  const text = await readFile(pathIn(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text !== null) return Cluster.parse(JSON.parse(text))
  const cluster: Cluster = { port: null, password: randomBytes(24).toString('base64url') }
  await writeCluster(dataDir, cluster)
  return cluster
}

export async function writeCluster(dataDir: string, cluster: Cluster): Promise<void> {
  const path = pathIn(dataDir)
  // Renamed into place: a kill in the middle of writing must not lose the password.
  await writeFile(`${path}.new`, `${JSON.stringify(cluster)}\n`, { mode: 0o600 })
  await rename(`${path}.new`, path)
}
