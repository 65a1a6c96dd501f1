import { connectSample, createDemoOrg, createExampleStory, type Services } from '@insightengine/api'

/** The demo organisation with the sample shop connected and the example story in it, made on the first start. */
export async function prepareDemo(services: Services, log: (message: string) => void): Promise<void> {
  const demo = await createDemoOrg(services)
  if (!demo.isNew) return
  log('Writing the example story…')
  const connectionId = await connectSample(services, demo.orgId, demo.ownerId)
  if (connectionId) await createExampleStory(services, { userId: demo.ownerId, orgId: demo.orgId, role: 'owner' }, connectionId)
}
