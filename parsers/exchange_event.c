#include "parsers/exchange.h"

/* The events of Exchange's documentation, and SENDEXTERNAL of 2016 and later. */
static const struct exchange_event events[] = {
    {{"RECEIVE", 7}, ACTION_RECEIVE, 0},
    {{"SEND", 4}, ACTION_SENT, 0},
    {{"SENDEXTERNAL", 12}, ACTION_SENT, 0},
    {{"DELIVER", 7}, ACTION_DELIVERED, 0},
    {{"FAIL", 4}, ACTION_FAILED, OUTCOME_BOUNCED},
    {{"BADMAIL", 7}, ACTION_FAILED, OUTCOME_BOUNCED},
    {{"POISONMESSAGE", 13}, ACTION_FAILED, OUTCOME_BOUNCED},
    {{"SUBMITFAIL", 10}, ACTION_FAILED, OUTCOME_BOUNCED},
    {{"RESUBMITFAIL", 12}, ACTION_FAILED, OUTCOME_BOUNCED},
    {{"MODERATORREJECT", 15}, ACTION_FAILED, OUTCOME_BOUNCED},
    {{"MODERATIONEXPIRE", 16}, ACTION_FAILED, OUTCOME_EXPIRED},
    {{"DEFER", 5}, ACTION_FAILED, OUTCOME_DEFERRED},
    {{"SUBMITDEFER", 11}, ACTION_FAILED, OUTCOME_DEFERRED},
    {{"RESUBMITDEFER", 13}, ACTION_FAILED, OUTCOME_DEFERRED},
    {{"AGENTINFO", 9}, ACTION_CONTEXT, 0},
    {{"CLIENTSUBMISSION", 16}, ACTION_CONTEXT, 0},
    {{"DELIVERFAIL", 11}, ACTION_CONTEXT, 0}, /* a rule's target folder is missing */
    {{"DROP", 4}, ACTION_CONTEXT, 0},         /* discarded, or a group that was expanded */
    {{"DSN", 3}, ACTION_CONTEXT, 0},          /* tells of a failure that has its own row */
    {{"DUPLICATEDELIVER", 16}, ACTION_CONTEXT, 0},
    {{"DUPLICATEEXPAND", 15}, ACTION_CONTEXT, 0},
    {{"DUPLICATEREDIRECT", 17}, ACTION_CONTEXT, 0},
    {{"EXPAND", 6}, ACTION_EXPAND, 0},
    {{"HADISCARD", 9}, ACTION_CONTEXT, 0}, /* HA...: shadow copies */
    {{"HARECEIVE", 9}, ACTION_CONTEXT, 0},
    {{"HAREDIRECT", 10}, ACTION_CONTEXT, 0},
    {{"HAREDIRECTFAIL", 14}, ACTION_CONTEXT, 0},
    {{"INITMESSAGECREATED", 18}, ACTION_CONTEXT, 0},
    {{"LOAD", 4}, ACTION_CONTEXT, 0},
    {{"MODERATORAPPROVE", 16}, ACTION_CONTEXT, 0},
    {{"MODERATORSALLNDR", 16}, ACTION_CONTEXT, 0},
    {{"NOTIFYMAPI", 10}, ACTION_CONTEXT, 0},
    {{"NOTIFYSHADOW", 12}, ACTION_CONTEXT, 0},
    {{"PROCESS", 7}, ACTION_CONTEXT, 0},
    {{"PROCESSMEETINGMESSAGE", 21}, ACTION_CONTEXT, 0},
    {{"REDIRECT", 8}, ACTION_EXPAND, 0}, /* may also keep the first recipient */
    {{"RESOLVE", 7}, ACTION_CONTEXT, 0},
    {{"RESUBMIT", 8}, ACTION_CONTEXT, 0},
    {{"SUBMIT", 6}, ACTION_CONTEXT, 0},
    {{"SUPPRESSED", 10}, ACTION_CONTEXT, 0},
    {{"THROTTLE", 8}, ACTION_CONTEXT, 0},
    {{"TRANSFER", 8}, ACTION_CONTEXT, 0},
};

const struct exchange_event *exchange_event_find(struct slice name)
{
    for (size_t i = 0; i < sizeof(events) / sizeof(events[0]); i++)
        if (slice_equal(events[i].name, name))
            return &events[i];
    return NULL;
}
