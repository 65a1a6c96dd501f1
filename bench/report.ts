/** One measured figure. `peer` and `ratio` stay null where nothing comparable exists. */
export interface BenchResult {
  name: string
  unit: 's' | 'ms' | 'MB' | 'KB' | 'count'
  ours: number
  /** Smallest and largest of the runs behind `ours`, which is their median. */
  range: [number, number]
  peer: number | null
  ratio: number | null
  /** The most that `ours` may be; null when nobody promised anything. */
  target: number | null
  ok: boolean
}

export interface FaultCounts {
  runs: number
  /** Edits that were called saved. */
  acknowledged: number
  /** Of those, the ones that are nowhere now. */
  lost: number
  /** Documents that did not come together again. */
  diverged: number
  /** The longest of the runs; a run that does not recover counts with the time it was given. */
  recoverSeconds: number
  /** Of the largest process. */
  peakMb: number
}

/** One kind of fault: our counts, and the peer's under the same fault. */
export interface FaultResult extends FaultCounts {
  name: string
  peer: FaultCounts
  ok: boolean
}

export interface BenchReport {
  bench: string
  runs: number
  results: (BenchResult | FaultResult)[]
}

export interface BenchOptions {
  /** Fewer runs, same checks, under 50 s. */
  quick: boolean
  log: (message: string) => void
}

export type Bench = (options: BenchOptions) => Promise<BenchReport>

/** Folds repeated measurements into one result. */
export function resultOf(name: string, unit: BenchResult['unit'], samples: readonly number[], target: number | null = null): BenchResult {
  const sorted = [...samples].sort((a, b) => a - b)
  const ours = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  return { name, unit, ours, range: [sorted[0] ?? ours, sorted.at(-1) ?? ours], peer: null, ratio: null, target, ok: target === null || ours <= target }
}

export function formatReport({ bench, runs, results }: BenchReport): string {
  const faults = results.filter((result) => 'lost' in result)
  const figures = results.filter((result) => 'unit' in result)
  const tables = [...(figures.length > 0 ? [figureTable(figures)] : []), ...(faults.length > 0 ? [faultTable(faults)] : [])]
  return [`${bench}, ${runs} run${runs === 1 ? '' : 's'}`, ...tables].join('\n\n')
}

function figureTable(results: readonly BenchResult[]): string {
  const rows = results.map((result) => [
    result.name,
    `${round(result.ours)} ${result.unit}`,
    `${round(result.range[0])}–${round(result.range[1])}`,
    result.peer === null ? '' : `${round(result.peer)} ${result.unit}`,
    result.ratio === null ? '' : `${round(result.ratio)}×`,
    result.target === null ? '' : `≤ ${round(result.target)} ${result.unit}`,
    result.ok ? 'yes' : 'NO',
  ])
  return table(['figure', 'ours', 'range', 'peer', 'ratio', 'target', 'ok'], rows)
}

function faultTable(results: readonly FaultResult[]): string {
  const both = (pick: (counts: FaultCounts) => string) => (result: FaultResult) => `${pick(result)} / ${pick(result.peer)}`
  const columns = [
    both(({ runs }) => String(runs)),
    both(({ acknowledged }) => String(acknowledged)),
    both(({ lost }) => String(lost)),
    both(({ diverged }) => String(diverged)),
    both(({ recoverSeconds }) => recoverSeconds.toFixed(1)),
    both(({ peakMb }) => peakMb.toFixed(0)),
  ]
  const rows = results.map((result) => [result.name, ...columns.map((column) => column(result)), result.ok ? 'yes' : 'NO'])
  return table(['fault (ours / peer)', 'runs', 'acknowledged', 'lost', 'diverged', 'seconds to recover', 'peak MB', 'ok'], rows)
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
