/*
 * Replies: ours to the clients that we refuse, and those of other sites.
 */
#include "generate.h"

static const struct row verdicts[] = {
    {22, "554 5.7.1 Service unavailable; Client host [%i] blocked using zen.spamhaus.org; "
         "https://www.spamhaus.org/query/ip/%i"},
    {7, "554 5.7.1 Service unavailable; Client host [%i] blocked using bl.example.net"},
    {16, "450 4.7.25 Client host rejected: cannot find your hostname, [%i]"},
    {12, "450 4.2.0 <%t>: Recipient address rejected: Greylisted, see "
         "http://greylist.example.net/help/%d.html"},
    {10, "550 5.1.1 <%t>: Recipient address rejected: User unknown in virtual mailbox table"},
    {9, "554 5.7.1 <%t>: Relay access denied"},
    {5, "450 4.1.8 <%f>: Sender address rejected: Domain not found"},
    {4, "550 5.7.23 <%t>: Recipient address rejected: SPF of %f forbids %i"},
    {7, "504 5.5.2 <%c>: Helo command rejected: need fully-qualified hostname"},
    {4, "450 4.7.1 <%c>: Helo command rejected: Host not found"},
    {2, "553 5.7.1 <%f>: Sender address rejected: not logged in"},
    {1, "552 5.2.2 <%t>: Recipient address rejected: mailbox over quota"},
    {1, "451 4.3.0 <%t>: Temporary lookup failure"},
    {0, NULL},
};

static const struct row refusals[] = {
    {9, "550 5.1.1 <%t>: Recipient address rejected: User unknown in virtual mailbox table"},
    {4, "550 5.1.1 <%t> User unknown"},
    {4,
     "550-5.1.1 There is no such account here. 550-5.1.1 Look for typing errors and for blanks in "
     "the address, and write again. 550 5.1.1 See https://help.example.com/?p=NoSuchUser %k - mx"},
    {3, "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient %t not found by SMTP address lookup"},
    {3, "550 No such user here"},
    {2, "550 5.2.1 <%t>: this mailbox is disabled"},
    {2, "552 5.2.2 <%t>: mailbox is full, quota exceeded"},
    {1, "552 5.3.4 Message size exceeds fixed maximum message size"},
    {1, "554 5.4.14 Hop count exceeded, possible mail loop"},
    {3, "550 5.4.1 Recipient address rejected: Access denied. [%k.example.net]"},
    {2, "550 5.7.1 <%t>: Relay access denied"},
    {4, "554 5.7.1 Service unavailable; Client host [192.0.2.25] blocked using zen.spamhaus.org"},
    {2, "550 5.7.26 This mail has not been authenticated: SPF and DKIM of %f did not pass"},
    {2, "550 5.7.509 Access denied, the sending domain does not pass DMARC verification"},
    {3, "550 5.7.1 Message rejected as spam by the content filter. %k"},
    {2, "554 5.6.0 Message content rejected, reference %k"},
    {1, "553 5.1.8 <%f>: Sender address rejected: Domain not found"},
    {1, "550 5.7.25 No PTR record of [192.0.2.25] was found"},
    {1, "550 Administrative prohibition"},
    {0, NULL},
};

static const struct row delays[] = {
    {6, "451 4.7.1 <%t>: Greylisted, please try again later"},
    {4, "450 4.2.0 <%t>: Recipient address rejected: Greylisted for 300 seconds"},
    {4, "421 4.7.0 [TSS04] Messages from 192.0.2.25 temporarily deferred; id=%k"},
    {4, "452 4.2.2 <%t>: the mailbox is over its quota"},
    {2, "450 4.1.1 <%t>: Recipient address rejected: unverified address: Address lookup failed"},
    {2, "451 4.3.0 Temporary lookup failure"},
    {2, "421 4.3.2 Service not available, closing transmission channel"},
    {1, "452 4.3.1 Insufficient system storage"},
    {1, "450 4.7.25 Client host rejected: cannot find your hostname, [192.0.2.25]"},
    {4,
     "421-4.7.28 An unusual rate of mail comes from your address. 421-4.7.28 To protect our users "
     "it is accepted later. 421 4.7.28 See https://help.example.com/?p=Rate %k - mx"},
    {2, "451 4.7.500 Server busy. Please try again later from [192.0.2.25]. (S777) [%k]"},
    {1, "454 4.7.1 <%t>: Relay access denied"},
    {1, "450 4.4.2 The connection was idle for too long"},
    {0, NULL},
};

static const struct row thanks[] = {
    {50, "250 2.0.0 Ok: queued as %x"},
    {30, "250 2.0.0 OK  1793491200 %k.42 - mx"},
    {20,
     "250 2.6.0 <%k@mail.example.com> [InternalId=8%n%n, Hostname=EX%n.mail.example.com] %s bytes "
     "in 0.119, 150.123 KB/sec Queued mail for delivery"},
    {0, NULL},
};

/* Many sites add something of their own. */
static const struct row additions[] = {
    {10, ""},
    {2, " [%k]"},
    {2, " (in queue %k)"},
    {1, "; ask postmaster@%d"},
    {1, "; see https://help.example.com/smtp"},
    {1, " (AS16)"},
    {0, NULL},
};

static void set(struct generator *g, struct mail *mail, const struct row *rows)
{
    char text[256];
    const char *reply = choose(g, rows);
    snprintf(text, sizeof(text), "%s%s", reply, choose(g, additions));
    set_reply(g, mail, text);
}

void set_verdict(struct generator *g, struct mail *mail)
{
    set_reply(g, mail, choose(g, verdicts));
}

void set_refusal(struct generator *g, struct mail *mail)
{
    set(g, mail, refusals);
}

void set_delay(struct generator *g, struct mail *mail)
{
    set(g, mail, delays);
}

void set_thanks(struct generator *g, struct mail *mail)
{
    set_reply(g, mail, choose(g, thanks));
}

void set_failure(struct generator *g, struct mail *mail, bool outbound)
{
    if (!outbound)
        set_verdict(g, mail);
    else if (roll(g, 100) < 30)
        set_refusal(g, mail);
    else
        set_delay(g, mail);
}
