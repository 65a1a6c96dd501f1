import { memberRepository } from '@insightengine/db/member'
import type { Actor } from '@insightengine/shared/access'
import type { Organization } from '@insightengine/shared/auth'
import { recordAudit } from '../audit/record-audit.ts'
import { authorizeInOrg } from '../authorize.ts'
import type { Services } from '../services.ts'

/** The slug stays: it may be in links. */
export async function renameOrganization(services: Services, actor: Actor, { name }: { name: string }): Promise<Organization> {
  authorizeInOrg(actor, 'org.update')
  const organization = await memberRepository(services.db).renameOrganization(actor.orgId, name)
  await recordAudit(services, actor, 'organization.renamed', { type: 'organization', id: actor.orgId }, { name })
  return organization
}
