#include "causes/knowledge.h"

#define GOOGLE "https://support.google.com/a/answer/3221692"
#define MICROSOFT                                                                                  \
    "https://learn.microsoft.com/exchange/mail-flow-best-practices/"                               \
    "non-delivery-reports-in-exchange-online/non-delivery-reports-in-exchange-online"
#define OUTLOOK "https://sendersupport.olc.protection.outlook.com/pm/troubleshooting"
#define YAHOO   "https://senders.yahooinc.com/smtp-error-codes/"
#define AOL     "https://postmaster.aol.com/error-codes"
#define APPLE   "https://support.apple.com/102322"
#define GMX     "https://postmaster.gmx.net/en/error-messages"

static const struct token_fact facts[] = {
    {"google", "p=NoSuchUser", "the Gmail account does not exist", GOOGLE},
    {"google", "p=DisabledUser", "the Gmail account is disabled", GOOGLE},
    {"google", "p=OverQuotaTemp", "the account is over its storage, retry", GOOGLE},
    {"google", "p=OverQuotaPerm", "the account is over its storage for long", GOOGLE},
    {"google", "p=UnsolicitedMessageError", "the message looks like spam", GOOGLE},
    {"google", "p=UnsolicitedRateLimitError", "unusual rate of unsolicited mail", GOOGLE},
    {"google", "p=BlockedMessage", "a forbidden attachment or content", GOOGLE},
    {"google", "p=ReceivingRate", "the recipient gets mail too quickly", GOOGLE},
    {"google", "p=RfcMessageNonCompliant", "the message breaks RFC 5322", GOOGLE},
    {"google", "p=UnauthenticatedSender", "SPF and DKIM are both missing", GOOGLE},
    {"google", "gcdp", "a rule that the recipient's Workspace administrator made", GOOGLE},
    {"microsoft", "S3140", "the address or its network is on Outlook.com's block list", OUTLOOK},
    {"microsoft", "S3150", "the address or its network is on Outlook.com's block list", OUTLOOK},
    {"microsoft", "S3115", "the connection or message rate is exceeded", OUTLOOK},
    {"microsoft", "S775", "the rate is limited for the address's reputation", OUTLOOK},
    {"microsoft", "AS(4810)", "the sending account is blocked for spam", MICROSOFT},
    {"microsoft", "AS(201806281)", "the recipient does not exist (directory edge block)",
     MICROSOFT},
    {"microsoft", "RESOLVER.ADR", "Exchange found no such recipient", MICROSOFT},
    {"microsoft", "RESOLVER.RST", "the recipient restricts who may send", MICROSOFT},
    {"microsoft", "TRANSPORT.RULES", "a transport rule of the organisation", MICROSOFT},
    {"microsoft", "STOREDRV", "Exchange's mailbox store answers", MICROSOFT},
    {"microsoft", "TenantAttribution", "no tenant takes mail for this domain", MICROSOFT},
    {"microsoft", "OU-001", "refused by Outlook.com's policy for the address", OUTLOOK},
    {"microsoft", "OU-002", "refused by Outlook.com's policy for the address", OUTLOOK},
    {"microsoft", "SC-001", "refused for spam-like content or reputation", OUTLOOK},
    {"microsoft", "DY-001", "the address belongs to a dynamic range", OUTLOOK},
    {"microsoft", "RP-001", "the rate limit for the address's reputation is reached", OUTLOOK},
    {"yahoo", "[TSS04]", "deferred for unexpected volume or complaints", YAHOO},
    {"yahoo", "[TSS09]", "deferred for complaints, for longer", YAHOO},
    {"yahoo", "[TS01]", "deferred for unexpected volume or complaints", YAHOO},
    {"yahoo", "[TS02]", "deferred for unexpected volume or complaints", YAHOO},
    {"yahoo", "[TS03]", "refused for good for complaints", YAHOO},
    {"yahoo", "[GL01]", "greylisted: retry later", YAHOO},
    {"yahoo", "[PH01]", "refused for policy: looks like phishing", YAHOO},
    {"yahoo", "[BL", "the address is on a block list", YAHOO},
    {"yahoo", "(554.30)", "the mailbox is disabled", YAHOO},
    {"yahoo", "RLY:B", "the address is blocked at AOL", AOL},
    {"yahoo", "(RTR:", "the address is blocked at AOL's routers", AOL},
    {"yahoo", "(DNS:NR)", "the sender's address has no reverse name", AOL},
    {"yahoo", "(DYN:", "the address belongs to a dynamic range", AOL},
    {"yahoo", "(CON:B", "connections from the address are blocked", AOL},
    {"yahoo", "(HVU:", "the message holds a link with a bad name", AOL},
    {"apple", "[CS01]", "refused by Apple's local policy", APPLE},
    {"apple", "[HM08]", "refused by Apple's local policy", APPLE},
    {"apple", "[HME1]", "the message is not authenticated", APPLE},
    {"gmx", "c=r1503", "the mailbox is full", GMX},
    {"gmx", "c=r1601", "the mailbox does not exist", GMX},
    {"gmx", "c=rdns", "the address has no proper reverse name", GMX},
    {"t-online", "(NOWL)", "the address has no good reputation yet",
     "https://postmaster.t-online.de/"},
};

const struct token_fact *knowledge_token(struct slice text, struct slice provider,
                                         const struct token_fact *after)
{
    const struct token_fact *end = facts + sizeof facts / sizeof facts[0];
    for (const struct token_fact *fact = after ? after + 1 : facts; fact < end; fact++)
        if ((!slice_present(provider) || slice_equal(provider, slice_of(fact->provider))) &&
            slice_contains(text, slice_of(fact->token)))
            return fact;
    return NULL;
}
