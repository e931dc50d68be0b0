/*
 * place: where the database lies, and whose it is.
 *
 * A database is mostly made by root, by hand, and worked with by another user, from cron.  So what
 * root makes is given to the owner of the folder it lies in, and who may not use a place is told
 * whose it is.
 */
#ifndef BOUNCESTAT_STORE_PLACE_H
#define BOUNCESTAT_STORE_PLACE_H

#include "base/error.h"

/* Make the file, empty and of mode 0640 as the umask allows, and the folders on the way to it that
 * are missing, of mode 0750.  What cannot be made is left to place_check() to tell.  true = root
 * made the file's folder and it is root's, as the folder above it is. */
bool place_make(const char *path);

/* May this user open the file, also for `writing`?  The sentence of the error names what stands in
 * the way, its owner and mode.  That a file is missing is an error of reading alone. */
int place_check(const char *path, bool writing, struct error *error);

/* If root made this file, give it to the owner of the file `like`. */
void place_give(int fd, const char *like);

#endif
