/** Small choices of this person in this browser. Storage can be switched off or full; a choice then lasts as long as the page. */
export function recall(key: string): string | null {
  try {
    return window.localStorage.getItem(key)
  } catch {
    return null
  }
}

export function remember(key: string, value: string): void {
  try {
    window.localStorage.setItem(key, value)
  } catch {
    // Nothing to do: see above.
  }
}
