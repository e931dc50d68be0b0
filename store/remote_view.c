#include "store/remote_view.h"

#define TEXT(name)                                                                                 \
    {                                                                                              \
        name, REMOTE_TEXT, name, NULL                                                              \
    }
#define NUMBER(name)                                                                               \
    {                                                                                              \
        name, REMOTE_NUMBER, name, NULL                                                            \
    }
#define DAY                                                                                        \
    {                                                                                              \
        "day", REMOTE_DAY, "day", NULL                                                             \
    }
#define DAY_NUMBER                                                                                 \
    {                                                                                              \
        "day", REMOTE_DAY_NUMBER, "day", NULL                                                      \
    }
#define JOINED(name)                                                                               \
    {                                                                                              \
        name, REMOTE_TEXT, NULL, NULL                                                              \
    }
#define JOINED_NUMBER(name)                                                                        \
    {                                                                                              \
        name, REMOTE_NUMBER, NULL, NULL                                                            \
    }
#define READ(name)                                                                                 \
    {                                                                                              \
        name, REMOTE_TEXT, NULL, name "_"                                                          \
    }
#define READ_NUMBER(name)                                                                          \
    {                                                                                              \
        name, REMOTE_NUMBER, NULL, name "_"                                                        \
    }
#define SUM(name, sql)                                                                             \
    {                                                                                              \
        name, REMOTE_SUM, NULL, sql                                                                \
    }
#define WHEN_SQL(micros)                                                                           \
    "concat(replaceOne(toString(toDateTime(intDiv(" micros ", 1000000), 'UTC'), 'UTC'), ' ', "     \
    "'T'), '.', substring(toString(1000 + modulo(intDiv(" micros ", 1000), 1000)), 2, 3), 'Z')"
/* Where the number may be missing (0). */
#define MAYBE_WHEN_SQL(micros) "if(" micros " = 0, NULL, " WHEN_SQL(micros) ")"
#define WHEN(name, micros)                                                                         \
    {                                                                                              \
        name, REMOTE_TEXT, WHEN_SQL(micros), WHEN_SQL(micros)                                      \
    }

#define EVENTS "{db}.event_rows FINAL WHERE gone = 0 AND day >= {mark}{and}"
#define FINALS "outcome IN ('rejected', 'bounced', 'expired')"
#define FLOW   TEXT("mta"), TEXT("host"), TEXT("direction"), TEXT("scope"), TEXT("outcome")
#define CAUSE  JOINED("cause"), JOINED("family"), JOINED("class"), JOINED("party")

/* What a reason means: the verdict that was given last counts. */
#define VERDICTS                                                                                   \
    "(SELECT reason, any(given_template) AS reason_template, any(given_code) AS reason_code,"      \
    " any(given_status) AS reason_status, any(given_provider) AS reason_provider,"                 \
    " argMax(given_cause, rank) AS cause, nullIf(argMax(given_family, rank), '') AS family,"       \
    " nullIf(argMax(given_class, rank), '') AS class, nullIf(argMax(given_party, rank), '') AS"    \
    " party, nullIf(argMax(given_list, rank), '') AS list FROM {db}.reason_rows GROUP BY reason)"

/* The counts of events that were pruned. */
#define KEPT "{db}.daily_rows FINAL WHERE day < {mark}{and}"

#define MARK                                                                                       \
    "(SELECT toDate(max(toUInt16OrZero(value))) FROM {db}.setting_rows WHERE name = "              \
    "'pruned_before')"

