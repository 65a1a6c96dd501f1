import { createContext, use, useMemo, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'

type Place = 'start' | 'end'
type Elements = Record<Place, HTMLElement | null>

const SlotsContext = createContext<{ elements: Elements; setters: Record<Place, (element: HTMLElement | null) => void> } | null>(null)

export function TopBarSlotsProvider({ children }: { children: ReactNode }) {
  const [start, setStart] = useState<HTMLElement | null>(null)
  const [end, setEnd] = useState<HTMLElement | null>(null)
  const value = useMemo(() => ({ elements: { start, end }, setters: { start: setStart, end: setEnd } }), [start, end])
  return <SlotsContext value={value}>{children}</SlotsContext>
}

/** Where the top bar shows what a page puts there. */
export function TopBarOutlet({ place, className }: { place: Place; className?: string }) {
  return <div ref={use(SlotsContext)?.setters[place]} data-slot={place} className={className} />
}

/** Puts a page's own things into the top bar: its name and save state at the `start`, people and actions at the `end`. */
export function TopBarSlot({ place, children }: { place: Place; children: ReactNode }) {
  const element = use(SlotsContext)?.elements[place]
  return element ? createPortal(children, element) : null
}
