/*
 * cause: why mail was refused, and who must act first.
 *
 * Forty-four causes and `unclassified`.  Family, class and party follow from the cause alone; what
 * the digit of the reply code says (permanent or not) belongs to the event and stands elsewhere.
 */
#ifndef BOUNCESTAT_CAUSES_CAUSE_H
#define BOUNCESTAT_CAUSES_CAUSE_H

#include "base/slice.h"

/* What a cause is about: the nine lines of a short report, and a tenth for broken commands. */
#define FAMILY_LIST(X)                                                                             \
    X(FAMILY_RECIPIENT, "recipient")                                                               \
    X(FAMILY_DOMAIN, "domain")                                                                     \
    X(FAMILY_NETWORK, "network")                                                                   \
    X(FAMILY_TLS, "tls")                                                                           \
    X(FAMILY_SERVER, "server")                                                                     \
    X(FAMILY_LIMITS, "limits")                                                                     \
    X(FAMILY_REPUTATION, "reputation")                                                             \
    X(FAMILY_CONTENT, "content")                                                                   \
    X(FAMILY_IDENTITY, "identity")                                                                 \
    X(FAMILY_PROTOCOL, "protocol")

/* hard: the address or domain is wrong, stop sending.  soft: a later try may work.  policy: refused
 * for who sends or what is sent.  network: between the hosts.  local: queue, routing or delivery
 * programs of one side. */
#define CLASS_LIST(X)                                                                              \
    X(CLASS_HARD, "hard")                                                                          \
    X(CLASS_SOFT, "soft")                                                                          \
    X(CLASS_POLICY, "policy")                                                                      \
    X(CLASS_NETWORK, "network")                                                                    \
    X(CLASS_LOCAL, "local")

/* Who must act first. */
#define PARTY_LIST(X)                                                                              \
    X(PARTY_SENDER_ADMIN, "sender-admin")                                                          \
    X(PARTY_SENDER, "sender")                                                                      \
    X(PARTY_RECIPIENT, "recipient")                                                                \
    X(PARTY_RECIPIENT_ADMIN, "recipient-admin")                                                    \
    X(PARTY_DNS_OWNER, "dns-owner")                                                                \
    X(PARTY_NOBODY, "nobody")

#define CAUSE_WORD(symbol, name) symbol,
enum family { FAMILY_NONE, FAMILY_LIST(CAUSE_WORD) FAMILY_COUNT };
enum class { CLASS_NONE, CLASS_LIST(CAUSE_WORD) CLASS_COUNT };
enum party { PARTY_NONE, PARTY_LIST(CAUSE_WORD) PARTY_COUNT };
#undef CAUSE_WORD

/* The numbers are stored in databases: append, never reorder.  What belongs to each stands in
 * cause.c. */
enum cause {
    CAUSE_UNCLASSIFIED, /* no rule matched; its family, class and party are none */
    CAUSE_USER_UNKNOWN,
    CAUSE_MAILBOX_DISABLED,
    CAUSE_MAILBOX_FULL,
    CAUSE_RECIPIENT_RESTRICTED,
    CAUSE_ADDRESS_SYNTAX,
    CAUSE_DOMAIN_NOT_FOUND,
    CAUSE_NULL_MX,
    CAUSE_DNS_FAILURE,
    CAUSE_ROUTING_ERROR,
    CAUSE_MAIL_LOOP,
    CAUSE_MESSAGE_EXPIRED,
    CAUSE_CONNECTION_TIMEOUT,
    CAUSE_CONNECTION_REFUSED,
    CAUSE_CONNECTION_LOST,
    CAUSE_TLS_REQUIRED,
    CAUSE_TLS_FAILURE,
    CAUSE_SERVER_ERROR,
    CAUSE_SYSTEM_FULL,
    CAUSE_DELIVERY_AGENT_ERROR,
    CAUSE_RATE_LIMITED,
    CAUSE_TOO_MANY_RECIPIENTS,
    CAUSE_GREYLISTED,
    CAUSE_MESSAGE_TOO_LARGE,
    CAUSE_DNSBL_LISTED,
    CAUSE_IP_BLOCKED,
    CAUSE_POOR_REPUTATION,
    CAUSE_SENDER_BLOCKED,
    CAUSE_SPAM_CONTENT,
    CAUSE_VIRUS,
    CAUSE_BANNED_ATTACHMENT,
    CAUSE_POLICY_VIOLATION,
    CAUSE_MALFORMED_MESSAGE,
    CAUSE_SPF_FAIL,
    CAUSE_DKIM_FAIL,
    CAUSE_DMARC_FAIL,
    CAUSE_UNAUTHENTICATED,
    CAUSE_SENDER_INVALID,
    CAUSE_SENDER_NOT_ALLOWED,
    CAUSE_RELAY_DENIED,
    CAUSE_AUTH_REQUIRED,
    CAUSE_AUTH_FAILED,
    CAUSE_HELO_REJECTED,
    CAUSE_RDNS_MISSING,
    CAUSE_PROTOCOL_ERROR,
    CAUSE_COUNT
};

/* Indexed by the enums, for word_find(); entry 0 is NULL. */
extern const char *const family_names[FAMILY_COUNT];
extern const char *const class_names[CLASS_COUNT];
extern const char *const party_names[PARTY_COUNT];

struct cause_row {
    const char *slug;
    enum family family;
    enum class class;
    enum party party;
    const char *meaning; /* one line */
    const char *advice;  /* what to do, two or three sentences */
};

/* Indexed by enum cause; all texts are set. */
extern const struct cause_row causes[CAUSE_COUNT];

/* The cause of a slug, `unclassified` included; -1 when it is none of them. */
int cause_find(struct slice slug);

/* Where a provider (or, with an absent or unknown provider, a standard or a neutral party) explains
 * this cause; NULL when we know of no such page. */
const char *cause_document(enum cause cause, struct slice provider);

#endif
