import type { Hocuspocus } from '@hocuspocus/server'
import type { Bus } from '@insightengine/bus'
import type { Db } from '@insightengine/db/client'
import type { GroupCommitter } from '@insightengine/db/story-log'
import type { StoryId } from '@insightengine/shared/ids'
import type { Logger } from 'pino'
import type { CollabSocket } from './collab-socket.ts'
import type { Compactor } from './compact-soon.ts'
import type { OpenStory } from './open-story.ts'
import type { PresenceElsewhere } from './presence-elsewhere.ts'
import type { Quarantine } from './quarantine.ts'

/** One collaboration process: what it was given, and what it has in memory. */
export interface CollabNode {
  /** Tells this process's doorbells from those of others. */
  readonly id: string
  readonly db: Db
  readonly bus: Bus
  readonly logger: Logger
  readonly ticketKey: Uint8Array
  readonly committer: GroupCommitter
  readonly compactor: Compactor
  /** How large a document may be. */
  readonly maxDocumentBytes: number
  readonly hocuspocus: Hocuspocus<ConnectionContext>
  readonly stories: Map<StoryId, OpenStory>
  readonly sockets: Set<CollabSocket>
  readonly presenceElsewhere: PresenceElsewhere
  readonly quarantine: Quarantine
}

/** What Hocuspocus carries along for each connection and gives to every hook. */
export interface ConnectionContext {
  socket: CollabSocket
}
