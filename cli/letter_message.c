/* The message: headers, and the letter in two renderings (RFC 2046, 5.1.4). */
#include "cli/letter.h"
#include "cli/mime.h"
#include "cli/report_writers.h"

#include <inttypes.h>
#include <stdlib.h>
#include <unistd.h>

struct slice letter_subject(const struct letter_view *view)
{
    const struct letter *letter = view->letter;
    struct arena *arena = &view->run->arena;
    return arena_printf(arena, "Mail%s%.*s, %.*s: %.*s failed%s",
                        slice_present(letter->domain) ? " of " : "", SLICE_ARG(letter->domain),
                        SLICE_ARG(day_shown(arena, letter->period.last_day)),
                        SLICE_ARG(number_shown(arena, letter->failed, view->numbers)),
                        reach_whole(&letter->reach) ? "" : ", logs INCOMPLETE");
}

static struct slice host_name(struct run *run)
{
    char name[256] = "localhost";
    if (gethostname(name, sizeof(name) - 1) != 0 || !letter_domain_valid(slice_of(name)))
        return S("localhost");
    return arena_copy(&run->arena, slice_of(name));
}

static struct slice from_address(struct run *run)
{
    const char *given = run->options.values[OPTION_FROM];
    if (given)
        return slice_of(given);
    return arena_printf(&run->arena, "postmaster@%.*s", SLICE_ARG(host_name(run)));
}

static void put_headers(const struct letter_view *view, const struct letter_route *route,
                        struct slice boundary, FILE *file)
{
    struct run *run = view->run;
    struct slice about = slice_present(view->letter->domain) ? view->letter->domain : S("all");
    mime_address_header(file, "From", from_address(run));
    mime_address_header(file, "To", route->addresses);
    mime_header(file, "Subject", letter_subject(view));
    mime_header(file, "Date", mime_date(&run->arena, run->now));
    mime_header(file, "Message-ID",
                arena_printf(&run->arena, "<" LETTER_ID "%s.%" PRIx64 ".%.*s@%.*s>",
                             view->letter->period.last, (uint64_t)run->now, SLICE_ARG(about),
                             SLICE_ARG(host_name(run))));
    mime_header(file, "Auto-Submitted", S("auto-generated"));
    mime_header(file, "X-Auto-Response-Suppress", S("All"));
    mime_header(file, "List-Id",
                arena_printf(&run->arena, "Daily mail letter <%.*s.letter.%.*s>", SLICE_ARG(about),
                             SLICE_ARG(host_name(run))));
    mime_header(file, "MIME-Version", S("1.0"));
    fprintf(file, "Content-Type: multipart/alternative;\n boundary=\"%.*s\"\n\n",
            SLICE_ARG(boundary));
}

struct encoding {
    const char *name;
    void (*write)(FILE *file, struct slice text);
};
static const struct encoding readable = {"quoted-printable", mime_quoted};
static const struct encoding opaque = {"base64", mime_base64};

static void put_part(const struct letter_view *view, struct slice boundary,
                     const struct encoding *encoding, const char *type,
                     void (*write)(const struct letter_view *view, FILE *file), FILE *file)
{
    char *text = NULL;
    size_t length = 0;
    FILE *part = open_memstream(&text, &length);
    write(view, part);
    fclose(part);
    fprintf(file,
            "--%.*s\nContent-Type: %s; charset=UTF-8\n"
            "Content-Transfer-Encoding: %s\n\n",
            SLICE_ARG(boundary), type, encoding->name);
    encoding->write(file, slice_make(text, length));
    putc('\n', file);
    free(text);
}

struct slice letter_message(const struct letter_view *view, const struct letter_route *route,
                            bool sent)
{
    const struct encoding *encoding = sent ? &opaque : &readable;
    char *text = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&text, &length);
    /* "=_" cannot stand in either encoding (RFC 2045, 6.7 and 6.8). */
    struct slice boundary =
        arena_printf(&view->run->arena, "=_bouncestat_%" PRIx64, (uint64_t)view->run->now);
    put_headers(view, route, boundary, file);
    put_part(view, boundary, encoding, "text/plain", letter_text, file);
    put_part(view, boundary, encoding, "text/html", letter_html, file);
    fprintf(file, "--%.*s--\n", SLICE_ARG(boundary));
    fclose(file);
    struct slice message = arena_copy(&view->run->arena, slice_make(text, length));
    free(text);
    return message;
}
