/**
 * Holds back confirmations until what they confirm is committed. A story's changes are counted as they enter memory, and
 * counted again as they are committed, in the same order; a confirmation asked for after the nth change waits for the nth
 * commit. It may wait for a colleague's change that came before: what it confirms can build on it.
 */
export class CommitGate {
  #made = 0
  #committed = 0
  #waiting: { until: number; run: () => void }[] = []

  /** True when everything in memory is committed. */
  get isClean(): boolean {
    return this.#made === this.#committed
  }

  /** A change entered memory. */
  made(): void {
    this.#made++
  }

  /** The oldest change that was not committed yet is now. */
  committed(): void {
    this.#committed++
    while (this.#waiting[0] && this.#waiting[0].until <= this.#committed) this.#waiting.shift()!.run()
  }

  /** Nothing more will be committed: lets go of everything that waits, whose clients have been told otherwise. */
  abandon(): void {
    this.#committed = this.#made
    for (const { run } of this.#waiting.splice(0)) run()
  }

  /** Runs when all that is in memory now is committed: at once when it is already. Runs in the order of asking, or never. */
  whenCommitted(run: () => void): void {
    if (this.isClean) run()
    else this.#waiting.push({ until: this.#made, run })
  }
}
