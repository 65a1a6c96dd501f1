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

export interface BenchReport {
  bench: string
  runs: number
  results: BenchResult[]
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
  const head = ['figure', 'ours', 'range', 'peer', 'ratio', 'target', 'ok']
  const rows = results.map((result) => [
    result.name,
    `${round(result.ours)} ${result.unit}`,
    `${round(result.range[0])}–${round(result.range[1])}`,
    result.peer === null ? '' : `${round(result.peer)} ${result.unit}`,
    result.ratio === null ? '' : `${round(result.ratio)}×`,
    result.target === null ? '' : `≤ ${round(result.target)} ${result.unit}`,
    result.ok ? 'yes' : 'NO',
  ])
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [`${bench}, ${runs} run${runs === 1 ? '' : 's'}`, '', line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
