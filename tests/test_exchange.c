#include "parsers/exchange.h"
#include "tests/parser_run.h"

/* ---- CSV ---- */

static void csv_rows(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        size_t count;
        bool open;
        const char *second;
    } rows[] = {
        {"a,b,c", 3, false, "b"},
        {"", 1, false, ""},
        {",,", 3, false, ""},
        {"a,\"b,c\",d", 3, false, "b,c"},
        {"a,\"b\"\"c\"\"\",d", 3, false, "b\"c\""},
        {"a,\"\",d", 3, false, ""},
        {"a,\"open, and on", 2, true, "open, and on"},
        {"a,\"open\"\"", 2, true, "open\""},
        {"a,b\"c,d", 3, false, "b\"c"},
        {"a,\"b\"junk,d", 3, false, "b"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct csv_row row;
        csv_split(slice_of(rows[i].line), ',', &row);
        assert_int_equal(row.count, rows[i].count);
        assert_int_equal(row.open, rows[i].open);
        same(csv_value(&row, 1, &arena), rows[i].second);
    }
    char many[200];
    memset(many, ',', sizeof(many));
    struct csv_row row;
    csv_split(slice_make(many, sizeof(many)), ',', &row);
    assert_int_equal(row.count, CSV_FIELDS);
    arena_free(&arena);
}

/* ---- statuses ---- */

static void statuses(void **state)
{
    (void)state;
    static const struct {
        const char *raw, *text, *host, *ip;
    } rows[] = {
        {"550 5.1.1 no; such user", "550 5.1.1 no; such user", NULL, NULL},
        {"[{LED=550 5.7.1 no};{MSG=};{FQDN=mx.example.org};{IP=192.0.2.1};{LRT=}]", "550 5.7.1 no",
         "mx.example.org", "192.0.2.1"},
        {"[{LRT=};{LED=550 5.7.1 RESOLVER.RST.AuthRequired; authentication "
         "required};{FQDN=};{IP=}]",
         "550 5.7.1 RESOLVER.RST.AuthRequired; authentication required", NULL, NULL},
        {"[{IP=192.0.2.1}; {FQDN=h.example};{LED=550 last}]", "550 last", "h.example", "192.0.2.1"},
        {"[{LED=550 5.1.1 cut off here", "550 5.1.1 cut off here", NULL, NULL},
        {"[{LED=550 5.1.1 brace} inside};{MSG=", "550 5.1.1 brace} inside", NULL, NULL},
        {"[{LED=450 4.4.316 Connection refused};{MSG=Socket error code 10061};{Last attempted "
         "server name=hybrid.example.org}",
         "450 4.4.316 Connection refused", "hybrid.example.org", NULL},
        {"[{LED=};{FQDN=h.example}]", NULL, "h.example", NULL},
        {"[{", NULL, NULL, NULL},
        {"", NULL, NULL, NULL},
        {"451 4.4.0 Primary target IP address responded with: \"421 4.2.1 too \"many\"\" Attempted "
         "failover. The last endpoint attempted was 192.0.2.9:25",
         "421 4.2.1 too \"many\"", NULL, "192.0.2.9"},
        {"450 4.7.0 Proxy session setup failed on Frontend with '451 4.4.0 Primary target IP "
         "address responded with: \"454 4.7.0 no TLS\" etc'",
         "454 4.7.0 no TLS", NULL, NULL},
        {"550-5.7.26 one\r\n 550-5.7.26 two\n550 5.7.26 three", "550 5.7.26 one two three", NULL,
         NULL},
        {"451-4.7.23 deferred for 451 4.7.23 example.com", "451 4.7.23 deferred for example.com",
         NULL, NULL},
    };
    struct run *run = start("exchange");
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct exchange_status status;
        exchange_status_read(&run->parser, slice_of(rows[i].raw), &status);
        same(status.text, rows[i].text);
        same(status.host, rows[i].host);
        same(status.ip, rows[i].ip);
    }
    stop(run);
}

