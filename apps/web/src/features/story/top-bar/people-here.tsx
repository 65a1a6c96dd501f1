import { Avatar } from '../../../ui/avatar.tsx'
import { Tooltip } from '../../../ui/tooltip.tsx'
import { distinctPeople, type PersonHere } from '../presence/people.ts'
import { usePeople } from '../presence/use-presence.ts'
import { useEditorView, useStorySnapshot } from '../story-context.ts'

const shownAtMost = 4

/** Who has the story open and where they are; pressing somebody goes there. */
export function PeopleHere() {
  const { openPage } = useEditorView()
  const pages = useStorySnapshot((story) => story.pages)
  const people = distinctPeople(usePeople())
  const me = people.find((person) => person.isMe)
  const shown = people.length > shownAtMost ? people.slice(0, shownAtMost - 1) : people
  const hidden = people.slice(shown.length)
  const whereabouts = (person: PersonHere) => {
    const page = pages.find(({ id }) => id === person.pageId)
    const name = person.isMe ? `${person.name} (you)` : person.userId === me?.userId ? `${person.name} (your other window)` : person.name
    return `${name}${page ? ` · ${page.title || 'Untitled page'}` : ''}`
  }
  // Alone, one's own face says nothing.
  if (people.length < 2) return null
  return (
    <ul aria-label="In this story now" className="flex items-center -space-x-1">
      {shown.map((person) => (
        <li key={person.clientId} className="flex">
          <Tooltip label={whereabouts(person)}>
            <button
              type="button"
              aria-label={person.isMe ? whereabouts(person) : `Go to ${whereabouts(person)}`}
              onClick={() => person.pageId && openPage(person.pageId)}
              className="block rounded-full ring-2 ring-surface"
            >
              <Avatar name={person.name} color={person.color} size="sm" className="size-7" />
            </button>
          </Tooltip>
        </li>
      ))}
      {hidden.length > 0 && (
        <li>
          <Tooltip label={hidden.map(whereabouts).join(', ')}>
            <span className="flex size-7 items-center justify-center rounded-full bg-sunken text-xs font-semibold text-ink-muted ring-2 ring-surface">+{hidden.length}</span>
          </Tooltip>
        </li>
      )}
    </ul>
  )
}
