/** The story's token in a path `/s/<token>`; empty, which no story has, when there is none. */
export function tokenIn(pathname: string): string {
  const token = /^\/s\/([^/]+)/.exec(pathname)?.[1] ?? ''
  try {
    return decodeURIComponent(token)
  } catch {
    // A broken escape is in no address we gave out.
    return ''
  }
}
