const failed = new WeakSet<object>()

/** Remembers the errors that Vite reports when part of the app could not be fetched, whatever the browser calls them. */
export function watchMissingChunks(): void {
  window.addEventListener('vite:preloadError', (event) => failed.add(event.payload))
}

/** Part of the app behind a link or a card could not be fetched: a newer build took its place, or the server is away. */
export function isMissingChunk(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  // Each browser has its own words for it.
  return failed.has(error) || /dynamically imported module|module script failed|importing a module/i.test(error.message)
}
