/*
 * gzip members by ISA-L: the same content in a third of the time.
 *
 * The header is read by a call of its own: isal_inflate would forget a header that is parted
 * between two buffers (igzip_inflate.c keeps its flags in a local variable).
 */
#include "base/arena.h"
#include "ingest/decoder.h"

#include <isa-l/igzip_lib.h>
#include <limits.h>
#include <stdlib.h>

struct isal {
    struct inflate_state state;
    struct isal_gzip_header header;
    bool in_header;
};

static const struct {
    int result;
    const char *complaint;
} complaints[] = {
    {ISAL_INVALID_BLOCK, "invalid block"},
    {ISAL_INVALID_SYMBOL, "invalid symbol"},
    {ISAL_INVALID_LOOKBACK, "invalid distance"},
    {ISAL_INVALID_WRAPPER, "invalid header"},
    {ISAL_UNSUPPORTED_METHOD, "unknown compression method"},
    {ISAL_INCORRECT_CHECKSUM, "incorrect checksum"},
};

static const char *complaint_of(int result)
{
    for (size_t i = 0; i < sizeof(complaints) / sizeof(complaints[0]); i++)
        if (complaints[i].result == result)
            return complaints[i].complaint;
    return "unknown error";
}

static void reset_isal(void *state)
{
    struct isal *isal = state;
    isal_inflate_init(&isal->state);
    isal->state.crc_flag = ISAL_GZIP_NO_HDR_VER;
    isal_gzip_header_init(&isal->header);
    isal->in_header = true;
}

static void *open_isal(void)
{
    struct isal *isal = memory_zero(1, sizeof(*isal));
    reset_isal(isal);
    return isal;
}

static enum inflated run_isal(void *state, struct inflate_step *step)
{
    struct isal *isal = state;
    uint32_t in = (uint32_t)(step->in_count < INT_MAX ? step->in_count : INT_MAX);
    uint32_t out = (uint32_t)(step->out_count < INT_MAX ? step->out_count : INT_MAX);
    isal->state.next_in = (uint8_t *)step->in;
    isal->state.avail_in = in;
    isal->state.next_out = (uint8_t *)step->out;
    isal->state.avail_out = out;
    int result = ISAL_DECOMP_OK;
    if (isal->in_header) {
        result = isal_read_gzip_header(&isal->state, &isal->header);
        isal->in_header = result != ISAL_DECOMP_OK;
    }
    if (!isal->in_header)
        result = isal_inflate(&isal->state);
    step->in += in - isal->state.avail_in;
    step->in_count -= in - isal->state.avail_in;
    step->out += out - isal->state.avail_out;
    step->out_count -= out - isal->state.avail_out;
    if (result < 0) {
        step->complaint = complaint_of(result);
        return INFLATE_BAD;
    }
    return isal->state.block_state == ISAL_BLOCK_FINISH ? INFLATE_END : INFLATE_MORE;
}

static void close_isal(void *state)
{
    free(state);
}

const struct inflater inflater_isal = {
    .name = "isa-l",
    .open = open_isal,
    .reset = reset_isal,
    .run = run_isal,
    .close = close_isal,
};
