import { useEffect, useRef, useState, type PointerEvent as ReactPointerEvent } from 'react'

export interface ListDrag {
  from: number
  to: number
  offsetPx: number
  /** Of the row that is held. */
  heightPx: number
}

const thresholdPx = 4

/** Reorders a vertical list by pointer. Where things go is read from the rows themselves, which may differ in height. */
export function useListDrag(onDrop: (from: number, to: number) => void) {
  const [drag, setDrag] = useState<ListDrag | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const drop = useRef(onDrop)
  const stop = useRef(() => {})
  useEffect(() => {
    drop.current = onDrop
  })
  useEffect(() => () => stop.current(), [])

  const begin = (event: ReactPointerEvent, from: number) => {
    if (event.button !== 0 || !event.isPrimary) return
    const boxes = [...(list.current?.children ?? [])].map((row) => row.getBoundingClientRect())
    const middles = boxes.map((box) => box.top + box.height / 2)
    const heightPx = boxes[from]?.height ?? 0
    const startY = event.clientY
    let current: ListDrag | null = null
    const handleMove = ({ clientY }: PointerEvent) => {
      const offsetPx = clientY - startY
      if (!current && Math.abs(offsetPx) < thresholdPx) return
      current = { from, to: targetIndex(middles, from, offsetPx), offsetPx, heightPx }
      setDrag(current)
    }
    const finish = (isDropped: boolean) => () => {
      const dropped = current
      stop.current()
      if (!dropped || !isDropped) return
      // The release is also a click on the row below the pointer, which must not count as one.
      window.addEventListener('click', swallow, { capture: true, once: true })
      setTimeout(() => window.removeEventListener('click', swallow, { capture: true }))
      if (dropped.to !== from) drop.current(from, dropped.to)
    }
    const handleUp = finish(true)
    const handleCancel = finish(false)
    const handleKey = (event: KeyboardEvent) => event.key === 'Escape' && handleCancel()
    window.addEventListener('pointermove', handleMove)
    window.addEventListener('pointerup', handleUp)
    window.addEventListener('pointercancel', handleCancel)
    window.addEventListener('keydown', handleKey)
    stop.current = () => {
      window.removeEventListener('pointermove', handleMove)
      window.removeEventListener('pointerup', handleUp)
      window.removeEventListener('pointercancel', handleCancel)
      window.removeEventListener('keydown', handleKey)
      stop.current = () => {}
      setDrag(null)
    }
  }
  return { list, drag, begin }
}

function swallow(event: MouseEvent): void {
  event.stopPropagation()
  event.preventDefault()
}

/** The place of the row that was taken at `from` and moved by `offsetPx`. */
export function targetIndex(middles: readonly number[], from: number, offsetPx: number): number {
  const at = (middles[from] ?? 0) + offsetPx
  return middles.filter((middle, index) => index !== from && middle < at).length
}
