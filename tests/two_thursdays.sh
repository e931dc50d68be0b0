# two_thursdays.sh: to be sourced.  two_thursdays prints a log of two Thursdays in November 2026 that
# is small enough to be counted by hand.
#
# Nov 12: one delivery to example.com, one unknown user at gmail.com, both from example.org.
# Nov 19: example.org sends one message to three recipients: two refused by gmail.com as
# unauthenticated, one put off and delivered 2 h 10 min later.  info@example.org forwards to
# gmail.com: refused by SPF.  example.net sends one message to an unknown user, whose server answers
# with markup.  Our own bounce is refused.  Of mail for bob@example.org one is accepted, two are
# refused by a block list (one from the sender domain that was accepted), one is greylisted and
# comes back after six minutes.  One client asks for relaying.

google=gmail-smtp-in.l.google.com'[203.0.113.26]'
said='dsn=5.7.26, status=bounced (host '$google' said: 550-5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM. (in reply to end of DATA command))'
two_thursdays() {
    cat <<END
2026-11-12T00:10:00.000000+00:00 mx1 postfix/smtpd[10]: 4aAAAA0001z: client=office.example.org[192.0.2.20], sasl_method=PLAIN, sasl_username=news@example.org
2026-11-12T00:10:00.100000+00:00 mx1 postfix/qmgr[12]: 4aAAAA0001z: from=<news@example.org>, size=1200, nrcpt=2 (queue active)
2026-11-12T00:10:01.000000+00:00 mx1 postfix/smtp[13]: 4aAAAA0001z: to=<ann@example.com>, relay=mx.example.com[203.0.113.5]:25, delay=1, delays=0.1/0/0.4/0.5, dsn=2.0.0, status=sent (250 2.0.0 OK)
2026-11-12T00:10:01.500000+00:00 mx1 postfix/smtp[13]: 4aAAAA0001z: to=<gone@gmail.com>, relay=$google:25, delay=1.5, delays=0.1/0/0.4/1, dsn=5.1.1, status=bounced (host $google said: 550-5.1.1 The email account that you tried to reach does not exist. (in reply to RCPT TO command))
2026-11-12T00:10:02.000000+00:00 mx1 postfix/qmgr[12]: 4aAAAA0001z: removed
2026-11-19T00:20:00.000000+00:00 mx1 postfix/smtpd[10]: 4bAAAA0001z: client=office.example.org[192.0.2.20], sasl_method=PLAIN, sasl_username=news@example.org
2026-11-19T00:20:00.100000+00:00 mx1 postfix/qmgr[12]: 4bAAAA0001z: from=<news@example.org>, size=1200, nrcpt=3 (queue active)
2026-11-19T00:20:01.000000+00:00 mx1 postfix/smtp[13]: 4bAAAA0001z: to=<a@gmail.com>, relay=$google:25, delay=1, delays=0.1/0/0.4/0.5, $said
2026-11-19T00:20:01.100000+00:00 mx1 postfix/smtp[13]: 4bAAAA0001z: to=<b@gmail.com>, relay=$google:25, delay=1, delays=0.1/0/0.4/0.5, $said
2026-11-19T00:20:01.200000+00:00 mx1 postfix/smtp[13]: 4bAAAA0001z: to=<ann@example.com>, relay=mx.example.com[203.0.113.5]:25, delay=1, delays=0.1/0/0.4/0.5, dsn=4.2.2, status=deferred (host mx.example.com[203.0.113.5] said: 452 4.2.2 The email account that you tried to reach is over quota (in reply to RCPT TO command))
2026-11-19T02:30:01.200000+00:00 mx1 postfix/smtp[13]: 4bAAAA0001z: to=<ann@example.com>, relay=mx.example.com[203.0.113.5]:25, delay=7800, delays=7799/0/0.4/0.5, dsn=2.0.0, status=sent (250 2.0.0 OK)
2026-11-19T02:30:01.300000+00:00 mx1 postfix/qmgr[12]: 4bAAAA0001z: removed
2026-11-19T03:00:00.000000+00:00 mx1 postfix/smtpd[10]: 4bAAAA0002z: client=mail.partner.example[198.51.100.30]
2026-11-19T03:00:00.100000+00:00 mx1 postfix/qmgr[12]: 4bAAAA0002z: from=<eve@partner.example>, size=1200, nrcpt=2 (queue active)
2026-11-19T03:00:01.000000+00:00 mx1 postfix/smtp[13]: 4bAAAA0002z: to=<box@gmail.com>, orig_to=<info@example.org>, relay=$google:25, delay=1, delays=0.1/0/0.4/0.5, dsn=5.7.23, status=bounced (host $google said: 550 5.7.23 SPF validation failed for partner.example (in reply to MAIL FROM command))
2026-11-19T03:00:01.100000+00:00 mx1 postfix/virtual[14]: 4bAAAA0002z: to=<bob@example.org>, relay=virtual, delay=1, delays=0.1/0/0.4/0.5, dsn=2.0.0, status=sent (delivered to maildir)
2026-11-19T03:00:02.000000+00:00 mx1 postfix/qmgr[12]: 4bAAAA0002z: removed
2026-11-19T04:00:00.000000+00:00 mx1 postfix/smtpd[10]: 4bAAAA0003z: client=shop.example.net[192.0.2.21], sasl_method=PLAIN, sasl_username=shop@example.net
2026-11-19T04:00:00.100000+00:00 mx1 postfix/qmgr[12]: 4bAAAA0003z: from=<shop@example.net>, size=1200, nrcpt=1 (queue active)
2026-11-19T04:00:01.000000+00:00 mx1 postfix/smtp[13]: 4bAAAA0003z: to=<secret@other.example.com>, relay=mx.other.example.com[203.0.113.7]:25, delay=1, delays=0.1/0/0.4/0.5, dsn=5.1.1, status=bounced (host mx.other.example.com[203.0.113.7] said: 550 5.1.1 <secret@other.example.com>: Recipient address rejected: User unknown <script src="http://evil.example/x">alert('x')</script> (in reply to RCPT TO command))
2026-11-19T04:00:02.000000+00:00 mx1 postfix/qmgr[12]: 4bAAAA0003z: removed
2026-11-19T09:30:00.000000+00:00 mx1 postfix/smtpd[20]: NOQUEUE: reject: RCPT from mail2.partner.example[198.51.100.31]: 554 5.7.1 Service unavailable; Client host [198.51.100.31] blocked using zen.spamhaus.org; from=<eve@partner.example> to=<bob@example.org> proto=ESMTP helo=<mail2.partner.example>
2026-11-19T09:31:00.000000+00:00 mx1 postfix/smtpd[20]: NOQUEUE: reject: RCPT from unknown[198.51.100.8]: 554 5.7.1 Service unavailable; Client host [198.51.100.8] blocked using zen.spamhaus.org; from=<spam@example.test> to=<bob@example.org> proto=ESMTP helo=<bad.example.test>
2026-11-19T09:40:00.000000+00:00 mx1 postfix/smtpd[20]: NOQUEUE: reject: RCPT from grey.example.test[198.51.100.9]: 450 4.2.0 <bob@example.org>: Recipient address rejected: Greylisted, see http://postgrey.example.net/help; from=<slow@example.test> to=<bob@example.org> proto=ESMTP helo=<grey.example.test>
2026-11-19T09:46:00.000000+00:00 mx1 postfix/smtpd[20]: NOQUEUE: reject: RCPT from grey.example.test[198.51.100.9]: 450 4.2.0 <bob@example.org>: Recipient address rejected: Greylisted, see http://postgrey.example.net/help; from=<slow@example.test> to=<bob@example.org> proto=ESMTP helo=<grey.example.test>
2026-11-19T11:00:00.000000+00:00 mx1 postfix/bounce[15]: 4bAAAA0002z: sender non-delivery notification: 4bAAAA0004z
2026-11-19T11:00:00.100000+00:00 mx1 postfix/qmgr[12]: 4bAAAA0004z: from=<>, size=3000, nrcpt=1 (queue active)
2026-11-19T11:00:01.000000+00:00 mx1 postfix/smtp[13]: 4bAAAA0004z: to=<eve@partner.example>, relay=mx.partner.example[198.51.100.30]:25, delay=1, delays=0.1/0/0.4/0.5, dsn=5.1.1, status=bounced (host mx.partner.example[198.51.100.30] said: 550 5.1.1 <eve@partner.example>: Recipient address rejected: User unknown in virtual mailbox table (in reply to RCPT TO command))
2026-11-19T11:00:02.000000+00:00 mx1 postfix/qmgr[12]: 4bAAAA0004z: removed
2026-11-19T12:00:00.000000+00:00 mx1 postfix/smtpd[20]: NOQUEUE: reject: RCPT from unknown[198.51.100.40]: 554 5.7.1 <x@elsewhere.test>: Relay access denied; from=<y@example.test> to=<x@elsewhere.test> proto=ESMTP helo=<z>
2026-11-19T23:40:00.000000+00:00 mx1 postfix/smtpd[20]: connect from unknown[198.51.100.41]
END
}

