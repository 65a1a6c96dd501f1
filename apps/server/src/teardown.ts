/** What was started, ended in the opposite order. Every step is tried; the first failure is thrown at the end. */
export class Teardown {
  readonly #steps: (() => Promise<void>)[] = []
  #running: Promise<void> | null = null

  add(step: () => Promise<void>): void {
    this.#steps.push(step)
  }

  /** Calling it twice waits for the same end. */
  run(): Promise<void> {
    this.#running ??= this.#end()
    return this.#running
  }

  async #end(): Promise<void> {
    const failures: unknown[] = []
    for (const step of this.#steps.toReversed()) {
      try {
        await step()
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
  }
}
