/*
 * knowledge: what the numbers of SMTP mean, by the standards and by their providers.
 */
#ifndef BOUNCESTAT_CAUSES_KNOWLEDGE_H
#define BOUNCESTAT_CAUSES_KNOWLEDGE_H

#include "base/reply.h"
#include "causes/cause.h"

struct code_fact {
    uint16_t code;
    const char *origin; /* "RFC 5321", or "informal" for numbers no standard defines */
    const char *meaning;
    const char *usual;  /* usual causes, "" for replies of success */
    const char *advice; /* what to do, "" likewise */
    enum party party;   /* who acts first; none where the text decides */
};

/* NULL for a code that nobody is known to use. */
const struct code_fact *knowledge_code(unsigned code);

struct status_fact {
    const char *provider; /* slug, or NULL for the registered meaning */
    uint8_t class;        /* 0 = 4 and 5 alike */
    uint16_t subject, detail;
    const char *meaning;
    const char *source; /* RFC, or the provider's page */
};

/* The provider's own meaning if it has one, else the registered one; NULL if there is none. */
const struct status_fact *knowledge_status(struct status status, struct slice provider);

/* A token that a provider writes into replies and documents, such as S3140 or [TSS04]. */
struct token_fact {
    const char *provider;
    const char *token; /* as it stands in the reply */
    const char *meaning;
    const char *source;
};

/* The first fact behind `after` (NULL = from the start) whose token occurs in `text` and whose
 * provider is the given one (absent = any); NULL when there is no further one. */
const struct token_fact *knowledge_token(struct slice text, struct slice provider,
                                         const struct token_fact *after);

#endif
