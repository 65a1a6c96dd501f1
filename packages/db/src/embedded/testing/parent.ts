// A product process in miniature, for killing: starts PostgreSQL on the folder it is given, says so, and stays.
import { startEmbeddedPostgres } from '../start-embedded-postgres.ts'

const dataDir = process.argv[2] ?? ''
const { url, pid, port } = await startEmbeddedPostgres({ dataDir, log: () => undefined })
console.log(JSON.stringify({ url, pid, port }))
process.stdin.resume()
