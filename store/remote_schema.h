/*
 * remote_schema: the tables of a ClickHouse server.
 */
#ifndef BOUNCESTAT_STORE_REMOTE_SCHEMA_H
#define BOUNCESTAT_STORE_REMOTE_SCHEMA_H

#include "store/remote.h"

enum { REMOTE_VERSION = 1 };

struct remote_init {
    const char *cluster;     /* of the server's configuration; NULL = one server alone */
    const char *report_zone; /* that cuts days */
    int64_t rollup_days;     /* kept, where tables of the server can forget by themselves */
};

/* Make database, tables and views where they are missing; views are made anew.  With a cluster:
 * each table as NAME_local on every server, and NAME, distributed over its shards by the row's key.
 * With ZooKeeper or Keeper one server of the cluster passes that on to the others, else all of them
 * must be among `servers`. */
int remote_init(struct remote **servers, size_t count, const struct remote_init *init,
                struct error *error);

/* The tables are there, of this version.  The zone lives in the arena. */
int remote_check(struct remote *remote, struct arena *arena, struct slice *report_zone_r,
                 struct error *error);

/* A table that rows go into. */
struct remote_table {
    const char *name;
    const char *columns;
    const char *partition; /* NULL = none */
    const char *order;     /* the key: of equal ones the highest version stays */
    const char *shard;     /* a number made of the key */
    const char *day;       /* by which counts grow too old, NULL = they do not */
};
extern const struct remote_table remote_tables[];
extern const unsigned remote_table_count;

/* Set a word in setting_rows. */
int remote_set(struct remote *remote, const char *name, struct slice value, struct error *error);

/* " ON CLUSTER ..." and the ending of local tables' names, as remote_init left them. */
struct remote_place {
    struct slice on_cluster; /* empty = this server alone */
    const char *local;       /* "_local" or "" */
};
int remote_place(struct remote *remote, struct arena *arena, struct remote_place *place_r,
                 struct error *error);

#endif
