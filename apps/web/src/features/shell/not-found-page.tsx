import { Link } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { useDocumentTitle } from '../../lib/document-title.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

interface NotFoundPageProps {
  /** What was looked for: "story". */
  noun?: string
}

/** Deleted, another organisation's, or never there: the API does not tell them apart, so neither does the page. */
export function NotFoundPage({ noun = 'page' }: NotFoundPageProps) {
  useDocumentTitle('Not found')
  return (
    <EmptyState
      className="min-h-[70vh] justify-center"
      icon={<Compass />}
      title={`This ${noun} is not here`}
      action={<Button asChild variant="primary"><Link to="/">Go to home</Link></Button>}
    >
      It may have been deleted, or the link belongs to another organisation. Check the address, or look for it with the search at the top.
    </EmptyState>
  )
}