const struct remote_view remote_views[] = {
    {.name = "events",
     .from = "(SELECT {given}reason, micros FROM " EVENTS ") ANY LEFT JOIN {verdicts} USING reason",
     .columns = {{"id", REMOTE_NUMBER, "id", NULL},
                 WHEN("time", "micros"),
                 DAY,
                 TEXT("mta"),
                 TEXT("host"),
                 TEXT("instance"),
                 TEXT("direction"),
                 TEXT("scope"),
                 TEXT("outcome"),
                 TEXT("stage"),
                 NUMBER("code"),
                 TEXT("status"),
                 TEXT("code_origin"),
                 TEXT("status_origin"),
                 TEXT("remote_host"),
                 TEXT("remote_ip"),
                 TEXT("local_ip"),
                 TEXT("sender"),
                 TEXT("sender_domain"),
                 TEXT("sender_kind"),
                 TEXT("account"),
                 TEXT("recipient"),
                 TEXT("recipient_domain"),
                 TEXT("orig_recipient"),
                 TEXT("provider"),
                 CAUSE,
                 JOINED("list"),
                 TEXT("queue_id"),
                 TEXT("message_id"),
                 TEXT("text"),
                 TEXT("template"),
                 NUMBER("repeated"),
                 TEXT("path"),
                 NUMBER("line_offset")}},
    {.name = "messages",
     .from = "(SELECT {given}reason, first_micros, last_micros FROM {db}.message_rows FINAL WHERE"
             " gone = 0 AND toDate(toDateTime(intDiv(last_micros, 1000000), 'UTC')) >= "
             "{mark}{and}) ANY LEFT JOIN {verdicts} USING reason",
     .columns = {TEXT("host"),
                 TEXT("instance"),
                 TEXT("queue_id"),
                 NUMBER("generation"),
                 TEXT("message_id"),
                 TEXT("mta"),
                 TEXT("sender"),
                 TEXT("sender_domain"),
                 TEXT("recipient"),
                 TEXT("recipient_domain"),
                 TEXT("provider"),
                 WHEN("first_seen", "first_micros"),
                 WHEN("last_seen", "last_micros"),
                 NUMBER("attempts"),
                 TEXT("fate"),
                 {"cause", REMOTE_TEXT, NULL, "nullIf(cause, '')"},
                 NUMBER("code"),
                 TEXT("status")}},
    /* Only those that failed at least once are sent. */
    {.name = "deliveries",
     .from = "(SELECT {given}reason, first_micros, last_micros FROM {db}.message_rows FINAL WHERE"
             " gone = 0 AND toDate(toDateTime(intDiv(last_micros, 1000000), 'UTC')) >= "
             "{mark}{and}) ANY LEFT JOIN {verdicts} USING reason",
     .columns = {TEXT("host"),
                 TEXT("instance"),
                 TEXT("queue_id"),
                 NUMBER("generation"),
                 TEXT("message_id"),
                 TEXT("mta"),
                 TEXT("sender"),
                 TEXT("sender_domain"),
                 TEXT("recipient"),
                 TEXT("recipient_domain"),
                 TEXT("provider"),
                 WHEN("first_seen", "first_micros"),
                 WHEN("last_seen", "last_micros"),
                 NUMBER("attempts"),
                 TEXT("fate"),
                 {"cause", REMOTE_TEXT, NULL, "nullIf(cause, '')"},
                 NUMBER("code"),
                 TEXT("status")}},
    {.name = "daily",
     .from = "(SELECT {given}reason, sum(repeated) AS n FROM " EVENTS " GROUP BY {given}reason"
             " UNION ALL SELECT {given}reason, sum(count) AS n FROM " KEPT
             " GROUP BY {given}reason) ANY LEFT JOIN {verdicts} USING reason",
     .having = "events > 0",
     .columns = {DAY,
                 FLOW,
                 TEXT("recipient_domain"),
                 {"provider", REMOTE_TEXT, NULL, "reason_provider"},
                 CAUSE,
                 {"code", REMOTE_NUMBER, NULL, "reason_code"},
                 {"status", REMOTE_TEXT, NULL, "reason_status"},
                 {"template", REMOTE_TEXT, NULL, "reason_template"},
                 SUM("events", "sum(n)")}},
    {.name = "daily_senders",
     .from = "(SELECT {given}cause, family, class, party, n FROM (SELECT {given}reason,"
             " sum(repeated) AS n FROM " EVENTS " GROUP BY {given}reason) ANY LEFT JOIN {verdicts}"
             " USING reason UNION ALL SELECT {given}given_cause AS cause, nullIf(given_family, '')"
             " AS family, nullIf(given_class, '') AS class, nullIf(given_party, '') AS party,"
             " count AS n FROM {db}.sender_rows FINAL WHERE day < {mark}{and})",
     .having = "events > 0",
     .columns = {DAY, FLOW, TEXT("sender_domain"), CAUSE, SUM("events", "sum(n)")}},
    {.name = "traffic",
     .from = "(SELECT {given}sum(most_delivered) AS d, sum(most_relayed) AS r, toInt64(0) AS f FROM"
             " (SELECT day, mta, host, direction, to_domain, maker, nullIf(to_domain, '') AS"
             " recipient_domain, nullIf(maker, '') AS provider, max(count_delivered) AS"
             " most_delivered, max(count_relayed) AS most_relayed FROM {db}.traffic_rows FINAL"
             " WHERE 1{and} GROUP BY day, mta, host, direction, to_domain, maker, flow)"
             " GROUP BY {given}toUInt8(1) UNION ALL SELECT {given}toInt64(0) AS d, toInt64(0) AS r,"
             " sum(repeated) AS f FROM " EVENTS " AND " FINALS " GROUP BY {given}toUInt8(1)"
             " UNION ALL SELECT {given}toInt64(0) AS d, toInt64(0) AS r, sum(count) AS f"
             " FROM " KEPT " AND " FINALS " GROUP BY {given}toUInt8(1))",
     .having = "delivered + relayed + failed > 0",
     .columns = {DAY, TEXT("mta"), TEXT("host"), TEXT("direction"), TEXT("recipient_domain"),
                 TEXT("provider"), SUM("delivered", "sum(d)"), SUM("relayed", "sum(r)"),
                 SUM("failed", "sum(f)")}},
    {.name = "traffic_senders",
     .from = "(SELECT {given}sum(most_delivered) AS d, sum(most_relayed) AS r, toInt64(0) AS f FROM"
             " (SELECT day, mta, host, direction, from_domain, nullIf(from_domain, '') AS"
             " sender_domain, max(count_delivered) AS most_delivered, max(count_relayed) AS"
             " most_relayed FROM {db}.traffic_sender_rows FINAL WHERE 1{and} GROUP BY day, mta,"
             " host, direction, from_domain, flow) GROUP BY {given}toUInt8(1) UNION ALL SELECT "
             "{given}toInt64(0)"
             " AS d, toInt64(0) AS r, sum(repeated) AS f FROM " EVENTS " AND " FINALS
             " GROUP BY {given}toUInt8(1) UNION ALL SELECT {given}toInt64(0) AS d, toInt64(0) AS r,"
             " sum(count) AS f FROM {db}.sender_rows FINAL WHERE day < {mark}{and} AND " FINALS
             " GROUP BY {given}toUInt8(1))",
     .having = "delivered + relayed + failed > 0",
     .columns = {DAY, TEXT("mta"), TEXT("host"), TEXT("direction"), TEXT("sender_domain"),
                 SUM("delivered", "sum(d)"), SUM("relayed", "sum(r)"), SUM("failed", "sum(f)")}},
    {.name = "reasons",
     .from = "(SELECT reason, sum(n) AS events FROM (SELECT reason, sum(repeated) AS n FROM " EVENTS
             " GROUP BY reason UNION ALL SELECT reason, sum(count) AS n FROM " KEPT
             " GROUP BY reason) GROUP BY reason HAVING events > 0) ANY LEFT JOIN (SELECT reason,"
             " any(given_template) AS template, any(given_code) AS code, any(given_status) AS"
             " status, any(given_stage) AS stage, any(given_direction) AS direction,"
             " any(given_provider) AS provider, argMax(given_cause, rank) AS cause,"
             " nullIf(argMax(given_rule, rank), '') AS rule, nullIf(argMax(given_step, rank), '')"
             " AS step, minIf(first_micros, first_micros > 0) AS first, max(last_micros) AS last,"
             " argMinIf(given_example, first_micros, first_micros > 0) AS example"
             " FROM {db}.reason_rows GROUP BY reason) USING reason",
     .columns = {JOINED("template"),
                 JOINED_NUMBER("code"),
                 JOINED("status"),
                 JOINED("cause"),
                 JOINED("rule"),
                 JOINED("step"),
                 JOINED("stage"),
                 JOINED("direction"),
                 JOINED("provider"),
                 JOINED_NUMBER("events"),
                 {"first_seen", REMOTE_TEXT, NULL, MAYBE_WHEN_SQL("first")},
                 {"last_seen", REMOTE_TEXT, NULL, MAYBE_WHEN_SQL("last")},
                 JOINED("example")}},
    /* Two readers of one log are known by its beginning; who read more tells. */
    {.name = "sources",
     .from = "(SELECT head, argMax(path, bytes) AS path_, argMax(mta, bytes) AS mta_, argMax(host, "
             "bytes) AS host_, argMax(bytes, bytes) AS bytes_, argMax(lines, bytes) AS lines_, "
             "argMax(events, bytes) AS events_, argMax(context, bytes) AS context_, "
             "argMax(deliveries, bytes) AS deliveries_, argMax(noise, bytes) AS noise_, "
             "argMax(unknown, bytes) AS unknown_, argMax(first_time, bytes) AS first_time_, "
             "argMax(last_time, bytes) AS last_time_, argMax(state, bytes) AS state_ FROM "
             "{db}.source_rows FINAL GROUP BY head, host)",
     .columns = {READ("path"), READ("mta"), READ("host"), READ_NUMBER("bytes"),
                 READ_NUMBER("lines"), READ_NUMBER("events"), READ_NUMBER("context"),
                 READ_NUMBER("deliveries"), READ_NUMBER("noise"), READ_NUMBER("unknown"),
                 READ("first_time"), READ("last_time"), READ("state")}},
    {.name = "unknown_lines",
     .from = "(SELECT shape, sum(times) AS count, min(given_example) AS example, argMin(given_path,"
             " given_example) AS path, argMin(given_offset, given_example) AS line_offset FROM"
             " {db}.unknown_rows FINAL GROUP BY shape)",
     .columns = {JOINED("shape"), JOINED_NUMBER("count"), JOINED("example"), JOINED("path"),
                 JOINED_NUMBER("line_offset")}},
    /* The tables of store/numbers.h. */
    {.name = "reason_day",
     .inner = true,
     .from = "(SELECT {given}sum(repeated) AS n FROM " EVENTS " GROUP BY {given}toUInt8(1)"
             " UNION ALL SELECT {given}sum(count) AS n FROM " KEPT " GROUP BY {given}toUInt8(1))",
     .having = "events > 0",
     .columns = {DAY_NUMBER,
                 {"domain", REMOTE_NAME, "recipient_domain", "recipient_domain"},
                 NUMBER("reason"),
                 NUMBER("flow"),
                 SUM("events", "sum(n)")}},
    {.name = "sender_day",
     .inner = true,
     .from = "(SELECT {given}cause, n FROM (SELECT {given}reason, sum(repeated) AS n FROM " EVENTS
             " GROUP BY {given}reason) ANY LEFT JOIN {verdicts} USING reason UNION ALL SELECT"
             " {given}given_cause AS cause, count AS n FROM {db}.sender_rows FINAL WHERE day <"
             " {mark}{and})",
     .having = "events > 0",
     .columns = {DAY_NUMBER,
                 {"domain", REMOTE_NAME, "sender_domain", "sender_domain"},
                 {"cause", REMOTE_CAUSE, NULL, NULL},
                 NUMBER("flow"),
                 SUM("events", "sum(n)")}},
    {.name = "traffic_day",
     .inner = true,
     .from = "(SELECT day, to_domain, maker, flow, max(count_delivered) AS d, max(count_relayed) AS"
             " r FROM {db}.traffic_rows FINAL WHERE 1{and} GROUP BY day, to_domain, maker, flow)",
     .having = "delivered + relayed > 0",
     .columns = {DAY_NUMBER,
                 {"domain", REMOTE_NAME, "to_domain", "to_domain"},
                 {"provider", REMOTE_NAME, "maker", "maker"},
                 NUMBER("flow"),
                 SUM("delivered", "sum(d)"),
                 SUM("relayed", "sum(r)")}},
    {.name = "traffic_sender_day",
     .inner = true,
     .from = "(SELECT day, from_domain, flow, max(count_delivered) AS d, max(count_relayed) AS r"
             " FROM {db}.traffic_sender_rows FINAL WHERE 1{and} GROUP BY day, from_domain, flow)",
     .having = "delivered + relayed > 0",
     .columns = {DAY_NUMBER,
                 {"domain", REMOTE_NAME, "from_domain", "from_domain"},
                 NUMBER("flow"),
                 SUM("delivered", "sum(d)"),
                 SUM("relayed", "sum(r)")}},
    {.name = "flow",
     .inner = true,
     .lookup = true,
     .from = "{db}.flow_rows FINAL",
     .columns = {{"id", REMOTE_NUMBER, NULL, "flow"},
                 {"mta", REMOTE_MTA, NULL, NULL},
                 {"host", REMOTE_NAME, NULL, NULL},
                 {"instance", REMOTE_NAME, NULL, NULL},
                 {"direction", REMOTE_DIRECTION, NULL, NULL},
                 {"scope", REMOTE_SCOPE, NULL, NULL},
                 {"outcome", REMOTE_OUTCOME, NULL, NULL}}},
    {.name = "reason",
     .inner = true,
     .lookup = true,
     .from = "(SELECT reason, any(given_template) AS template, any(given_code) AS code,"
             " any(given_status) AS status, any(given_code_origin) AS code_origin,"
             " any(given_status_origin) AS status_origin, any(given_stage) AS stage,"
             " any(given_direction) AS direction, any(given_provider) AS provider,"
             " argMax(given_cause, rank) AS cause, argMax(given_step, rank) AS step,"
             " nullIf(argMax(given_list, rank), '') AS list FROM {db}.reason_rows GROUP BY reason)",
     .columns = {{"id", REMOTE_NUMBER, NULL, "reason"},
                 JOINED("template"),
                 JOINED_NUMBER("code"),
                 {"status", REMOTE_STATUS, NULL, NULL},
                 {"code_origin", REMOTE_ORIGIN, NULL, NULL},
                 {"status_origin", REMOTE_ORIGIN, NULL, NULL},
                 {"stage", REMOTE_STAGE, NULL, NULL},
                 {"direction", REMOTE_DIRECTION, NULL, NULL},
                 {"provider", REMOTE_NAME, NULL, NULL},
                 {"cause", REMOTE_CAUSE, NULL, NULL},
                 JOINED("step"),
                 {"list", REMOTE_NAME, NULL, NULL}}},
};
const unsigned remote_view_count = sizeof(remote_views) / sizeof(remote_views[0]);

