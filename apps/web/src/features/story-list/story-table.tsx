import type { StorySummary } from '@insightengine/shared/story'
import { formatDateTime, formatNumber, formatRelative, plural } from '../../lib/format.ts'
import { useCan } from '../../lib/session.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '../../ui/table.tsx'
import { KindIcon } from '../search/index.ts'
import { StoryLink } from './story-link.tsx'
import { StoryMenu } from './story-menu.tsx'
import { StoryStatusBadge } from './story-status-badge.tsx'

export function StoryTable({ stories }: { stories: readonly StorySummary[] }) {
  const canEdit = useCan('story.edit')
  return (
    <Table aria-label="Stories">
      <TableHead>
        <tr>
          <TableHeaderCell>Name</TableHeaderCell>
          <TableHeaderCell className="max-sm:hidden">Status</TableHeaderCell>
          <TableHeaderCell isNumeric className="max-md:hidden">Views</TableHeaderCell>
          <TableHeaderCell className="max-lg:hidden">Owner</TableHeaderCell>
          <TableHeaderCell className="max-md:hidden">Changed</TableHeaderCell>
          <TableHeaderCell><span className="sr-only">Actions</span></TableHeaderCell>
        </tr>
      </TableHead>
      <TableBody>
        {stories.map((story) => (
          // The name's link covers the row, so that all of it can be clicked and only one thing is read aloud.
          <TableRow key={story.id} className="relative">
            <TableCell className="w-full max-w-0">
              <div className="flex items-center gap-3">
                <KindIcon kind="story" />
                <div className="min-w-0">
                  <StoryLink story={story} className="block truncate rounded-xs font-medium after:absolute after:inset-0">{story.name}</StoryLink>
                  <p className="truncate text-sm text-ink-faint">{story.description || `${plural(story.pageCount, 'page')}, ${plural(story.cardCount, 'card')}`}</p>
                  <p className="mt-1 flex items-center gap-2 text-sm text-ink-faint sm:hidden"><StoryStatusBadge story={story} />{formatRelative(story.updatedAt)}</p>
                </div>
              </div>
            </TableCell>
            <TableCell className="max-sm:hidden"><StoryStatusBadge story={story} /></TableCell>
            <TableCell isNumeric className="text-ink-muted max-md:hidden">{story.status === 'published' ? formatNumber(story.viewCount) : '–'}</TableCell>
            <TableCell className="max-lg:hidden">
              {story.createdBy && (
                <span className="flex items-center gap-2 whitespace-nowrap text-ink-muted"><Avatar name={story.createdBy.fullName} size="xs" />{story.createdBy.fullName}</span>
              )}
            </TableCell>
            <TableCell className="whitespace-nowrap text-ink-muted max-md:hidden"><time dateTime={story.updatedAt} title={formatDateTime(story.updatedAt)}>{formatRelative(story.updatedAt)}</time></TableCell>
            <TableCell className="relative z-1 w-0">{(canEdit || story.publicUrl) && <StoryMenu story={story} />}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
