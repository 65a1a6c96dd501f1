import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { cx } from './cx.ts'

interface SplitPaneProps {
  /** `row` puts the panes side by side, `column` one above the other. */
  direction: 'row' | 'column'
  first: ReactNode
  /** Null leaves the first pane alone, where it is: showing and hiding the second one does not mount the first anew. */
  second: ReactNode | null
  /** Which pane has the fixed size; the other takes the rest. */
  sized?: 'first' | 'second'
  defaultSizePx: number
  minSizePx?: number
  /** What the other pane keeps at least. */
  minOtherPx?: number
  /** Named for what moves: "Resize the results". */
  label: string
  /** Remembers the size in this browser. */
  storageKey?: string
  className?: string
}

const stepPx = 24

/** Two panes and a bar between them that can be dragged or moved with the arrow keys; a double click restores the default. */
export function SplitPane(props: SplitPaneProps) {
  const { direction, first, second, sized = 'first', defaultSizePx, minSizePx = 120, minOtherPx = 160, label, storageKey, className } = props
  const container = useRef<HTMLDivElement>(null)
  const [sizePx, setSizePx] = useState(() => storedSize(storageKey) ?? defaultSizePx)
  const isRow = direction === 'row'

  const extentPx = () => {
    const box = container.current?.getBoundingClientRect()
    return (isRow ? box?.width : box?.height) ?? 0
  }
  const resize = (wantedPx: number) => {
    const next = Math.round(Math.min(Math.max(wantedPx, minSizePx), Math.max(minSizePx, extentPx() - minOtherPx)))
    setSizePx(next)
    if (storageKey) storeSize(storageKey, next)
  }
  const handlePointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const handlePointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const box = container.current?.getBoundingClientRect()
    if (!box) return
    const offset = isRow ? event.clientX - box.left : event.clientY - box.top
    resize(sized === 'first' ? offset : extentPx() - offset)
  }
  const handleKeyDown = (event: KeyboardEvent) => {
    const towardsEnd = isRow ? 'ArrowRight' : 'ArrowDown'
    const towardsStart = isRow ? 'ArrowLeft' : 'ArrowUp'
    if (event.key !== towardsEnd && event.key !== towardsStart) return
    event.preventDefault()
    const grows = (event.key === towardsEnd) === (sized === 'first')
    resize(sizePx + (grows ? stepPx : -stepPx))
  }

  const sizedStyle = { flexBasis: sizePx }
  return (
    <div ref={container} className={cx('flex min-h-0 min-w-0', isRow ? 'flex-row' : 'flex-col', className)}>
      <div className={cx('min-h-0 min-w-0 overflow-hidden', sized === 'first' && second ? 'shrink-0 grow-0' : 'flex-1')} style={sized === 'first' && second ? sizedStyle : undefined}>{first}</div>
      {second && <div
        role="separator"
        tabIndex={0}
        aria-label={label}
        aria-orientation={isRow ? 'vertical' : 'horizontal'}
        aria-valuenow={sizePx}
        aria-valuemin={minSizePx}
        onPointerDown={handlePointerDown}
        onPointerMove={handlePointerMove}
        onDoubleClick={() => resize(defaultSizePx)}
        onKeyDown={handleKeyDown}
        className={cx(
          'group relative z-10 shrink-0 touch-none bg-line transition-colors hover:bg-primary active:bg-primary',
          // The bar is a hair thin to look at and a finger wide to catch.
          isRow
            ? 'w-px cursor-col-resize before:absolute before:inset-y-0 before:-inset-x-1.5 before:content-[""]'
            : 'h-px cursor-row-resize before:absolute before:inset-x-0 before:-inset-y-1.5 before:content-[""]',
        )}
      />}
      {second && <div className={cx('min-h-0 min-w-0 overflow-hidden', sized === 'second' ? 'shrink-0 grow-0' : 'flex-1')} style={sized === 'second' ? sizedStyle : undefined}>{second}</div>}
    </div>
  )
}

function storedSize(key: string | undefined): number | null {
  if (!key) return null
  try {
    const stored = Number(window.localStorage.getItem(key))
    return Number.isFinite(stored) && stored > 0 ? stored : null
  } catch {
    // Storage can be switched off; the default size serves.
    return null
  }
}

function storeSize(key: string, sizePx: number): void {
  try {
    window.localStorage.setItem(key, String(sizePx))
  } catch {
    // Without storage the size lasts as long as the page.
  }
}
