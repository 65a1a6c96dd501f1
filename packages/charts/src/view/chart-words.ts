import type { ChartNote, ChartProblem } from '../prepare/prepared.ts'

interface Words {
  title: string
  hint: string
}

/** A problem in words, and what to do about it. Readers cannot repair a card; they are told who can. */
export function problemWords(problem: ChartProblem, audience: 'author' | 'reader'): Words {
  if (audience === 'author' || problem.kind === 'empty') return authorWords(problem)
  const title = problem.kind === 'missing_column' ? `This card’s data has no column “${problem.column}” any more` : 'This card is not finished'
  return { title, hint: 'The author of this story can repair it.' }
}

function authorWords(problem: ChartProblem): Words {
  switch (problem.kind) {
    case 'empty':
      return { title: 'No rows', hint: 'The query found nothing for this choice.' }
    case 'incomplete':
      return problem.missing === 'x'
        ? { title: 'Choose a column for the x axis', hint: 'Each of its values becomes a place in the chart.' }
        : { title: 'Choose what to measure', hint: 'Pick a column of numbers, or count rows.' }
    case 'missing_column':
      return { title: `The query no longer returns “${problem.column}”`, hint: 'Choose another column, or bring it back in the query.' }
    case 'not_numeric':
      return { title: `“${problem.column}” holds text, not numbers`, hint: 'Choose a column of numbers, or count its rows.' }
  }
}

const whole = new Intl.NumberFormat('en-US')

/** What the reader must know about how the data was drawn. */
export function noteWords(note: ChartNote): string {
  switch (note.kind) {
    case 'other_categories':
      return `The smallest ${whole.format(note.folded)} ${note.what} are together in “Other”.`
    case 'left_out':
      return `The smallest ${whole.format(note.dropped)} ${note.what} are not drawn.`
    case 'no_x':
      return `${plural(note.rows, 'row')} without a place on the x axis ${note.rows === 1 ? 'is' : 'are'} not drawn.`
    case 'several_rows':
      return `${plural(note.points, 'point')} ${note.points === 1 ? 'has' : 'have'} several rows and ${note.points === 1 ? 'shows' : 'show'} the first. Choose sum or average to use all.`
    case 'coarser':
      return `Grouped by ${note.grain}.`
    case 'thinned':
      return `Drawn with ${whole.format(note.drawn)} of ${whole.format(note.of)} points.`
    case 'negative_slices':
      return `${plural(note.slices, 'category', 'categories')} below zero ${note.slices === 1 ? 'has' : 'have'} no slice.`
    case 'truncated':
      return `Based on the first ${plural(note.rows, 'row')}; the query has more.`
  }
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${whole.format(count)} ${count === 1 ? one : many}`
}
