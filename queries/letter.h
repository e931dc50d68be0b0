/*
 * letter: one day as the people of one domain, or of all, need to know it.
 *
 * The letter for a domain D covers inbound and local events to D, and outbound events from senders
 * at D or for original recipients at D; never more.  It counts deliveries.  Events of letters
 * themselves (by their Message-ID) do not count.
 */
#ifndef BOUNCESTAT_QUERIES_LETTER_H
#define BOUNCESTAT_QUERIES_LETTER_H

#include "queries/report.h"

/* Message-IDs of letters begin so. */
#define LETTER_ID "bouncestat.letter."

enum letter_table {
    LETTER_ACTS,      /* causes that somebody on this side can mend */
    LETTER_SENT,      /* what became of mail sent: measure, now, before */
    LETTER_WHY,       /* why it finally failed: cause, place, final, before */
    LETTER_ADDRESSED, /* mail to the domain: measure, clients, deliveries */
    LETTER_KNOWN,     /* senders refused whose mail we also accept */
    LETTER_GREYLISTED,
    LETTER_FORWARDS,
    LETTER_REPLIES, /* details: each reply */
    LETTER_TABLES
};

/* Who can mend a cause, seen from the domain. */
enum letter_side { SIDE_NOBODY, SIDE_YOU, SIDE_WE };

struct letter_act {
    enum letter_side side;
    enum cause cause;
    struct slice place; /* a provider or a recipient domain, `here` for mail to the domain */
    bool forward;
    bool fresh;         /* never seen before of this domain's senders; not told of forwards */
    int64_t final;      /* deliveries finally failed */
    int64_t deferred;   /* deliveries put off */
    int64_t later;      /* of those, delivered since */
    int64_t first_seen; /* instant, today */
    struct slice list, local_ip, template; /* of one event; may be absent */
};

/* What all letters of a day share. */
struct letter_day {
    struct period period;
    struct reach reach;
    struct decided decided; /* of all mail, whatever the domain */
};

int letter_day_read(struct letter_day *day, const struct period *period, struct store *store,
                    struct arena *arena, struct error *error);

struct letter {
    struct slice domain; /* absent = all */
    struct period period;
    struct reach reach;
    struct decided decided;
    struct table tables[LETTER_TABLES];
    struct letter_act *acts; /* the worst first */
    size_t act_count;
    int64_t failed; /* deliveries finally failed, to and from */
    bool empty;     /* nothing failed or was refused */
};

/* Everything lives in `arena`; `domain` in lower case must live as long. */
int letter_fill(struct letter *letter, const struct letter_day *day, struct slice domain,
                struct store *store, struct arena *arena, struct error *error);

#endif
