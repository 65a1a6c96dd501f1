import { useSyncExternalStore } from 'react'

/** Whether requests reach the API. Kept from what requests experience; nothing polls while all is well. */
export type ApiStatus = 'reached' | 'unreachable'

let status: ApiStatus = 'reached'
const listeners = new Set<() => void>()

export function useApiStatus(): ApiStatus {
  return useSyncExternalStore(onApiStatusChange, () => status)
}

export function onApiStatusChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function reportUnreachable(): void {
  set('unreachable')
}

export function reportReached(): void {
  set('reached')
}

function set(next: ApiStatus): void {
  if (next === status) return
  status = next
  for (const listener of listeners) listener()
}
