import { useEffect, useRef, useSyncExternalStore } from 'react'
import { advance, isForTyping, sequencePauseMs } from './shortcuts.ts'

export interface ShortcutEntry {
  /** `mod+k`, `?`, `g h`. */
  keys: string
  /** What it does, for the help sheet. */
  label: string
  /** The heading it stands under in the help sheet. */
  group: string
  run: () => void
  /** Also while a menu or dialog is open, or another control holds the key; off for nearly all. */
  isGlobal?: boolean
}

let registered: readonly ShortcutEntry[] = []
const listeners = new Set<() => void>()

/** Makes shortcuts work, and listed in the help sheet, while the calling component is on screen. Of two with the same keys the later one acts. */
export function useShortcuts(entries: readonly ShortcutEntry[]): void {
  const latest = useRef(entries)
  useEffect(() => {
    latest.current = entries
  })
  // Handlers change with every render; what identifies the set is its keys and words.
  const signature = JSON.stringify(entries.map(({ keys, label, group, isGlobal }) => [keys, label, group, isGlobal]))
  useEffect(() => {
    const own = latest.current.map((entry, index) => ({ ...entry, run: () => latest.current[index]?.run() }))
    set([...own, ...registered])
    return () => set(registered.filter((entry) => !own.includes(entry)))
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the signature stands for the entries, which are new objects each time
  }, [signature])
}

/** Every shortcut that works on the page now. */
export function useRegisteredShortcuts(): readonly ShortcutEntry[] {
  return useSyncExternalStore(subscribe, () => registered)
}

/** Listens once, in the workspace frame. */
export function useShortcutListener(): void {
  useEffect(() => {
    let typed: KeyboardEvent[] = []
    const handleKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat || isForTyping(event, event.target instanceof HTMLElement ? event.target : null)) return
      if (['Shift', 'Control', 'Meta', 'Alt'].includes(event.key)) return
      const last = typed.at(-1)
      if (last && event.timeStamp - last.timeStamp > sequencePauseMs) typed = []
      const isCovered = document.querySelector('[role="dialog"][data-state="open"], [role="alertdialog"], [role="menu"]') !== null
      const usable = registered.filter((entry) => entry.isGlobal || !isCovered)
      const step = advance(typed, event, usable.map((entry) => entry.keys))
      typed = step.typed
      const entry = usable.find(({ keys }) => keys === step.matched)
      if (!entry) return
      event.preventDefault()
      entry.run()
    }
    window.addEventListener('keydown', handleKeyDown)
    return () => window.removeEventListener('keydown', handleKeyDown)
  }, [])
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function set(next: readonly ShortcutEntry[]): void {
  registered = next
  for (const listener of listeners) listener()
}