static void status_lists(void **state)
{
    (void)state;
    static const struct {
        const char *list;
        unsigned count;
        const char *last;
    } rows[] = {
        {"550 5.1.1 RESOLVER.ADR.RecipNotFound; not found;552 5.2.2 full; really", 2,
         "552 5.2.2 full; really"},
        {"[{LED=550 a; 551 b};{IP=}];[{LED=552 c};{IP=}]", 2, "[{LED=552 c};{IP=}]"},
        {"To;Cc;Bcc", 3, "Bcc"},
        {";;", 3, ""},
        {"250 2.1.5 OK", 1, "250 2.1.5 OK"},
        {"", 1, ""},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct slice cursor = slice_of(rows[i].list), one = {0};
        unsigned count = 0;
        while (exchange_status_next(&cursor, &one))
            count++;
        assert_int_equal(count, rows[i].count);
        same(one, rows[i].last);
    }
}

/* ---- tracking rows ---- */

#define FIELDS                                                                                     \
    "#Fields: date-time,client-ip,server-ip,source-context,connector-id,source,event-id,"          \
    "internal-message-id,message-id,recipient-address,recipient-status,return-path"

/* What a row becomes, and where it is placed. */
static const struct {
    const char *row;
    enum line_kind kind;
    enum direction direction;
    enum outcome outcome;
    enum stage stage;
    unsigned code;
} tracking[] = {
    {"203.0.113.1,192.0.2.1,Sender Id Agent,EX\\Default "
     "EX,SMTP,FAIL,0,<m@x.example>,a@b.example,"
     "550 5.7.1 Sender ID,<>",
     LINE_EVENT, DIRECTION_INBOUND, OUTCOME_REJECTED, STAGE_MESSAGE, 550},
    {"203.0.113.1,192.0.2.1,Recipient Filter Agent,EX\\Default EX,SMTP,FAIL,0,,a@b.example,"
     "450 4.7.1 later,s@c.example",
     LINE_EVENT, DIRECTION_INBOUND, OUTCOME_TEMPFAILED, STAGE_RCPT, 450},
    {",,,Outbound,SMTP,FAIL,1,<m>,a@b.example,550 5.1.1 no,s@c.example", LINE_EVENT,
     DIRECTION_OUTBOUND, OUTCOME_BOUNCED, STAGE_NONE, 550},
    {",,,Outbound,SMTP,FAIL,1,<m>,a@b.example,441 4.4.1 Winsock error code: 10060,s@c.example",
     LINE_EVENT, DIRECTION_OUTBOUND, OUTCOME_EXPIRED, STAGE_QUEUE, 441},
    {",,,Outbound,SMTP,DEFER,1,<m>,a@b.example,441 4.4.1 Winsock error code: 10060,s@c.example",
     LINE_EVENT, DIRECTION_OUTBOUND, OUTCOME_DEFERRED, STAGE_CONNECT, 441},
    {",,,Outbound,QUEUE,FAIL,1,<m>,a@b.example,550 4.4.7 QUEUE.Expired; message expired,",
     LINE_EVENT, DIRECTION_OUTBOUND, OUTCOME_EXPIRED, STAGE_QUEUE, 550},
    {",,,,ROUTING,FAIL,1,<m>,a@b.example,550 5.1.1 RESOLVER.ADR.RecipNotFound; not found,",
     LINE_EVENT, DIRECTION_LOCAL, OUTCOME_BOUNCED, STAGE_DELIVERY, 550},
    {",,,,DNS,FAIL,1,<m>,a@b.example,554 5.4.4 SMTPSEND.DNS.NonExistentDomain; no,", LINE_EVENT,
     DIRECTION_OUTBOUND, OUTCOME_BOUNCED, STAGE_DNS, 554},
    /* The peer's own STOREDRV is a reply; ours is a mailbox. */
    {",,,Outbound,SMTP,FAIL,1,<m>,a@b.example,554 5.2.2 mailbox full; STOREDRV.Deliver; x,",
     LINE_EVENT, DIRECTION_OUTBOUND, OUTCOME_BOUNCED, STAGE_NONE, 554},
    {",,,Intra-Organization SMTP Send Connector,SMTP,FAIL,1,<m>,a@b.example,"
     "554 5.2.2 mailbox full; STOREDRV.Deliver; x,",
     LINE_EVENT, DIRECTION_LOCAL, OUTCOME_BOUNCED, STAGE_DELIVERY, 554},
    {",,why,,ROUTING,BADMAIL,1,<m>,a@b.example,,<>", LINE_EVENT, DIRECTION_LOCAL, OUTCOME_BOUNCED,
     STAGE_DELIVERY, 0},
    {",,,,POISONMESSAGE,POISONMESSAGE,1,<m>,,,", LINE_EVENT, DIRECTION_LOCAL, OUTCOME_BOUNCED,
     STAGE_DELIVERY, 0},
    {",,Failure,,DSN,DSN,2,<n>,s@c.example,,<>", LINE_CONTEXT, 0, 0, 0, 0},
    {",,No suitable shadow servers,,SMTP,HAREDIRECTFAIL,2,<n>,s@c.example,,", LINE_CONTEXT, 0, 0, 0,
     0},
    {",,,,SMTP,INVENTED,2,<n>,s@c.example,,", LINE_UNKNOWN, 0, 0, 0, 0},
    {",,,,SMTP,FAIL,2,<n>,s@c.example", LINE_UNKNOWN, 0, 0, 0, 0},
};

