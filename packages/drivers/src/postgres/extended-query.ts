import type { Field, Wire, WireQuery } from './wire.ts'

/** What our queries on the extended protocol have in common: one outcome, and nothing heard after it. */
export abstract class ExtendedQuery<Outcome> implements WireQuery {
  protected isOver = false
  private readonly deferred = Promise.withResolvers<Outcome>()

  get outcome(): Promise<Outcome> {
    return this.deferred.promise
  }

  abstract submit(wire: Wire): void
  abstract handleRowDescription(message: { fields: Field[] }): void
  abstract handleReadyForQuery(): void

  handleDataRow(_message: { length: number; fields: (string | null)[] }): void {
    this.fail(new Error('The server sent rows that were not asked for'))
  }

  handleCommandComplete(): void {
    this.fail(new Error('The server ran a statement that was only to be described'))
  }

  handleError(error: Error): void {
    this.fail(error)
  }

  handleEmptyQuery(): void {
    this.fail(new Error('The statement is empty'))
  }

  handlePortalSuspended(): void {
    this.fail(new Error('The server stopped in the middle of a result'))
  }

  handleCopyInResponse(wire: Wire): void {
    wire.sendCopyFail('not supported')
  }

  handleCopyData(): void {
    this.fail(new Error('COPY is not supported'))
  }

  /** Stops listening; whatever still arrives is ignored. */
  detach(): void {
    this.isOver = true
  }

  protected succeed(outcome: Outcome): void {
    if (this.isOver) return
    this.detach()
    this.deferred.resolve(outcome)
  }

  protected fail(error: unknown): void {
    if (this.isOver) return
    this.detach()
    this.deferred.reject(error)
  }
}
