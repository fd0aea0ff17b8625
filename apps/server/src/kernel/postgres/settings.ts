// The configuration a new cluster starts with. It lives in the cluster afterwards, for its operator to tune.

/** Sized for Parlo and PostgreSQL together on a machine of one or two gigabytes. */
export const serverSettings = `# PostgreSQL of Parlo. Written once, at creation: edit freely, then restart Parlo.
# Sockets and durability are set by Parlo when it starts the server.

max_connections = 100
shared_buffers = 128MB
effective_cache_size = 512MB
work_mem = 8MB
maintenance_work_mem = 64MB
min_wal_size = 80MB
max_wal_size = 1GB
wal_compression = on
random_page_cost = 1.1
jit = off
# Parallel queries share memory through /dev/shm, of which a container has 64 MB.
max_parallel_workers_per_gather = 0

timezone = 'UTC'
log_timezone = 'UTC'
datestyle = 'iso, mdy'
lc_messages = 'C'
default_text_search_config = 'pg_catalog.simple'

# Failed statements are the application's to log, with the request they belong to.
log_min_messages = log
log_checkpoints = off
log_line_prefix = '%m [%p] '
`;

/** One role, over the Unix socket, with its password. Everything else has no line and so no way in. */
export function accessRules(role: string): string {
  return `# TYPE  DATABASE  USER  METHOD\nlocal   all       ${role}  scram-sha-256\n`;
}