static void tracking_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(tracking) / sizeof(tracking[0]); i++) {
        struct run *run = start("exchange");
        char line[1024];
        assert_int_equal(feed(run, FIELDS), LINE_CONTEXT);
        snprintf(line, sizeof(line), "2026-11-20T08:00:00.123Z,%s", tracking[i].row);
        assert_int_equal(feed(run, line), tracking[i].kind);
        if (tracking[i].kind == LINE_EVENT) {
            const struct record *r = last(run);
            assert_int_equal(r->direction, tracking[i].direction);
            assert_int_equal(r->outcome, tracking[i].outcome);
            assert_int_equal(r->stage, tracking[i].stage);
            assert_int_equal(r->code, tracking[i].code);
            assert_int_equal(r->time % WHEN_SECOND, 123000);
        } else {
            assert_int_equal(failures(run), 0);
        }
        stop(run);
    }
}

/* A queue that repeats a peer's refusal under the same id is the lesser one, and two logs of one
 * server that tell a final failure carry the same session number; retries do not. */
static void tracking_repeats(void **state)
{
    (void)state;
    struct run *run = start("exchange");
    feed(run, FIELDS);
    feed(run,
         "2026-11-20T08:00:00Z,,,,Outbound,SMTP,FAIL,1,<m>,a@b.example,550 5.1.1 no,s@c.example");
    uint64_t session = last(run)->session, twin = last(run)->twin;
    assert_true(session && twin);
    feed(run,
         "2026-11-20T08:00:01Z,,,,Outbound,SMTP,FAIL,1,<m>,a@b.example,550 5.1.1 no,s@c.example");
    assert_true(last(run)->session == session);
    feed(run, "2026-11-20T08:00:02Z,,,,,ROUTING,FAIL,1,<m>,a@b.example,550 5.1.1 no,s@c.example");
    assert_true(last(run)->flags & RECORD_LESSER);
    assert_true(last(run)->session == 0);
    feed(run, "2026-11-20T08:00:03Z,,,,Outbound,SMTP,DEFER,1,<m>,a@b.example,450 no,s@c.example");
    assert_true(last(run)->session == 0);
    stop(run);
}

/* What a client handed over is inbound mail; what the transport hands to itself, or a user sent, is
 * not. */
