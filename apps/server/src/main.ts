import { resolve } from 'node:path'
import { readEnv } from '@insightengine/api'
import { isAppError } from '@insightengine/shared/errors'
import { createWorkspace } from './create-workspace.ts'

// `npm start`: prints what it does in plain words, then the address; stops on Ctrl-C, SIGTERM or the end of its parent.
const say = (message: string) => console.log(message)

let stopping = false
let close: () => Promise<void> = async () => undefined

async function stop(exitCode: number): Promise<void> {
  if (stopping) return
  stopping = true
  say('Stopping…')
  await close()
  say('Stopped. Everything is saved.')
  process.exit(exitCode)
}

/** What people did is a sentence; what we did wrong keeps its stack. */
function explain(error: unknown): string {
  if (isAppError(error) || (error instanceof Error && error.cause !== undefined)) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

const starting = start()
// A start that fails ends the process by itself, so there is always something to stop. `disconnect`: the bootstrap that
// started us is gone without a signal.
const stopOnceStarted = async () => {
  await starting
  await stop(0)
}
for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.on(event, () => void stopOnceStarted())
await starting

async function start(): Promise<void> {
  try {
    const env = readEnv({ LOG_LEVEL: 'warn', ...process.env })
    const dataDir = resolve(process.env.DATA_DIR ?? '.data')
    const workspace = await createWorkspace({
      env,
      dataDir,
      say,
      onLost: (reason) => {
        console.error(`${reason} Start again to recover; nothing that was saved is lost.`)
        void stop(1)
      },
    })
    close = workspace.close
    say(`\nInsightEngine is ready: ${env.publicUrl}\nStop it with Ctrl-C.`)
  } catch (error) {
    console.error(explain(error))
    process.exit(1)
  }
}
