import type { CardId } from '@insightengine/shared/ids'
import type { Rect } from '@insightengine/shared/story'
import { useEffect, useRef, useState, type PointerEvent as ReactPointerEvent } from 'react'
import type { CardDrag } from './card-drag.ts'

/** A press becomes a drag only after the pointer has gone this far, so that a click stays a click. */
const thresholdPx = 4
/** So near an edge of the scrolling page, it scrolls along. */
const scrollZonePx = 56
const scrollStepPx = 12

interface Press {
  kind: CardDrag['kind']
  cardId: CardId
  from: Rect
  startX: number
  startY: number
  pointerX: number
  pointerY: number
  scroller: Element
  startScroll: number
}

interface CardDragControl {
  drag: CardDrag | null
  /** For the pointer going down on a handle. */
  begin: (event: ReactPointerEvent, kind: CardDrag['kind'], cardId: CardId, from: Rect) => void
}

/** Follows the pointer from press to release. Nothing is written meanwhile; Escape, or losing the pointer, forgets it all. */
export function useCardDrag(onDrop: (drag: CardDrag) => void): CardDragControl {
  const [drag, setDrag] = useState<CardDrag | null>(null)
  const press = useRef<Press | null>(null)
  const drop = useRef(onDrop)
  useEffect(() => {
    drop.current = onDrop
  })

  const begin: CardDragControl['begin'] = (event, kind, cardId, from) => {
    if (event.button !== 0 || !event.isPrimary) return
    // Else the browser selects text along the way.
    event.preventDefault()
    const scroller = scrollerOf(event.currentTarget)
    const { clientX, clientY } = event
    press.current = { kind, cardId, from, startX: clientX, startY: clientY, pointerX: clientX, pointerY: clientY, scroller, startScroll: scroller.scrollTop }
    listen()
  }

  const stop = useRef(() => {})
  useEffect(() => () => stop.current(), [])

  function listen() {
    let frame = 0
    let current: CardDrag | null = null
    const update = () => {
      const held = press.current
      if (!held) return
      const dx = held.pointerX - held.startX
      const dy = held.pointerY - held.startY + held.scroller.scrollTop - held.startScroll
      if (!current && Math.hypot(dx, dy) < thresholdPx) return
      current = { kind: held.kind, cardId: held.cardId, from: held.from, dx, dy }
      setDrag(current)
    }
    const scrollAlong = () => {
      const held = press.current
      if (!held) return
      if (current) {
        const step = scrollStep(held)
        if (step !== 0) {
          held.scroller.scrollTop += step
          update()
        }
      }
      frame = requestAnimationFrame(scrollAlong)
    }
    const handleMove = (event: PointerEvent) => {
      const held = press.current
      if (!held) return
      held.pointerX = event.clientX
      held.pointerY = event.clientY
      update()
    }
    const finish = (isDropped: boolean) => () => {
      const dropped = current
      stop.current()
      if (isDropped && dropped) drop.current(dropped)
    }
    const handleUp = finish(true)
    const handleCancel = finish(false)
    const handleKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      handleCancel()
    }
    window.addEventListener('pointermove', handleMove)
    window.addEventListener('pointerup', handleUp)
    window.addEventListener('pointercancel', handleCancel)
    window.addEventListener('keydown', handleKey, true)
    frame = requestAnimationFrame(scrollAlong)
    stop.current = () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('pointermove', handleMove)
      window.removeEventListener('pointerup', handleUp)
      window.removeEventListener('pointercancel', handleCancel)
      window.removeEventListener('keydown', handleKey, true)
      press.current = null
      stop.current = () => {}
      setDrag(null)
    }
  }
  return { drag, begin }
}

function scrollStep({ scroller, pointerY }: Press): number {
  const { top, bottom } = scroller.getBoundingClientRect()
  if (pointerY < top + scrollZonePx) return -scrollStepPx
  return pointerY > bottom - scrollZonePx ? scrollStepPx : 0
}

function scrollerOf(element: Element): Element {
  return element.closest('[data-story-canvas]') ?? document.documentElement
}
