#include "causes/cause.h"

#define NAME(symbol, name) name,
const char *const family_names[FAMILY_COUNT] = {NULL, FAMILY_LIST(NAME)};
const char *const class_names[CLASS_COUNT] = {NULL, CLASS_LIST(NAME)};
const char *const party_names[PARTY_COUNT] = {NULL, PARTY_LIST(NAME)};
#undef NAME

const struct cause_row causes[CAUSE_COUNT] = {
    [CAUSE_UNCLASSIFIED] =
        {
            .slug = "unclassified",
            .family = FAMILY_NONE,
            .class = CLASS_NONE,
            .party = PARTY_NONE,
            .meaning = "the reply says nothing specific",
            .advice = "Read the whole reply and look at other refusals by the same host on the "
                      "same day. If it comes often, a rule of your own can name it.",
        },
    [CAUSE_USER_UNKNOWN] =
        {
            .slug = "user-unknown",
            .family = FAMILY_RECIPIENT,
            .class = CLASS_HARD,
            .party = PARTY_SENDER,
            .meaning = "the recipient's mailbox does not exist",
            .advice = "Check the address for a typing error and ask the recipient for the right "
                      "one. Take it off mailing lists: each further try harms the sender's "
                      "reputation.",
        },
    [CAUSE_MAILBOX_DISABLED] =
        {
            .slug = "mailbox-disabled",
            .family = FAMILY_RECIPIENT,
            .class = CLASS_HARD,
            .party = PARTY_RECIPIENT,
            .meaning = "the mailbox exists but is suspended, inactive or closed",
            .advice = "The recipient or its administrator must reopen the mailbox. Stop sending "
                      "to it; try again only after hearing from the recipient by another way.",
        },
    [CAUSE_MAILBOX_FULL] =
        {
            .slug = "mailbox-full",
            .family = FAMILY_RECIPIENT,
            .class = CLASS_SOFT,
            .party = PARTY_RECIPIENT,
            .meaning = "the recipient's mailbox is over its quota",
            .advice = "The recipient must delete mail or get more space. Later tries may succeed; "
                      "if it stays full for weeks, treat the address as abandoned.",
        },
    [CAUSE_RECIPIENT_RESTRICTED] =
        {
            .slug = "recipient-restricted",
            .family = FAMILY_RECIPIENT,
            .class = CLASS_POLICY,
            .party = PARTY_RECIPIENT,
            .meaning = "the recipient, list or group accepts mail from some senders only",
            .advice = "Ask the recipient or the list's owner to allow the sender. Nothing is "
                      "wrong with the sending server.",
        },
    [CAUSE_ADDRESS_SYNTAX] =
        {
            .slug = "address-syntax",
            .family = FAMILY_RECIPIENT,
            .class = CLASS_HARD,
            .party = PARTY_SENDER,
            .meaning = "the recipient address is malformed or incomplete",
            .advice = "Correct the address: look for blanks, stray quotes, a missing domain or "
                      "letters outside ASCII. If a program made it, mend that program.",
        },
    [CAUSE_DOMAIN_NOT_FOUND] =
        {
            .slug = "domain-not-found",
            .family = FAMILY_DOMAIN,
            .class = CLASS_HARD,
            .party = PARTY_SENDER,
            .meaning = "the recipient's domain has no usable DNS",
            .advice = "Check the domain for a typing error. If it is spelt right, its owner has "
                      "let it expire or has no MX and no address record; stop sending there.",
        },
    [CAUSE_NULL_MX] =
        {
            .slug = "null-mx",
            .family = FAMILY_DOMAIN,
            .class = CLASS_HARD,
            .party = PARTY_DNS_OWNER,
            .meaning = "the recipient's domain declares that it takes no mail",
            .advice = "Stop sending to this domain: its DNS says so on purpose (RFC 7505). If "
                      "that is an error, only the domain's owner can mend it.",
        },
    [CAUSE_DNS_FAILURE] =
        {
            .slug = "dns-failure",
            .family = FAMILY_DOMAIN,
            .class = CLASS_NETWORK,
            .party = PARTY_DNS_OWNER,
            .meaning = "a name server gave no usable answer",
            .advice = "Check that your own resolver works. If it does, the name servers of the "
                      "named domain are broken or unreachable and its owner must mend them; the "
                      "queue retries meanwhile.",
        },
    [CAUSE_ROUTING_ERROR] =
        {
            .slug = "routing-error",
            .family = FAMILY_DOMAIN,
            .class = CLASS_LOCAL,
            .party = PARTY_SENDER_ADMIN,
            .meaning = "no route, transport or connector for the recipient's domain",
            .advice = "Check transport maps, smart host, connectors and accepted domains on the "
                      "server that says this. It is configuration, not the recipient.",
        },
    [CAUSE_MAIL_LOOP] =
        {
            .slug = "mail-loop",
            .family = FAMILY_DOMAIN,
            .class = CLASS_LOCAL,
            .party = PARTY_SENDER_ADMIN,
            .meaning = "the message goes round in a circle",
            .advice = "Find the forwarding rule, alias or MX record that sends mail back to where "
                      "it came from; the Received headers of the bounce show the circle. Two "
                      "administrators may have to talk.",
        },
    [CAUSE_MESSAGE_EXPIRED] =
        {
            .slug = "message-expired",
            .family = FAMILY_DOMAIN,
            .class = CLASS_SOFT,
            .party = PARTY_RECIPIENT_ADMIN,
            .meaning = "the queue gave up after its full lifetime",
            .advice = "Look for the reason of the earlier deferrals: it is the real cause. Send "
                      "again when the recipient's server is known to work.",
        },
    [CAUSE_CONNECTION_TIMEOUT] =
        {
            .slug = "connection-timeout",
            .family = FAMILY_NETWORK,
            .class = CLASS_NETWORK,
            .party = PARTY_RECIPIENT_ADMIN,
            .meaning = "the other host did not answer in time",
            .advice = "Test port 25 of the other host from your server. If all hosts time out, "
                      "your firewall or provider blocks port 25; if only this one does, its "
                      "administrator must act.",
        },
    [CAUSE_CONNECTION_REFUSED] =
        {
            .slug = "connection-refused",
            .family = FAMILY_NETWORK,
            .class = CLASS_NETWORK,
            .party = PARTY_RECIPIENT_ADMIN,
            .meaning = "the other host refused the connection or cannot be reached",
            .advice = "Check host, port and firewall. If the MX record is right, the recipient's "
                      "administrator must start or open the mail server.",
        },
    [CAUSE_CONNECTION_LOST] =
        {
            .slug = "connection-lost",
            .family = FAMILY_NETWORK,
            .class = CLASS_NETWORK,
            .party = PARTY_RECIPIENT_ADMIN,
            .meaning = "the connection broke off in mid session",
            .advice = "Single cases mend themselves by retrying. If it is always the same host, "
                      "suspect a firewall, a content filter or packet size (MTU) on the way, or a "
                      "server that drops unwanted clients without a word.",
        },
    [CAUSE_TLS_REQUIRED] =
        {
            .slug = "tls-required",
            .family = FAMILY_TLS,
            .class = CLASS_POLICY,
            .party = PARTY_SENDER_ADMIN,
            .meaning = "the other side demands an encrypted session",
            .advice = "Turn on STARTTLS for outgoing mail (Postfix: smtp_tls_security_level = "
                      "may), or give the client a certificate if one is asked for.",
        },
    [CAUSE_TLS_FAILURE] =
        {
            .slug = "tls-failure",
            .family = FAMILY_TLS,
            .class = CLASS_NETWORK,
            .party = PARTY_SENDER_ADMIN,
            .meaning = "the encrypted session could not be set up or trusted",
            .advice = "Look at the named fault: expired or wrong certificate, no common protocol "
                      "or cipher, DANE or MTA-STS policy. Test with openssl s_client -starttls "
                      "smtp and mend the side that is wrong.",
        },
    [CAUSE_SERVER_ERROR] =
        {
            .slug = "server-error",
            .family = FAMILY_SERVER,
            .class = CLASS_SOFT,
            .party = PARTY_RECIPIENT_ADMIN,
            .meaning = "the server has trouble of its own",
            .advice = "Wait: the queue retries. If it lasts, tell the administrator of the server "
                      "that says it; if it is yours, its log has the details.",
        },
    [CAUSE_SYSTEM_FULL] =
        {
            .slug = "system-full",
            .family = FAMILY_SERVER,
            .class = CLASS_SOFT,
            .party = PARTY_RECIPIENT_ADMIN,
            .meaning = "a server's disk or memory is full",
            .advice = "The administrator of the server that says this must free space. Later "
                      "tries will work.",
        },
    [CAUSE_DELIVERY_AGENT_ERROR] =
        {
            .slug = "delivery-agent-error",
            .family = FAMILY_SERVER,
            .class = CLASS_LOCAL,
            .party = PARTY_RECIPIENT_ADMIN,
            .meaning = "the program that puts mail into the mailbox failed",
            .advice = "Look at the local delivery agent, alias or pipe command on the last "
                      "server: permissions, paths, LMTP service, exit status.",
        },
    [CAUSE_RATE_LIMITED] =
        {
            .slug = "rate-limited",
            .family = FAMILY_LIMITS,
            .class = CLASS_SOFT,
            .party = PARTY_SENDER_ADMIN,
            .meaning = "too many messages, connections or recipients in a time",
            .advice = "Slow down towards this destination: fewer parallel connections, more time "
                      "between messages. If your own user hit a quota, find out whether the "
                      "account was stolen before you raise it.",
        },
    [CAUSE_TOO_MANY_RECIPIENTS] =
        {
            .slug = "too-many-recipients",
            .family = FAMILY_LIMITS,
            .class = CLASS_SOFT,
            .party = PARTY_SENDER_ADMIN,
            .meaning = "too many recipients in one message",
            .advice = "Send to fewer recipients per message; most servers then retry the rest by "
                      "themselves. For lists use a mailing list manager.",
        },
    [CAUSE_GREYLISTED] =
        {
            .slug = "greylisted",
            .family = FAMILY_LIMITS,
            .class = CLASS_SOFT,
            .party = PARTY_NOBODY,
            .meaning = "first contact is put off on purpose",
            .advice = "Nothing to do: a proper queue tries again within minutes and gets through. "
                      "If it never does, check that retries come from the same address.",
        },
    [CAUSE_MESSAGE_TOO_LARGE] =
        {
            .slug = "message-too-large",
            .family = FAMILY_LIMITS,
            .class = CLASS_HARD,
            .party = PARTY_SENDER,
            .meaning = "the message is larger than the server or mailbox takes",
            .advice = "Send a smaller message, or a link instead of the attachment. Mind that "
                      "encoding makes attachments a third larger.",
        },
    [CAUSE_DNSBL_LISTED] =
        {
            .slug = "dnsbl-listed",
            .family = FAMILY_REPUTATION,
            .class = CLASS_POLICY,
            .party = PARTY_SENDER_ADMIN,
            .meaning = "a block list names the sending address or domain",
            .advice = "Look the address up at the named list, stop what got it listed (stolen "
                      "account, infected host, bought addresses), then ask for removal there. The "
                      "receiver cannot help.",
        },
    [CAUSE_IP_BLOCKED] =
        {
            .slug = "ip-blocked",
            .family = FAMILY_REPUTATION,
            .class = CLASS_POLICY,
            .party = PARTY_SENDER_ADMIN,
            .meaning = "the receiver itself blocks this address, network or country",
            .advice = "Find out what was sent from the address, then ask the receiver's "
                      "postmaster to unblock it. Mail from dynamic or home addresses must go "
                      "through the provider's relay.",
        },
    [CAUSE_POOR_REPUTATION] =
        {
            .slug = "poor-reputation",
            .family = FAMILY_REPUTATION,
            .class = CLASS_POLICY,
            .party = PARTY_SENDER_ADMIN,
            .meaning = "the sending address or domain has a bad name at the receiver",
            .advice = "Send only to people who asked for it, drop dead addresses, sign with DKIM, "
                      "and keep the volume steady. Reputation mends within days or weeks; the "
                      "provider's postmaster pages show it.",
        },
    [CAUSE_SENDER_BLOCKED] =
        {
            .slug = "sender-blocked",
            .family = FAMILY_REPUTATION,
            .class = CLASS_POLICY,
            .party = PARTY_SENDER,
            .meaning = "the sender's address, domain or account is blocked",
            .advice = "The sender asks the recipient to lift the block. If your own provider "
                      "blocked the account, change its password and look for what was sent before "
                      "asking for release.",
        },
    [CAUSE_SPAM_CONTENT] =
        {
            .slug = "spam-content",
            .family = FAMILY_CONTENT,
            .class = CLASS_POLICY,
            .party = PARTY_SENDER,
            .meaning = "the message was judged to be spam",
            .advice = "Look at links, wording and attachments, and at whether the recipients "
                      "asked for this mail. Send a plain test message to tell content from "
                      "reputation.",
        },
    [CAUSE_VIRUS] =
        {
            .slug = "virus",
            .family = FAMILY_CONTENT,
            .class = CLASS_POLICY,
            .party = PARTY_SENDER,
            .meaning = "malware was found in the message",
            .advice = "Do not send it again. Scan the sender's machine, and check whether its "
                      "account is used by somebody else.",
        },
    [CAUSE_BANNED_ATTACHMENT] =
        {
            .slug = "banned-attachment",
            .family = FAMILY_CONTENT,
            .class = CLASS_POLICY,
            .party = PARTY_SENDER,
            .meaning = "the type or name of an attachment is not allowed",
            .advice = "Send the file by other means, or as a link. Renaming or zipping seldom "
                      "helps.",
        },
    [CAUSE_POLICY_VIOLATION] =
        {
            .slug = "policy-violation",
            .family = FAMILY_CONTENT,
            .class = CLASS_POLICY,
            .party = PARTY_SENDER,
            .meaning = "a local rule of the receiver forbids this message",
            .advice = "Ask the receiver's administrator which rule it was; only they can tell. "
                      "Keep the whole reply, its id helps them to find it.",
        },
    [CAUSE_MALFORMED_MESSAGE] =
        {
            .slug = "malformed-message",
            .family = FAMILY_CONTENT,
            .class = CLASS_HARD,
            .party = PARTY_SENDER_ADMIN,
            .meaning = "the message breaks the rules of the format",
            .advice = "Mend the program that made the message: headers, line ends and line "
                      "length, character sets, one From and one Date (RFC 5322).",
        },
    [CAUSE_SPF_FAIL] =
        {
            .slug = "spf-fail",
            .family = FAMILY_IDENTITY,
            .class = CLASS_POLICY,
            .party = PARTY_DNS_OWNER,
            .meaning = "the sender's domain does not allow this server by SPF",
            .advice = "Add the sending server to the domain's SPF record, or send through a "
                      "server that is in it. For forwarded mail rewrite the sender (SRS). Watch "
                      "the limit of ten DNS lookups.",
        },
    [CAUSE_DKIM_FAIL] =
        {
            .slug = "dkim-fail",
            .family = FAMILY_IDENTITY,
            .class = CLASS_POLICY,
            .party = PARTY_SENDER_ADMIN,
            .meaning = "the DKIM signature is missing or wrong",
            .advice = "Sign outgoing mail, publish the key under the selector in use, and make "
                      "sure that nothing changes the message after signing.",
        },
    [CAUSE_DMARC_FAIL] =
        {
            .slug = "dmarc-fail",
            .family = FAMILY_IDENTITY,
            .class = CLASS_POLICY,
            .party = PARTY_DNS_OWNER,
            .meaning = "the From domain's DMARC policy forbids the message",
            .advice = "SPF or DKIM must pass for the very domain in the From header. Have every "
                      "service that sends for the domain sign with it; its owner finds the "
                      "failing sources in DMARC reports.",
        },
    [CAUSE_UNAUTHENTICATED] =
        {
            .slug = "unauthenticated",
            .family = FAMILY_IDENTITY,
            .class = CLASS_POLICY,
            .party = PARTY_DNS_OWNER,
            .meaning = "neither SPF nor DKIM vouches for the message",
            .advice = "Publish SPF for the domain and sign with DKIM; large providers now demand "
                      "both, and DMARC from bulk senders.",
        },
    [CAUSE_SENDER_INVALID] =
        {
            .slug = "sender-invalid",
            .family = FAMILY_IDENTITY,
            .class = CLASS_POLICY,
            .party = PARTY_SENDER_ADMIN,
            .meaning = "the sender address cannot be answered",
            .advice = "The sender's domain must resolve and have an MX, and its server must "
                      "accept mail to the sender address. Correct the envelope sender that the "
                      "program uses.",
        },
    [CAUSE_SENDER_NOT_ALLOWED] =
        {
            .slug = "sender-not-allowed",
            .family = FAMILY_IDENTITY,
            .class = CLASS_POLICY,
            .party = PARTY_SENDER,
            .meaning = "this account may not use this sender address",
            .advice = "Log in as the owner of the address, or have the administrator grant the "
                      "right to send as it.",
        },
    [CAUSE_RELAY_DENIED] =
        {
            .slug = "relay-denied",
            .family = FAMILY_IDENTITY,
            .class = CLASS_POLICY,
            .party = PARTY_SENDER_ADMIN,
            .meaning = "the server does not relay for this domain or client",
            .advice = "If it is your own server: the client must log in, or belong to the trusted "
                      "networks. If it is the recipient's: its MX points to a server that does "
                      "not know the domain.",
        },
    [CAUSE_AUTH_REQUIRED] =
        {
            .slug = "auth-required",
            .family = FAMILY_IDENTITY,
            .class = CLASS_POLICY,
            .party = PARTY_SENDER,
            .meaning = "the client must log in first",
            .advice = "Turn on SMTP authentication in the mail program, on the submission port "
                      "587 or 465.",
        },
    [CAUSE_AUTH_FAILED] =
        {
            .slug = "auth-failed",
            .family = FAMILY_IDENTITY,
            .class = CLASS_POLICY,
            .party = PARTY_SENDER,
            .meaning = "user name, password or method of the login was refused",
            .advice = "Correct the credentials; many providers want an application password. Many "
                      "failures from strange addresses are somebody guessing passwords: block "
                      "those.",
        },
    [CAUSE_HELO_REJECTED] =
        {
            .slug = "helo-rejected",
            .family = FAMILY_IDENTITY,
            .class = CLASS_POLICY,
            .party = PARTY_SENDER_ADMIN,
            .meaning = "the name in HELO or EHLO is missing, invalid or forged",
            .advice = "Set the server's greeting name to its own full host name, one that "
                      "resolves (Postfix: myhostname, smtp_helo_name).",
        },
    [CAUSE_RDNS_MISSING] =
        {
            .slug = "rdns-missing",
            .family = FAMILY_IDENTITY,
            .class = CLASS_POLICY,
            .party = PARTY_SENDER_ADMIN,
            .meaning = "the sending address has no proper reverse name",
            .advice = "Have the provider of the address set a PTR record to a real host name, and "
                      "let that name resolve back to the address.",
        },
    [CAUSE_PROTOCOL_ERROR] =
        {
            .slug = "protocol-error",
            .family = FAMILY_PROTOCOL,
            .class = CLASS_POLICY,
            .party = PARTY_SENDER_ADMIN,
            .meaning = "the client broke the rules of the conversation",
            .advice = "Look for broken clients, firewalls that alter SMTP, or robots. Genuine "
                      "servers wait for the greeting and do not send commands out of turn.",
        },
};

int cause_find(struct slice slug)
{
    for (int i = 0; i < CAUSE_COUNT; i++)
        if (slice_equal(slug, slice_of(causes[i].slug)))
            return i;
    return -1;
}
