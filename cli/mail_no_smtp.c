/* Stands in for cli/mail_smtp.c where libcurl is missing. */
#include "cli/mail.h"

int mail_smtp(const struct mail_server *server, struct slice from, struct slice to,
              struct slice message, struct error *error)
{
    (void)from, (void)to, (void)message;
    return error_set(error,
                     "%s: this bouncestat was built without libcurl; let a sendmail program send",
                     server->url);
}
