import { useCan, useMe } from '../../lib/session.ts'
import { roleWords } from '../../lib/role-words.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { NameForm } from './name-form.tsx'
import { OrganizationForm } from './organization-form.tsx'
import { PasswordForm } from './password-form.tsx'
import { SettingsPage } from './settings-page.tsx'

export function ProfilePage() {
  const me = useMe()
  const canRename = useCan('org.update')
  return (
    <SettingsPage title="Profile">
      <Card className="p-5">
        <div className="mb-5 flex items-center gap-4">
          <Avatar name={me.fullName} size="lg" />
          <div className="min-w-0">
            <p className="truncate text-md font-semibold">{me.fullName}</p>
            <p className="truncate text-base text-ink-muted">{me.email}</p>
          </div>
          <Badge tone="primary" className="ml-auto">{roleWords[me.role].name}</Badge>
        </div>
        <NameForm fullName={me.fullName} />
      </Card>
      <PasswordForm />
      {canRename && <OrganizationForm name={me.organization.name} />}
    </SettingsPage>
  )
}
