import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { resultOf, type Bench } from '../report.ts'
import { treeMemoryMb } from '../../e2e/process-tree.ts'
import { startWorkspace } from '../../e2e/running-workspace.ts'
import { viewerScriptKb } from './viewer-size.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))
/** From the foundation's promise: a second start answers in under six seconds. */
const secondStartTargetSeconds = 6
/** From the viewer's promise: under 150 KB of gzipped JavaScript before charts. */
const viewerTargetKb = 150
const idleSeconds = 10

/** What a newcomer waits for: the committed tree in an empty folder, first start, later starts, memory at rest, viewer size. */
export const benchStart: Bench = async ({ quick, log }) => {
  const secondStarts: number[] = []
  const firstStarts: number[] = []
  const idle: number[] = []
  let viewerKb = Number.NaN
  const clones = quick ? 1 : 3
  for (let clone = 1; clone <= clones; clone++) {
    const dir = mkdtempSync(join(tmpdir(), 'insightengine-start-'))
    // The embedded database may run as another account, which has to reach the folder.
    chmodSync(dir, 0o755)
    try {
      log(`clone ${clone} of ${clones}: cloning the committed tree and starting it…`)
      execFileSync('git', ['clone', '--quiet', '--no-hardlinks', repository, dir])
      const first = await startWorkspace({ command: 'npm start', dir })
      firstStarts.push(first.secondsToFirstPage)
      log(`first page after ${first.secondsToFirstPage.toFixed(1)} s`)
      await sleep(idleSeconds * 1000)
      idle.push(treeMemoryMb(first.pid))
      await first.stop()
      for (let run = 0; run < (quick ? 1 : 3); run++) {
        const again = await startWorkspace({ command: 'npm start', dir })
        secondStarts.push(again.secondsToFirstPage)
        await again.stop()
      }
      log(`later starts: ${secondStarts.map((each) => each.toFixed(2)).join(', ')} s`)
      viewerKb = viewerScriptKb(join(dir, 'apps/web/dist'))
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  }
  return {
    bench: 'start',
    runs: clones,
    results: [
      resultOf('empty clone to first page', 's', firstStarts),
      resultOf('second start to first page', 's', secondStarts, secondStartTargetSeconds),
      resultOf(`memory of all processes, idle for ${idleSeconds} s`, 'MB', idle),
      resultOf('viewer JavaScript before charts, gzip', 'KB', [viewerKb], viewerTargetKb),
    ],
  }
}
