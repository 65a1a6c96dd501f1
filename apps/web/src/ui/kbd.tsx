import type { ReactNode } from 'react'
import { cx } from './cx.ts'

const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)
const names: Record<string, string> = isApple
  ? { mod: '⌘', alt: '⌥', shift: '⇧', enter: '↵', escape: 'esc', backspace: '⌫', up: '↑', down: '↓', left: '←', right: '→' }
  : { mod: 'Ctrl', alt: 'Alt', shift: 'Shift', enter: '↵', escape: 'Esc', backspace: '⌫', up: '↑', down: '↓', left: '←', right: '→' }

export function Kbd({ children, isInverted, className }: { children: ReactNode; isInverted?: boolean | undefined; className?: string }) {
  return (
    <kbd
      className={cx(
        'inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-xs border px-1 font-sans text-xs font-medium',
        isInverted ? 'border-canvas/25 text-canvas/80' : 'border-line-strong bg-sunken text-ink-muted',
        className,
      )}
    >
      {children}
    </kbd>
  )
}

/** Keys as people press them: `mod+k` is one chord, `g h` are two keys in a row. */
export function Shortcut({ keys, isInverted }: { keys: string; isInverted?: boolean }) {
  const strokes = keys.split(' ').flatMap((chord) => chord.split('+'))
  return (
    <span className="inline-flex items-center gap-0.5" aria-label={keys}>
      {strokes.map((stroke, index) => (
        // The same key may come twice, so its place is part of the key.
        <Kbd key={`${index}-${stroke}`} isInverted={isInverted}>
          {names[stroke] ?? stroke.toUpperCase()}
        </Kbd>
      ))}
    </span>
  )
}
