import { useLayoutEffect, useState, type RefObject } from 'react'
import type { Size } from '../axis/frame.ts'

/** The element's inner size in whole pixels, or null until it has been laid out. */
export function useBoxSize(ref: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const read = (width: number, height: number) =>
      setSize((old) => {
        const next = { width: Math.floor(width), height: Math.floor(height) }
        return old && old.width === next.width && old.height === next.height ? old : next
      })
    read(element.clientWidth, element.clientHeight)
    const observer = new ResizeObserver(([entry]) => entry && read(entry.contentRect.width, entry.contentRect.height))
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return size
}
