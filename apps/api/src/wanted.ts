/** The signal that a procedure was called with; one that never fires for calls within this process, which have none. */
export function wanted(signal: AbortSignal | undefined): AbortSignal {
  return signal ?? new AbortController().signal
}
