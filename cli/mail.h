/*
 * mail: a message handed to a mail server.
 */
#ifndef BOUNCESTAT_CLI_MAIL_H
#define BOUNCESTAT_CLI_MAIL_H

#include "base/error.h"

/* By a sendmail program: PATH -t -i, the message on its standard input; it is run directly, never
 * by a shell. */
int mail_sendmail(const char *path, struct slice message, struct error *error);

struct mail_server {
    const char *url; /* smtp://host:587, smtps://host:465 */
    const char *user;
    const char *password_file; /* its first line is the password */
    const char *ca_file;       /* PEM; NULL = the system's certificate authorities */
};

/* By SMTP (RFC 6409): with a user, only over TLS.  `from` and `to` as in the headers.  An error in
 * programs built without libcurl. */
int mail_smtp(const struct mail_server *server, struct slice from, struct slice to,
              struct slice message, struct error *error);

#endif
