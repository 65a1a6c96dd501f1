import type { Connection } from '@insightengine/shared/connection'
import { Badge } from '../../ui/badge.tsx'

const looks: Record<Connection['status'], { tone: 'success' | 'danger' | 'neutral' | 'primary'; label: string }> = {
  connected: { tone: 'success', label: 'Connected' },
  disconnected: { tone: 'danger', label: 'Not connected' },
  error: { tone: 'danger', label: 'Failing' },
  untested: { tone: 'neutral', label: 'Not tested' },
  testing: { tone: 'primary', label: 'Testing…' },
}

export function ConnectionStatusBadge({ status }: { status: Connection['status'] }) {
  const { tone, label } = looks[status]
  return <Badge tone={tone}>{label}</Badge>
}
