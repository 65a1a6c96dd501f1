/**
 * WebSocket close codes of the collaboration server, 4000–4999 being the range left to applications.
 * `reconnect` tells the client whether trying again can help.
 */
export const closeCodes = {
  unauthorized: { code: 4401, reconnect: false, reason: 'This session may not open the story.' },
  forbidden: { code: 4403, reconnect: false, reason: 'Your access to this story has ended.' },
  story_deleted: { code: 4404, reconnect: false, reason: 'This story was deleted.' },
  update_refused: { code: 4422, reconnect: true, reason: 'A change was refused by the server.' },
  too_large: { code: 4413, reconnect: true, reason: 'A change was larger than the server accepts.' },
  too_slow: { code: 4429, reconnect: true, reason: 'This connection could not keep up.' },
  too_fast: { code: 4430, reconnect: true, reason: 'This connection sent more than the server accepts.' },
  unavailable: { code: 4500, reconnect: true, reason: 'The story cannot be opened or saved right now.' },
  shutting_down: { code: 4503, reconnect: true, reason: 'The server is restarting.' },
} as const

export type CloseReason = keyof typeof closeCodes

/** What WebSocket itself says of a message beyond the server's last limit, before anything of ours has seen it. */
const messageTooBig = 1009

export function closeReasonOf(code: number): CloseReason | null {
  if (code === messageTooBig) return 'too_large'
  for (const [reason, entry] of Object.entries(closeCodes)) if (entry.code === code) return reason as CloseReason
  return null
}