static void births(void **state)
{
    (void)state;
    static const struct {
        const char *client, *custom, *way;
        bool from_client;
    } rows[] = {
        {"203.0.113.1", "", "Incoming", true},
        {"192.0.2.1", "", "Incoming", false},
        {"192.0.2.1", "S:ProxiedClientIPAddress=203.0.113.1;S:A=b", "Incoming", true},
        {"203.0.113.1", "", "Originating", false},
        {"", "", "Incoming", false},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct run *run = start("exchange");
        char line[512];
        feed(run, FIELDS ",custom-data,directionality");
        snprintf(
            line, sizeof(line),
            "2026-11-20T08:00:00Z,%s,192.0.2.1,,EX\\Default EX,SMTP,RECEIVE,7,<m>,a@b.example,,"
            "s@c.example,%s,%s",
            rows[i].client, rows[i].custom, rows[i].way);
        assert_int_equal(feed(run, line), LINE_CONTEXT);
        const struct record *r = nth(run, RECORD_MESSAGE, 0);
        assert_non_null(r);
        assert_int_equal(!!(r->flags & RECORD_FROM_CLIENT), rows[i].from_client);
        stop(run);
    }
}

/* ---- headers and broken streams ---- */

static void header_forms(void **state)
{
    (void)state;
    static const struct {
        const char *header;
        enum line_kind kind;
        enum exchange_kind rows;
    } rows[] = {
        {FIELDS, LINE_CONTEXT, EXCHANGE_TRACKING},
        {"\xef\xbb\xbf#Software: Microsoft Exchange Server", LINE_CONTEXT, EXCHANGE_UNKNOWN},
        {"#Log-Type: SMTP Send Protocol Log", LINE_CONTEXT, EXCHANGE_UNKNOWN},
        {"Fields: date-time,connector-id,session-id,sequence-number,local-endpoint,"
         "remote-endpoint,event,data,context",
         LINE_CONTEXT, EXCHANGE_PROTOCOL},
        {"\"Received\";\"Sender Address\";\"Recipient_Address\";\"Status\"", LINE_CONTEXT,
         EXCHANGE_TRACE},
        {"#TYPE Selected.System", LINE_CONTEXT, EXCHANGE_UNKNOWN},
        {"#Fields: date-time,nothing,known", LINE_UNKNOWN, EXCHANGE_UNKNOWN},
        {"#Hello", LINE_UNKNOWN, EXCHANGE_UNKNOWN},
        {"", LINE_CONTEXT, EXCHANGE_UNKNOWN},
        {"some prose", LINE_UNKNOWN, EXCHANGE_UNKNOWN},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct run *run = start("exchange");
        assert_int_equal(feed(run, rows[i].header), rows[i].kind);
        assert_int_equal(((struct exchange *)run->parser.state)->kind, rows[i].rows);
        stop(run);
    }
}

/* A second header changes the columns in the middle of a stream. */
static void header_again(void **state)
{
    (void)state;
    struct run *run = start("exchange");
    feed(run, FIELDS);
    feed(run, "#Fields: date-time,recipient-status,recipient-address,event-id,source,connector-id");
    assert_int_equal(feed(run, "2026-11-20T08:00:00Z,550 no,a@b.example,FAIL,SMTP,Out"),
                     LINE_EVENT);
    same(last(run)->recipient, "a@b.example");
    same(last(run)->text, "550 no");
    stop(run);
}

/* A quote that never closes swallows no more than the rows up to the next one that shows a time. */
static void open_quotes(void **state)
{
    (void)state;
    struct run *run = start("exchange");
    feed(run, FIELDS);
    assert_int_equal(feed(run,
                          "2026-11-20T08:00:00Z,,,,Out,SMTP,FAIL,1,<m>,a@b.example,\"550-5.1.1 a"),
                     LINE_CONTEXT);
    assert_int_equal(feed(run, "550 5.1.1 b\",s@c.example"), LINE_EVENT);
    same(last(run)->text, "550 5.1.1 a b");
    same(last(run)->sender, "s@c.example");
    feed(run, "2026-11-20T08:00:00Z,,,,Out,SMTP,FAIL,1,<m>,a@b.example,\"never closed");
    assert_int_equal(
        feed(run, "2026-11-20T08:00:01Z,,,,Out,SMTP,FAIL,1,<m>,a@b.example,550 no,s@c.example"),
        LINE_EVENT);
    assert_int_equal(failures(run), 2);
    char *large = memory_take(EXCHANGE_ROW + 100);
    memset(large, 'x', EXCHANGE_ROW + 99);
    large[EXCHANGE_ROW + 99] = '\0';
    memcpy(large, "2026-11-20T08:00:00Z,\"", 22);
    assert_int_equal(feed(run, large), LINE_UNKNOWN);
    free(large);
    stop(run);
}

