import { presenceColorOf } from '@insightengine/shared/collab'

interface CaretUser {
  id?: unknown
  name?: unknown
  color?: unknown
}

/** Somebody else's caret: a line in their colour with their name on it. */
export function drawCaret(user: CaretUser): HTMLElement {
  const caret = document.createElement('span')
  caret.className = 'remote-caret'
  // Set through the object model: the policy forbids style attributes.
  caret.style.setProperty('--caret-color', colorFor(user))
  // The name is drawn by the style sheet. As text in here the browser would put one's own caret into it: Home would stop there,
  // and the first letter typed would be lost.
  caret.dataset['name'] = typeof user.name === 'string' ? user.name : 'Somebody'
  return caret
}

export function drawSelection(user: CaretUser): { style: string; class: string } {
  return { class: 'remote-selection', style: `--caret-color: ${colorFor(user)}` }
}

function colorFor({ id, color }: CaretUser): string {
  if (typeof color === 'string' && /^#[0-9a-f]{6}$/i.test(color)) return color
  return presenceColorOf(typeof id === 'string' ? id : '')
}
