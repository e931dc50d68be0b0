#include "base/reply.h"

#include <stdio.h>

unsigned reply_code(struct slice *cursor)
{
    const char *p = cursor->ptr;
    if (cursor->len < 3 || p[0] < '2' || p[0] > '5' || !byte_is_digit(p[1]) || !byte_is_digit(p[2]))
        return 0;
    if (cursor->len > 3 && p[3] != ' ' && p[3] != '-')
        return 0;
    *cursor = slice_from(*cursor, 3);
    return (unsigned)((p[0] - '0') * 100 + (p[1] - '0') * 10 + (p[2] - '0'));
}

bool reply_status(struct slice *cursor, struct status *out_r)
{
    struct slice s = *cursor;
    uint64_t class, subject, detail;
    if (!slice_number(&s, 5, &class) || class < 2 || class == 3 || !slice_skip(&s, S(".")) ||
        !slice_number(&s, 999, &subject) || !slice_skip(&s, S(".")) ||
        !slice_number(&s, 999, &detail))
        return false;
    if (s.len &&
        (byte_is_digit(s.ptr[0]) || (s.ptr[0] == '.' && s.len > 1 && byte_is_digit(s.ptr[1]))))
        return false;
    *out_r = (struct status){(uint8_t) class, (uint16_t)subject, (uint16_t)detail};
    *cursor = s;
    return true;
}

struct slice reply_head(struct slice text, unsigned *code_r, struct status *status_r)
{
    struct slice rest = text;
    *status_r = (struct status){0};
    *code_r = reply_code(&rest);
    if (*code_r && rest.len)
        rest = slice_from(rest, 1);
    /* By halves, as it was just stored: a copy in one go would have to wait. */
    struct slice after = slice_make(rest.ptr, rest.len);
    while (after.len && (after.ptr[0] == ' ' || after.ptr[0] == '#' || after.ptr[0] == '('))
        after = slice_from(after, 1);
    if (after.len && byte_is_digit(after.ptr[0]) && reply_status(&after, status_r))
        rest = after;
    return slice_trim(rest);
}

size_t status_text(struct status status, char out[STATUS_TEXT])
{
    if (!status.class) {
        out[0] = '\0';
        return 0;
    }
    return (size_t)snprintf(out, STATUS_TEXT, "%u.%u.%u", status.class % 10u,
                            status.subject % 1000u, status.detail % 1000u);
}

uint32_t status_pack(struct status status)
{
    return status.class * 1000000u + status.subject * 1000u + status.detail;
}

struct status status_unpack(uint32_t packed)
{
    return (struct status){(uint8_t)(packed / 1000000), (uint16_t)(packed / 1000 % 1000),
                           (uint16_t)(packed % 1000)};
}
