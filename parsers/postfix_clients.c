/*
 * Some lines of smtpd name no client: "proxy-reject: END-OF-MESSAGE: 554 ...".  The process id
 * leads back to the "connect from" or "client=" line of the same session.
 */
#include "base/hash.h"
#include "parsers/postfix.h"

static uint64_t client_key(struct parser *p, const struct postfix_line *line)
{
    uint64_t key = hash_bytes(line->pid, parser_host_hash(p, 0));
    return key ? key : 1;
}

void postfix_remember_client(struct parser *p, const struct postfix_line *line,
                             const struct peer *peer)
{
    struct postfix_state *state = p->state;
    uint64_t key = client_key(p, line);
    struct postfix_client *client = &state->clients[key % POSTFIX_CLIENTS];
    *client = (struct postfix_client){.key = key};
    if (slice_present(peer->name) && peer->name.len <= sizeof(client->name)) {
        memcpy(client->name, peer->name.ptr, peer->name.len);
        client->name_length = (uint8_t)peer->name.len;
    }
    if (slice_present(peer->address) && peer->address.len <= sizeof(client->address)) {
        memcpy(client->address, peer->address.ptr, peer->address.len);
        client->address_length = (uint8_t)peer->address.len;
    }
}

bool postfix_recall_client(struct parser *p, const struct postfix_line *line, struct peer *out_r)
{
    struct postfix_state *state = p->state;
    uint64_t key = client_key(p, line);
    const struct postfix_client *client = &state->clients[key % POSTFIX_CLIENTS];
    if (client->key != key || !slice_present(line->pid))
        return false;
    *out_r = (struct peer){0};
    if (client->name_length)
        out_r->name = record_copy(p, slice_make(client->name, client->name_length));
    if (client->address_length)
        out_r->address = record_copy(p, slice_make(client->address, client->address_length));
    return true;
}