/* What the words in braces stand for, in this SELECT. */
struct filling {
    const char *database;
    const struct remote_view *view;
    uint64_t columns;
    struct slice conditions;
};

static void add(struct text *out, const char *words)
{
    text_add(out, slice_of(words));
}

static void fill(struct text *out, const char *sql, const struct filling *filling);

static void add_given(struct text *out, const struct filling *filling)
{
    const struct remote_column *column = filling->view->columns;
    for (unsigned i = 0; column[i].kind; i++) {
        /* A time is made of a number that is there anyway. */
        if (filling->columns >> i & 1 && column[i].given && column[i].kind != REMOTE_TIME) {
            add(out, column[i].given);
            add(out, ", ");
        }
    }
}

static void fill_word(struct text *out, struct slice word, const struct filling *filling)
{
    if (slice_equal(word, S("db")))
        add(out, filling->database);
    else if (slice_equal(word, S("mark")))
        fill(out, MARK, filling);
    else if (slice_equal(word, S("verdicts")))
        fill(out, VERDICTS, filling);
    else if (slice_equal(word, S("and")))
        text_add(out, filling->conditions);
    else if (slice_equal(word, S("given")))
        add_given(out, filling);
}

static void fill(struct text *out, const char *sql, const struct filling *filling)
{
    struct slice rest = slice_of(sql), part;
    while (slice_cut(&rest, '{', &part)) {
        text_add(out, part);
        if (slice_cut(&rest, '}', &part))
            fill_word(out, part, filling);
    }
    text_add(out, rest);
}

