type Listener = () => void
let listener: Listener | null = null

/** The session ended under the person's hands: signed out elsewhere, deactivated or expired. The router shows the sign-in page. */
export function onSessionLost(next: Listener): void {
  listener = next
}

export function reportSessionLost(): void {
  listener?.()
}
