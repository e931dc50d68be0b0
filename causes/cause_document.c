#include "causes/cause.h"

/* Where causes are explained: by the provider for whatever it refuses, else by a standard. */
static const struct document {
    const char *provider; /* NULL = any */
    enum cause cause;     /* CAUSE_COUNT = any */
    const char *url;
} documents[] = {
    {"google", CAUSE_RATE_LIMITED, "https://support.google.com/a/answer/166852"},
    {"google", CAUSE_MESSAGE_TOO_LARGE, "https://support.google.com/mail/answer/6584"},
    {"google", CAUSE_USER_UNKNOWN, "https://support.google.com/mail/answer/6596"},
    {"google", CAUSE_AUTH_FAILED, "https://support.google.com/mail/answer/7126229"},
    {"google", CAUSE_COUNT, "https://support.google.com/a/answer/3221692"},
    {"microsoft", CAUSE_IP_BLOCKED, "https://sender.office.com/"},
    {"microsoft", CAUSE_POOR_REPUTATION,
     "https://sendersupport.olc.protection.outlook.com/pm/troubleshooting"},
    {"microsoft", CAUSE_COUNT,
     "https://learn.microsoft.com/exchange/mail-flow-best-practices/"
     "non-delivery-reports-in-exchange-online/non-delivery-reports-in-exchange-online"},
    {"yahoo", CAUSE_COUNT, "https://senders.yahooinc.com/smtp-error-codes/"},
    {"apple", CAUSE_COUNT, "https://support.apple.com/102322"},
    {"gmx", CAUSE_COUNT, "https://postmaster.gmx.net/en/error-messages"},
    {"t-online", CAUSE_COUNT, "https://postmaster.t-online.de/"},
    {"orange", CAUSE_COUNT, "https://postmaster.orange.fr/"},
    {"mailru", CAUSE_COUNT, "https://help.mail.ru/developers/mailing_rules/technical"},
    {"yandex", CAUSE_COUNT, "https://yandex.com/support/postmaster/"},
    {"comcast", CAUSE_COUNT, "https://postmaster.comcast.net/"},
    {NULL, CAUSE_NULL_MX, "https://www.rfc-editor.org/rfc/rfc7505"},
    {NULL, CAUSE_GREYLISTED, "https://www.rfc-editor.org/rfc/rfc6647"},
    {NULL, CAUSE_DNSBL_LISTED, "https://www.rfc-editor.org/rfc/rfc6471"},
    {NULL, CAUSE_SPF_FAIL, "https://www.rfc-editor.org/rfc/rfc7208"},
    {NULL, CAUSE_DKIM_FAIL, "https://www.rfc-editor.org/rfc/rfc6376"},
    {NULL, CAUSE_DMARC_FAIL, "https://www.rfc-editor.org/rfc/rfc7489"},
    {NULL, CAUSE_UNAUTHENTICATED, "https://www.rfc-editor.org/rfc/rfc8601"},
    {NULL, CAUSE_TLS_REQUIRED, "https://www.rfc-editor.org/rfc/rfc3207"},
    {NULL, CAUSE_TLS_FAILURE, "https://www.rfc-editor.org/rfc/rfc7672"},
    {NULL, CAUSE_AUTH_REQUIRED, "https://www.rfc-editor.org/rfc/rfc6409"},
    {NULL, CAUSE_AUTH_FAILED, "https://www.rfc-editor.org/rfc/rfc4954"},
    {NULL, CAUSE_MALFORMED_MESSAGE, "https://www.rfc-editor.org/rfc/rfc5322"},
    {NULL, CAUSE_RDNS_MISSING, "https://www.rfc-editor.org/rfc/rfc1912"},
    {NULL, CAUSE_MESSAGE_TOO_LARGE, "https://www.rfc-editor.org/rfc/rfc1870"},
    {NULL, CAUSE_HELO_REJECTED, "https://www.rfc-editor.org/rfc/rfc5321#section-4.1.1.1"},
    {NULL, CAUSE_PROTOCOL_ERROR, "https://www.rfc-editor.org/rfc/rfc5321#section-4.1.4"},
};

const char *cause_document(enum cause cause, struct slice provider)
{
    for (size_t i = 0; i < sizeof documents / sizeof documents[0]; i++) {
        const struct document *d = &documents[i];
        if (d->provider && !slice_equal(provider, slice_of(d->provider)))
            continue;
        if (d->cause == cause || (d->cause == CAUSE_COUNT && cause != CAUSE_UNCLASSIFIED))
            return d->url;
    }
    return NULL;
}
