import { z } from 'zod'
import { Connection, ConnectionInput, ConnectionTest, DatabaseSchema, UpdateConnectionInput } from '@insightengine/shared/connection'
import { ConnectionId } from '@insightengine/shared/ids'
import { memberProcedure, rest, router } from '../trpc.ts'
import { getAuthorizedConnection } from './authorized-connection.ts'
import { getConnectionSchema } from './connection-schema.ts'
import { createConnection } from './create-connection.ts'
import { deleteConnection } from './delete-connection.ts'
import { listConnections } from './list-connections.ts'
import { resetSample } from './reset-sample.ts'
import { testConnection, testConnectionInput } from './test-connection.ts'
import { updateConnection } from './update-connection.ts'
import { wanted } from '../wanted.ts'

const tag = 'Databases'
const ConnectionRef = z.object({ id: ConnectionId })
const Done = z.object({ success: z.literal(true) })

export const connectionRouter = router({
  list: memberProcedure
    .meta(rest('GET', '/databases', { tag, summary: 'List connected databases' }))
    .output(z.array(Connection))
    .query(({ ctx }) => listConnections(ctx.services, ctx.actor)),

  get: memberProcedure
    .meta(rest('GET', '/databases/{id}', { tag, summary: 'Read a connection, its status and what its last test found' }))
    .input(ConnectionRef)
    .output(Connection)
    .query(({ ctx, input }) => getAuthorizedConnection(ctx.services, ctx.actor, 'connection.read', input.id)),

  create: memberProcedure
    .meta(rest('POST', '/databases', { tag, summary: 'Connect a database', description: 'Answers at once; the connection is tested meanwhile and its status says how it went.' }))
    .input(ConnectionInput)
    .output(z.object({ id: ConnectionId, status: z.literal('testing') }))
    .mutation(({ ctx, input }) => createConnection(ctx.services, ctx.actor, input)),

  update: memberProcedure
    .meta(
      rest('PUT', '/databases/{id}', {
        tag,
        summary: 'Change a connection',
        description: 'Fields left out stay. A new host, port or user name needs the password again: the stored one is not sent anywhere else.',
      }),
    )
    .input(UpdateConnectionInput)
    .output(Connection)
    .mutation(({ ctx, input }) => updateConnection(ctx.services, ctx.actor, input)),

  testInput: memberProcedure
    .meta(rest('POST', '/databases/test', { tag, summary: 'Try settings without storing them', description: 'Walks host, TLS, sign-in, database and rights, and stops at the first step that fails.' }))
    .input(ConnectionInput)
    .output(ConnectionTest)
    .mutation(({ ctx, input, signal }) => testConnectionInput(ctx.services, ctx.actor, input, wanted(signal))),

  test: memberProcedure
    .meta(rest('POST', '/databases/{id}/test', { tag, summary: 'Try a connection now' }))
    .input(ConnectionRef)
    .output(ConnectionTest)
    .mutation(({ ctx, input, signal }) => testConnection(ctx.services, ctx.actor, input.id, wanted(signal))),

  delete: memberProcedure
    .meta(rest('DELETE', '/databases/{id}', { tag, summary: 'Disconnect a database', description: 'One that saved queries use is refused with `conflict`, naming them.' }))
    .input(ConnectionRef)
    .output(Done)
    .mutation(({ ctx, input }) => deleteConnection(ctx.services, ctx.actor, input.id)),

  schema: memberProcedure
    .meta(rest('GET', '/databases/{id}/schema', { tag, summary: 'Tables, views and columns', description: 'As they were read last; `refresh=true` reads them again.' }))
    .input(ConnectionRef.extend({ refresh: z.boolean().default(false) }))
    .output(DatabaseSchema)
    .query(({ ctx, input, signal }) => getConnectionSchema(ctx.services, ctx.actor, input, wanted(signal))),

  resetSample: memberProcedure
    .meta(rest('POST', '/databases/{id}/reset', { tag, summary: 'Put the sample data back as it was', description: 'For owners, on the sample connection.' }))
    .input(ConnectionRef)
    .output(Done)
    .mutation(({ ctx, input, signal }) => resetSample(ctx.services, ctx.actor, input.id, wanted(signal))),
})
