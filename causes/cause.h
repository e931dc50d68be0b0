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

/* symbol, slug, family, class, party.  The numbers are stored in databases: append, never reorder.
 */
#define CAUSE_LIST(X)                                                                              \
    X(CAUSE_USER_UNKNOWN, "user-unknown", RECIPIENT, HARD, SENDER)                                 \
    X(CAUSE_MAILBOX_DISABLED, "mailbox-disabled", RECIPIENT, HARD, RECIPIENT)                      \
    X(CAUSE_MAILBOX_FULL, "mailbox-full", RECIPIENT, SOFT, RECIPIENT)                              \
    X(CAUSE_RECIPIENT_RESTRICTED, "recipient-restricted", RECIPIENT, POLICY, RECIPIENT)            \
    X(CAUSE_ADDRESS_SYNTAX, "address-syntax", RECIPIENT, HARD, SENDER)                             \
    X(CAUSE_DOMAIN_NOT_FOUND, "domain-not-found", DOMAIN, HARD, SENDER)                            \
    X(CAUSE_NULL_MX, "null-mx", DOMAIN, HARD, DNS_OWNER)                                           \
    X(CAUSE_DNS_FAILURE, "dns-failure", DOMAIN, NETWORK, DNS_OWNER)                                \
    X(CAUSE_ROUTING_ERROR, "routing-error", DOMAIN, LOCAL, SENDER_ADMIN)                           \
    X(CAUSE_MAIL_LOOP, "mail-loop", DOMAIN, LOCAL, SENDER_ADMIN)                                   \
    X(CAUSE_MESSAGE_EXPIRED, "message-expired", DOMAIN, SOFT, RECIPIENT_ADMIN)                     \
    X(CAUSE_CONNECTION_TIMEOUT, "connection-timeout", NETWORK, NETWORK, RECIPIENT_ADMIN)           \
    X(CAUSE_CONNECTION_REFUSED, "connection-refused", NETWORK, NETWORK, RECIPIENT_ADMIN)           \
    X(CAUSE_CONNECTION_LOST, "connection-lost", NETWORK, NETWORK, RECIPIENT_ADMIN)                 \
    X(CAUSE_TLS_REQUIRED, "tls-required", TLS, POLICY, SENDER_ADMIN)                               \
    X(CAUSE_TLS_FAILURE, "tls-failure", TLS, NETWORK, SENDER_ADMIN)                                \
    X(CAUSE_SERVER_ERROR, "server-error", SERVER, SOFT, RECIPIENT_ADMIN)                           \
    X(CAUSE_SYSTEM_FULL, "system-full", SERVER, SOFT, RECIPIENT_ADMIN)                             \
    X(CAUSE_DELIVERY_AGENT_ERROR, "delivery-agent-error", SERVER, LOCAL, RECIPIENT_ADMIN)          \
    X(CAUSE_RATE_LIMITED, "rate-limited", LIMITS, SOFT, SENDER_ADMIN)                              \
    X(CAUSE_TOO_MANY_RECIPIENTS, "too-many-recipients", LIMITS, SOFT, SENDER_ADMIN)                \
    X(CAUSE_GREYLISTED, "greylisted", LIMITS, SOFT, NOBODY)                                        \
    X(CAUSE_MESSAGE_TOO_LARGE, "message-too-large", LIMITS, HARD, SENDER)                          \
    X(CAUSE_DNSBL_LISTED, "dnsbl-listed", REPUTATION, POLICY, SENDER_ADMIN)                        \
    X(CAUSE_IP_BLOCKED, "ip-blocked", REPUTATION, POLICY, SENDER_ADMIN)                            \
    X(CAUSE_POOR_REPUTATION, "poor-reputation", REPUTATION, POLICY, SENDER_ADMIN)                  \
    X(CAUSE_SENDER_BLOCKED, "sender-blocked", REPUTATION, POLICY, SENDER)                          \
    X(CAUSE_SPAM_CONTENT, "spam-content", CONTENT, POLICY, SENDER)                                 \
    X(CAUSE_VIRUS, "virus", CONTENT, POLICY, SENDER)                                               \
    X(CAUSE_BANNED_ATTACHMENT, "banned-attachment", CONTENT, POLICY, SENDER)                       \
    X(CAUSE_POLICY_VIOLATION, "policy-violation", CONTENT, POLICY, SENDER)                         \
    X(CAUSE_MALFORMED_MESSAGE, "malformed-message", CONTENT, HARD, SENDER_ADMIN)                   \
    X(CAUSE_SPF_FAIL, "spf-fail", IDENTITY, POLICY, DNS_OWNER)                                     \
    X(CAUSE_DKIM_FAIL, "dkim-fail", IDENTITY, POLICY, SENDER_ADMIN)                                \
    X(CAUSE_DMARC_FAIL, "dmarc-fail", IDENTITY, POLICY, DNS_OWNER)                                 \
    X(CAUSE_UNAUTHENTICATED, "unauthenticated", IDENTITY, POLICY, DNS_OWNER)                       \
    X(CAUSE_SENDER_INVALID, "sender-invalid", IDENTITY, POLICY, SENDER_ADMIN)                      \
    X(CAUSE_SENDER_NOT_ALLOWED, "sender-not-allowed", IDENTITY, POLICY, SENDER)                    \
    X(CAUSE_RELAY_DENIED, "relay-denied", IDENTITY, POLICY, SENDER_ADMIN)                          \
    X(CAUSE_AUTH_REQUIRED, "auth-required", IDENTITY, POLICY, SENDER)                              \
    X(CAUSE_AUTH_FAILED, "auth-failed", IDENTITY, POLICY, SENDER)                                  \
    X(CAUSE_HELO_REJECTED, "helo-rejected", IDENTITY, POLICY, SENDER_ADMIN)                        \
    X(CAUSE_RDNS_MISSING, "rdns-missing", IDENTITY, POLICY, SENDER_ADMIN)                          \
    X(CAUSE_PROTOCOL_ERROR, "protocol-error", PROTOCOL, POLICY, SENDER_ADMIN)

#define CAUSE_WORD(symbol, name)                         symbol,
#define CAUSE_SYMBOL(symbol, slug, family, class, party) symbol,
enum family { FAMILY_NONE, FAMILY_LIST(CAUSE_WORD) FAMILY_COUNT };
enum class { CLASS_NONE, CLASS_LIST(CAUSE_WORD) CLASS_COUNT };
enum party { PARTY_NONE, PARTY_LIST(CAUSE_WORD) PARTY_COUNT };
/* 0 is `unclassified`: no rule matched.  Its family, class and party are none. */
enum cause { CAUSE_UNCLASSIFIED, CAUSE_LIST(CAUSE_SYMBOL) CAUSE_COUNT };
#undef CAUSE_WORD
#undef CAUSE_SYMBOL

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
