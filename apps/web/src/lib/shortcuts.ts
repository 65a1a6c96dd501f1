/** One key press: `mod` is ⌘ on Apple's keyboards and Ctrl elsewhere. */
interface Stroke {
  key: string
  mod: boolean
  shift: boolean
  alt: boolean
}

type KeyPress = Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey'>

/** Longest pause between the keys of a sequence such as `g h`. */
export const sequencePauseMs = 900

export function parseKeys(keys: string): Stroke[] {
  return keys.split(' ').map((chord) => {
    const parts = chord.toLowerCase().split('+')
    return { key: parts.at(-1) ?? '', mod: parts.includes('mod'), shift: parts.includes('shift'), alt: parts.includes('alt') }
  })
}

function isPressed({ key, mod, shift, alt }: Stroke, press: KeyPress): boolean {
  // What a symbol needs Shift for depends on the keyboard, so for symbols Shift is not compared.
  const isLetter = /^[a-z0-9]$/.test(key) || key.length > 1
  return press.key.toLowerCase() === key && (press.metaKey || press.ctrlKey) === mod && press.altKey === alt && (!isLetter || press.shiftKey === shift)
}

/** The presses so far that may still become one of `candidates`, and the one that is complete. Pure, so that it can be tested. */
export function advance<Press extends KeyPress>(typed: readonly Press[], press: Press, candidates: readonly string[]): { typed: Press[]; matched: string | null } {
  for (const presses of typed.length > 0 ? [[...typed, press], [press]] : [[press]]) {
    const open = candidates.filter((keys) => {
      const strokes = parseKeys(keys)
      return strokes.length >= presses.length && presses.every((each, index) => isPressed(strokes[index]!, each))
    })
    const matched = open.find((keys) => parseKeys(keys).length === presses.length)
    if (matched) return { typed: [], matched }
    if (open.length > 0) return { typed: presses, matched: null }
  }
  return { typed: [], matched: null }
}

/** While somebody types, plain letters are text; only chords with ⌘ or Ctrl, and Escape, act. */
export function isForTyping(press: KeyPress, target: Pick<HTMLElement, 'tagName' | 'isContentEditable' | 'role'> | null): boolean {
  if (!target || press.metaKey || press.ctrlKey || press.key === 'Escape') return false
  // A closed select, too, chooses by its letters.
  return target.isContentEditable || target.role === 'combobox' || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
}
