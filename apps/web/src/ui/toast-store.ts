import type { ReactNode } from 'react'

export interface ToastMessage {
  title: ReactNode
  description?: ReactNode
  tone?: 'neutral' | 'success' | 'danger'
  /** Undo and its like. `altText` is what a screen reader is told to do instead when it cannot reach the button in time. */
  action?: { label: string; onClick: () => void; altText?: string }
  durationMs?: number
}

export interface OpenToast extends ToastMessage {
  id: number
  isOpen: boolean
}

const shownAtOnce = 3
let toasts: readonly OpenToast[] = []
let lastId = 0
const listeners = new Set<() => void>()

/** For what has no place on the page: something done, with Undo. A failure belongs beside what failed. Returns the id to dismiss it by. */
export function toast(message: ToastMessage): number {
  lastId += 1
  set([...toasts.filter((open) => open.isOpen).slice(1 - shownAtOnce), { ...message, id: lastId, isOpen: true }])
  return lastId
}

export function dismissToast(id: number): void {
  set(toasts.map((open) => (open.id === id ? { ...open, isOpen: false } : open)))
}

export function currentToasts(): readonly OpenToast[] {
  return toasts
}

export function onToastsChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function set(next: readonly OpenToast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}
