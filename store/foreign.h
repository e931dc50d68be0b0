/*
 * foreign: a database that came from elsewhere, opened to be read as bytes that anybody may have
 * written.
 *
 * It is opened read-only and gone through for damage.  What could run when it is read (triggers,
 * virtual tables, computed columns, views in the place of tables) is refused; its own views are
 * not used: the connection has temporary ones of the same names, made by this program.  An older
 * schema is brought up to date in a temporary copy that goes away with the connection.
 */
#ifndef BOUNCESTAT_STORE_FOREIGN_H
#define BOUNCESTAT_STORE_FOREIGN_H

#include "store/store_private.h"

/* `identity_r`: by which the database is known again.  store_close() closes it. */
int foreign_open(struct store **store_r, const char *path, char identity_r[STORE_IDENTITY],
                 struct error *error);

#endif