# The same Thursday, Nov 19, on a second machine with Exim.  The account club at example.org sends one
# message to twenty recipients at busy.example, one of them unknown; one that a block list stops,
# which names our address; and one that waits for a host that does not answer.
second_machine() {
    day=2026-11-19
    club='<= club@example.org H=desk.example.org [192.0.2.30] P=esmtpsa A=plain:club S=900'
    mx='R=dnslookup T=remote_smtp H=mx.busy.example [203.0.113.40]'
    echo "$day 00:10:00 1xAAAA-000001-1A $club id=list.1@example.org"
    for n in 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19; do
        echo "$day 00:10:01 1xAAAA-000001-1A => u$n@busy.example $mx C=\"250 2.0.0 OK\""
    done
    echo "$day 00:10:02 1xAAAA-000001-1A ** u20@busy.example $mx: SMTP error from remote mail server after RCPT TO:<u20@busy.example>: 550 5.1.1 <u20@busy.example>: Recipient address rejected: User unknown"
    echo "$day 00:10:02 1xAAAA-000001-1A Completed"
    echo "$day 00:20:00 1xAAAA-000002-1A $club id=one.2@example.org"
    echo "$day 00:20:01 1xAAAA-000002-1A ** eva@listed.example R=dnslookup T=remote_smtp H=mx.listed.example [203.0.113.41]: SMTP error from remote mail server after RCPT TO:<eva@listed.example>: 554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org"
    echo "$day 00:20:01 1xAAAA-000002-1A Completed"
    echo "$day 00:30:00 1xAAAA-000003-1A $club id=one.3@example.org"
    echo "$day 00:31:00 1xAAAA-000003-1A == kim@slow.example R=dnslookup T=remote_smtp defer (110): Connection timed out H=mx.slow.example [203.0.113.42]"
    echo "$day 06:31:00 1xAAAA-000003-1A == kim@slow.example R=dnslookup T=remote_smtp defer (110): Connection timed out H=mx.slow.example [203.0.113.42]"
}
