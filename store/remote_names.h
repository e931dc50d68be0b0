#ifndef BOUNCESTAT_STORE_REMOTE_NAMES_H
#define BOUNCESTAT_STORE_REMOTE_NAMES_H

#include <sqlite3.h>

/* The module behind the tables `name` and `domain` of a store that asks a server. */
extern const sqlite3_module remote_names;

#endif
