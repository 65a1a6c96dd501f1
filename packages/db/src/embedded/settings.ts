/**
 * For a small machine and one installation: little shared memory, no helper processes that have nothing to do, loopback only.
 * Durability (fsync, synchronous_commit) stays at PostgreSQL's defaults: "Saved" means it survives a power cut.
 */
export const productSettings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  // TCP only: a socket file would need a directory that both we and PostgreSQL's account may use.
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '64MB',
  effective_cache_size: '512MB',
  work_mem: '16MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '512MB',
  // Nobody replicates from here, and `minimal` lets a COPY into a fresh table skip the log.
  wal_level: 'minimal',
  max_wal_senders: '0',
  // With two cores, parallel plans take from the other users what they give to one; io workers likewise.
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  io_method: 'sync',
  max_logical_replication_workers: '0',
  jit: 'off',
  // A backend whose client was killed stops working on its query, so that a restart does not wait for it.
  client_connection_check_interval: '2s',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // Above ERROR, which is a client's affair; LOG itself is needed, it announces that the server is ready.
  log_min_messages: 'log',
}

/** For throw-away data: what a crash loses is made again. */
export const throwAwaySettings: Readonly<Record<string, string>> = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_connections: '200',
}