static void add_columns(struct text *out, const struct filling *filling, bool sums, bool named)
{
    const struct remote_column *column = filling->view->columns;
    bool some = false;
    for (unsigned i = 0; column[i].kind; i++) {
        if (!(filling->columns >> i & 1) || (column[i].kind == REMOTE_SUM && !sums))
            continue;
        if (some)
            add(out, ", ");
        some = true;
        if (named && column[i].shown) {
            add(out, column[i].shown);
            add(out, " AS ");
        }
        add(out, column[i].name);
    }
    if (!some)
        add(out, "1");
}

uint64_t remote_view_sql(const struct remote_view *view, const char *database, uint64_t columns,
                         struct slice conditions, struct text *out)
{
    for (unsigned i = 0; view->having && view->columns[i].kind; i++)
        if (view->columns[i].kind == REMOTE_SUM)
            columns |= UINT64_C(1) << i;
    const struct filling filling = {database, view, columns, conditions};
    add(out, "SELECT ");
    add_columns(out, &filling, true, true);
    add(out, " FROM ");
    fill(out, view->from, &filling);
    if (view->having) {
        add(out, " GROUP BY ");
        add_columns(out, &filling, false, false);
        add(out, " HAVING ");
        add(out, view->having);
    }
    return columns;
}

void remote_sql(const char *sql, const char *database, struct text *out)
{
    const struct filling filling = {.database = database, .conditions = S("")};
    fill(out, sql, &filling);
}
