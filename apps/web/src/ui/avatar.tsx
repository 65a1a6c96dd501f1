import { cx } from './cx.ts'
import { Tooltip } from './tooltip.tsx'

const sizes = { xs: 'size-5 text-[0.5625rem]', sm: 'size-6 text-[0.625rem]', md: 'size-8 text-xs', lg: 'size-12 text-md' } as const

interface AvatarProps {
  name: string
  /** A CSS colour, such as a collaborator's; without it the quiet default. */
  color?: string
  size?: keyof typeof sizes
  className?: string
}

/** A person as two letters. Decoration beside a visible name, so screen readers skip it; AvatarStack names its people. */
export function Avatar({ name, color, size = 'md', className }: AvatarProps) {
  return (
    <span
      aria-hidden
      style={color ? { backgroundColor: color } : undefined}
      className={cx(
        'inline-flex shrink-0 items-center justify-center rounded-full font-semibold tracking-wide select-none',
        color ? 'text-on-fill' : 'bg-primary-soft text-primary-ink',
        sizes[size],
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  )
}

export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map(firstLetter).join('').toLocaleUpperCase() || '?'
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function firstLetter(word = ''): string {
  for (const { segment } of letters.segment(word)) return segment
  return ''
}

interface AvatarStackProps {
  people: readonly { id: string; name: string; color?: string }[]
  max?: number
  size?: keyof typeof sizes
  /** What these people have in common: "Here now". */
  label: string
}

/** Who is here. The rest are counted, and named in the last one's tooltip. */
export function AvatarStack({ people, max = 4, size = 'sm', label }: AvatarStackProps) {
  const shown = people.length > max ? people.slice(0, max - 1) : people
  const hidden = people.slice(shown.length)
  return (
    <ul aria-label={`${label}: ${people.map((person) => person.name).join(', ')}`} className="flex items-center -space-x-1.5">
      {shown.map((person) => (
        <li key={person.id} aria-hidden>
          <Tooltip label={person.name}>
            <span className="block rounded-full ring-2 ring-surface"><Avatar name={person.name} size={size} {...(person.color ? { color: person.color } : {})} /></span>
          </Tooltip>
        </li>
      ))}
      {hidden.length > 0 && (
        <li aria-hidden>
          <Tooltip label={hidden.map((person) => person.name).join(', ')}>
            <span className={cx('flex items-center justify-center rounded-full bg-sunken font-semibold text-ink-muted ring-2 ring-surface', sizes[size])}>+{hidden.length}</span>
          </Tooltip>
        </li>
      )}
    </ul>
  )
}
