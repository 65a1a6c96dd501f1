/** Something the palette can do, and the words by which it is found. */
export interface RankedEntry {
  label: string
  /** Other words people try: "theme" for dark mode. */
  keywords?: readonly string[]
}

/**
 * Entries that fit what was typed, best first: the label begins with it, then one of its words does, then a keyword does,
 * then the typed letters occur in order. Entries that fit equally well keep their order. Nothing typed fits everything.
 */
export function rankCommands<Entry extends RankedEntry>(entries: readonly Entry[], typed: string): Entry[] {
  const query = typed.trim().toLocaleLowerCase()
  if (!query) return [...entries]
  return entries
    .map((entry) => ({ entry, score: scoreOf(entry, query) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry)
}

function scoreOf({ label, keywords = [] }: RankedEntry, query: string): number {
  const name = label.toLocaleLowerCase()
  if (name.startsWith(query)) return 4
  if (wordsOf(name).some((word) => word.startsWith(query)) || name.includes(` ${query}`)) return 3
  if (keywords.some((keyword) => keyword.toLocaleLowerCase().startsWith(query))) return 2
  return query.length > 1 && hasLettersInOrder(name, query) ? 1 : 0
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u)
}

function hasLettersInOrder(text: string, letters: string): boolean {
  let from = 0
  for (const letter of letters.replaceAll(' ', '')) {
    const at = text.indexOf(letter, from)
    if (at < 0) return false
    from = at + 1
  }
  return true
}
