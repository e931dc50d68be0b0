/*
 * follow: what is written to logs from now on, while it is written.
 *
 * A log is followed by its name.  When the name goes to another file (logrotate), the old file is
 * read to its end, and for a while on, as its writer may not know yet; the new one is read from its
 * beginning.  A truncated file is read from its beginning.  A missing file is waited for.  In
 * folders and for patterns, files that appear later are followed too; rotated and packed ones are
 * not, their content was read under the name before.
 */
#ifndef BOUNCESTAT_INGEST_FOLLOW_H
#define BOUNCESTAT_INGEST_FOLLOW_H

#include "ingest/work.h"

struct follow;

/* Begin to watch; to be called before the files are read, so that no change is missed. */
struct follow *follow_open(const struct ingest_options *options);

/* Until options->stop.  What was written is in the database within a second. */
int follow_run(struct run *run, struct follow *follow, struct error *error);
void follow_close(struct follow *follow);

#endif