static void bare_rows(void **state)
{
    (void)state;
    struct run *run = start("exchange");
    feed(run,
         "2026-11-20T09:00:00.000Z,EX\\Default,08D1,5,192.0.2.5:25,203.0.113.9:1,<,MAIL FROM:<>,");
    feed(run, "2026-11-20T09:00:00.000Z,EX\\Default,08D1,6,192.0.2.5:25,203.0.113.9:1,>,"
              "550 5.7.1 not you,");
    assert_int_equal(failures(run), 1);
    assert_int_equal(last(run)->stage, STAGE_MAIL);
    same(last(run)->sender, "");
    stop(run);
}

static void bids(void **state)
{
    (void)state;
    static const struct {
        const char *head;
        const char *format;
    } rows[] = {
        {"#Software: Microsoft Exchange Server\r\n#Version: 15.0.0.0\r\n", "exchange"},
        {FIELDS "\n", "exchange"},
        {"2026-11-20T09:00:00.000Z,EX\\Default,08D1,5,192.0.2.5:25,203.0.113.9:1,<,QUIT,\n",
         "exchange"},
        {"Received,SenderAddress,RecipientAddress,Subject,Status\n", "exchange"},
        {"a,b,c\n1,2,3\n", NULL},
        {"2026-11-20T09:00:00.000Z,1,2,3,4,5,6,7,8\n", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct format *format = format_choose(slice_of(rows[i].head));
        if (rows[i].format)
            assert_string_equal(format->name, rows[i].format);
        else
            assert_null(format);
    }
}

/* Rows torn at every byte, and with each byte spoiled: always an answer, always balanced. */
static void damaged(void **state)
{
    (void)state;
    static const char *const lines[] = {
        FIELDS,
        "2026-11-20T08:00:00.5Z,,,ctx,Out,SMTP,FAIL,1,<m>,a@b.example;c@d.example,"
        "[{LED=550 5.1.1 no};{FQDN=h.example};{IP=192.0.2.1}];[{LED=451 4.4.0 Primary target IP "
        "address responded with: \"421 x\"};{IP=}],<>",
        "#Fields: date-time,connector-id,session-id,sequence-number,local-endpoint,remote-endpoint,"
        "event,data,context",
        "2026-11-20T09:00:00.000Z,EX\\D,08D1,5,192.0.2.5:25,[2001:db8::9]:1,<,\"MAIL FROM:<\"\"a,b"
        "\"\"@c.example>\",",
        "2026-11-20T09:00:00.000Z,EX\\D,08D1,6,192.0.2.5:25,[2001:db8::9]:1,>,550-5.7.1 no,",
        "2026-11-20T09:00:00.000Z,Out,08D2,6,,192.0.2.9:25,*,,sending message with RecordId 1 and "
        "InternetMessageId <m@x.example>",
    };
    struct run *run = start("exchange");
    feed_damaged(run, lines, sizeof(lines) / sizeof(lines[0]), "\";0,");
    stop(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_rows),
        cmocka_unit_test(statuses),
        cmocka_unit_test(status_lists),
        cmocka_unit_test(tracking_rows),
        cmocka_unit_test(tracking_repeats),
        cmocka_unit_test(births),
        cmocka_unit_test(header_forms),
        cmocka_unit_test(header_again),
        cmocka_unit_test(open_quotes),
        cmocka_unit_test(bare_rows),

        cmocka_unit_test(bids),
        cmocka_unit_test(damaged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
