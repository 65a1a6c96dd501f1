import type { SearchHit } from '@insightengine/shared/search'
import { BookOpen, Code, Database } from 'lucide-react'
import { cx } from '../../ui/cx.ts'

const looks = {
  story: { icon: BookOpen, style: 'bg-primary-soft text-primary-ink' },
  query: { icon: Code, style: 'bg-accent-soft text-accent-ink' },
  connection: { icon: Database, style: 'bg-sunken text-ink-muted' },
} as const

/** What kind of thing a row is, as a coloured tile. */
export function KindIcon({ kind, className }: { kind: SearchHit['kind']; className?: string }) {
  const { icon: Icon, style } = looks[kind]
  return (
    <span aria-hidden className={cx('flex size-7 shrink-0 items-center justify-center rounded-sm', style, className)}>
      <Icon className="size-4" />
    </span>
  )
}
