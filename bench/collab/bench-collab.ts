import { startRig } from '../faults/rig.ts'
import { resultOf, type Bench, type BenchResult } from '../report.ts'
import { onRig, yWebsocket, type Contender } from './contender.ts'
import { measure, type Measured } from './measure.ts'

/** From the promise of the collaboration core: durable and checked, and still within 1.5 times of a server that does neither. */
const deliveryRatioTarget = 1.5

interface Figure {
  name: string
  unit: BenchResult['unit']
  of: (measured: Measured) => number | null
}

const figures: readonly Figure[] = [
  { name: 'edit → other editor, p50', unit: 'ms', of: ({ deliveryP50 }) => deliveryP50 },
  { name: 'edit → other editor, p99', unit: 'ms', of: ({ deliveryP99 }) => deliveryP99 },
  { name: 'edit → confirmation, p50', unit: 'ms', of: ({ confirmP50 }) => confirmP50 },
  { name: 'joining a story of 200 pages', unit: 'ms', of: ({ joinMs }) => joinMs },
  { name: 'bytes of that', unit: 'KB', of: ({ joinKb }) => joinKb },
  { name: 'memory per idle document with its editor', unit: 'KB', of: ({ idleDocumentKb }) => idleDocumentKb },
  { name: 'memory per active document with its editor', unit: 'KB', of: ({ activeDocumentKb }) => activeDocumentKb },
  { name: 'memory per further connection', unit: 'KB', of: ({ connectionKb }) => connectionKb },
  { name: 'CPU per 1,000 deliveries', unit: 'ms', of: ({ cpuPerThousand }) => cpuPerThousand },
]

/** Our server, whose confirmations are durable, beside bare Hocuspocus, whose are not, and @y/websocket-server, which has none. */
export const benchCollab: Bench = async ({ quick, log }) => {
  const runs = quick ? 3 : 5
  const [ours, peer] = await Promise.all([startRig('ours'), startRig('peer')])
  try {
    const contenders = [onRig('ours', ours), onRig('Hocuspocus 4.7', peer), yWebsocket()]
    const measured = new Map<Contender, Measured[]>(contenders.map((contender) => [contender, []]))
    for (let run = 0; run < runs; run++) {
      // Whoever is first in one run is last in the next.
      for (let turn = 0; turn < contenders.length; turn++) {
        const contender = contenders[(run + turn) % contenders.length]!
        const result = await measure(contender, { quick })
        measured.get(contender)!.push(result)
        log(`run ${run + 1}, ${contender.name}: ${JSON.stringify(result)}`)
      }
    }
    const [own, ...others] = contenders.map((contender) => ({ name: contender.name, runs: measured.get(contender)! }))
    return { bench: 'collab', runs, results: figures.flatMap((figure) => others.flatMap((other) => compare(figure, own!.runs, other) ?? [])) }
  } finally {
    await Promise.all([ours.close(), peer.close()])
  }
}

function compare({ name, unit, of }: Figure, own: readonly Measured[], other: { name: string; runs: readonly Measured[] }): BenchResult | null {
  const theirs = other.runs.map(of).filter((value) => value !== null)
  if (theirs.length === 0) return null
  const peer = resultOf(name, unit, theirs).ours
  const hasTarget = name === 'edit → other editor, p50' && other.name.startsWith('@y')
  const result = resultOf(`${name} (peer: ${other.name})`, unit, own.map(of).filter((value) => value !== null), hasTarget ? peer * deliveryRatioTarget : null)
  return { ...result, peer, ratio: result.ours / peer }
}
