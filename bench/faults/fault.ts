import type { Stage } from './stage.ts'

export interface Fault {
  name: string
  runs: { quick: number; full: number }
  /** Hurts the system while people edit, calls `stage.healed()` when it stops hurting, and returns what was not as promised. */
  play(stage: Stage): Promise<string[]>
}
