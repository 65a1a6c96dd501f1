import { connectionRepository } from '@insightengine/db/connection'
import { queryRepository } from '@insightengine/db/query'
import { must } from '@insightengine/shared/errors'
import type { ConnectionId, QueryId } from '@insightengine/shared/ids'
import type { TestApi, TestOrg } from '../../testing/index.ts'

/** A small database to publish stories about, beside the product's own on the same server. */
export interface TestShop {
  /** Its own connection for each organisation that asks. */
  connect(org: TestOrg): Promise<ConnectionId>
  save(org: TestOrg, connectionId: ConnectionId, sql: string): Promise<QueryId>
}

const days = 90
const regions = ['North', 'South', 'East', 'West']

/** Table `shop.sale`: 90 days of 2025 from January 1st, one sale per region and day; some sales have no region. */
export async function aShop(api: TestApi): Promise<TestShop> {
  const reader = `shop_reader_${process.pid}`
  await api.sql('create schema shop')
  await api.sql(`create table shop.sale as
    select date '2025-01-01' + day as sold_on, region, (day * 7 + length(coalesce(region, '')) * 13) % 100 + 0.25 as amount
    from generate_series(0, ${days - 1}) as day, unnest(array['${regions.join("','")}', null]) as region`)
  await api.sql(`drop role if exists ${reader}`)
  await api.sql(`create role ${reader} login password 'reader'; grant usage on schema shop to ${reader}; grant select on shop.sale to ${reader}`)
  const [place] = await api.sql<{ database: string; port: number }>('select current_database() as database, inet_server_port() as port')
  const { database, port } = must(place, 'one row')
  await api.sql(`grant connect on database ${database} to ${reader}`)
  const { db, secrets } = api.services
  return {
    async connect({ orgId, userId }) {
      const connections = connectionRepository(db, secrets.connectionPasswords)
      const address = { host: '127.0.0.1', port, database, username: reader, password: 'reader', sslMode: 'disable' } as const
      return (await connections.create(orgId, { name: 'Shop', type: 'postgresql', isSample: true, createdBy: userId, ...address })).id
    },
    save: ({ orgId, userId }, databaseId, sql) => queryRepository(db).create(orgId, { name: 'Sales', sql, databaseId, createdBy: userId }),
  }
}
