PRAGMA application_id = 1651471726;
PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
INSERT INTO meta VALUES('program','0.1.0');
INSERT INTO meta VALUES('report_zone','Europe/Berlin');
CREATE TABLE name (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
INSERT INTO name VALUES(122266340753,'edge1.example.com');
INSERT INTO name VALUES(180423267485,'microsoft');
INSERT INTO name VALUES(199262448497,'alice');
INSERT INTO name VALUES(310341840683,'gmail-smtp-in.l.google.com');
INSERT INTO name VALUES(378763314375,'mx1.refused.example');
INSERT INTO name VALUES(551915251579,'mx1');
INSERT INTO name VALUES(608171331353,'mx.example.net');
INSERT INTO name VALUES(620286382153,'zen.dnsbl.example');
INSERT INTO name VALUES(642908055273,'mx.example.org');
INSERT INTO name VALUES(707052836287,'gmail-smtp-in.l.google.example');
INSERT INTO name VALUES(721025216049,'mx1.example.org');
INSERT INTO name VALUES(733584956747,'mx2.example.org');
INSERT INTO name VALUES(755817863027,'hybrid.example.org');
INSERT INTO name VALUES(766582075325,'mallory');
INSERT INTO name VALUES(842721685695,'mx');
INSERT INTO name VALUES(856087388463,'extmail.example.org');
INSERT INTO name VALUES(944934207165,'google');
INSERT INTO name VALUES(996119523989,'joe doe');
INSERT INTO name VALUES(998416582853,'postfix-out');
INSERT INTO name VALUES(1048510986643,'ex1.example.com');
INSERT INTO name VALUES(1072236021425,'postfix');
INSERT INTO name VALUES(1099511628801,'mx.example.com');
INSERT INTO name VALUES(1099511628802,'mail.example.net');
INSERT INTO name VALUES(1099511628803,'host-1-2.pool.isp.example');
INSERT INTO name VALUES(1099511628804,'host-1-3.pool.isp.example');
INSERT INTO name VALUES(1099511628805,'host-1-6.pool.isp.example');
INSERT INTO name VALUES(1099511628806,'host-1-10.pool.isp.example');
INSERT INTO name VALUES(1099511628807,'host-1-11.pool.isp.example');
INSERT INTO name VALUES(1099511628808,'host-1-12.pool.isp.example');
INSERT INTO name VALUES(1099511628809,'host-1-13.pool.isp.example');
INSERT INTO name VALUES(1099511628810,'host-1-14.pool.isp.example');
INSERT INTO name VALUES(1099511628811,'host-1-16.pool.isp.example');
INSERT INTO name VALUES(1099511628812,'host-1-15.pool.isp.example');
INSERT INTO name VALUES(1099511628813,'host-1-19.pool.isp.example');
INSERT INTO name VALUES(1099511628814,'host-1-47.pool.isp.example');
INSERT INTO name VALUES(1099511628815,'host-1-20.pool.isp.example');
INSERT INTO name VALUES(1099511628816,'host-1-17.pool.isp.example');
INSERT INTO name VALUES(1099511628817,'host-1-21.pool.isp.example');
INSERT INTO name VALUES(1099511628818,'host-1-28.pool.isp.example');
INSERT INTO name VALUES(1099511628819,'host-1-18.pool.isp.example');
INSERT INTO name VALUES(1099511628820,'host-1-29.pool.isp.example');
INSERT INTO name VALUES(1099511628821,'host-1-31.pool.isp.example');
INSERT INTO name VALUES(1099511628822,'host-1-30.pool.isp.example');
INSERT INTO name VALUES(1099511628823,'host-1-32.pool.isp.example');
INSERT INTO name VALUES(1099511628824,'host-1-35.pool.isp.example');
INSERT INTO name VALUES(1099511628825,'host-1-36.pool.isp.example');
INSERT INTO name VALUES(1099511628826,'host-1-37.pool.isp.example');
INSERT INTO name VALUES(1099511628827,'host-1-27.pool.isp.example');
INSERT INTO name VALUES(1099511628828,'host-1-39.pool.isp.example');
INSERT INTO name VALUES(1099511628829,'host-1-41.pool.isp.example');
INSERT INTO name VALUES(1099511628830,'host-1-46.pool.isp.example');
INSERT INTO name VALUES(1099511628831,'host-1-48.pool.isp.example');
INSERT INTO name VALUES(1099511628832,'host-1-49.pool.isp.example');
INSERT INTO name VALUES(1099511628833,'host-1-22.pool.isp.example');
INSERT INTO name VALUES(1099511628834,'host-1-23.pool.isp.example');
INSERT INTO name VALUES(1099511628835,'host-1-24.pool.isp.example');
INSERT INTO name VALUES(1099511628836,'host-1-26.pool.isp.example');
INSERT INTO name VALUES(1099511628837,'host-1-50.pool.isp.example');
INSERT INTO name VALUES(1099511628838,'host32.isp.example');
INSERT INTO name VALUES(1099511628839,'host60.isp.example');
CREATE TABLE domain (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
INSERT INTO domain VALUES(1,'example.org');
INSERT INTO domain VALUES(2,'example.net');
INSERT INTO domain VALUES(3,'example.com');
INSERT INTO domain VALUES(4,'example.test');
INSERT INTO domain VALUES(5,'bounce4.example.net');
INSERT INTO domain VALUES(6,'goodsender.example');
INSERT INTO domain VALUES(7,'elsewhere.example');
INSERT INTO domain VALUES(8,'corp2.example');
INSERT INTO domain VALUES(9,'far.example');
INSERT INTO domain VALUES(10,'probe.example');
INSERT INTO domain VALUES(11,'nosuchsender.example');
INSERT INTO domain VALUES(12,'servfail.example');
INSERT INTO domain VALUES(13,'spffail.example');
INSERT INTO domain VALUES(14,'corp.example');
INSERT INTO domain VALUES(15,'gmail.example');
INSERT INTO domain VALUES(16,'refused.example');
INSERT INTO domain VALUES(17,'host01.example.org');
CREATE TABLE address (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL,          -- as logged, '' = the null sender
    domain INTEGER,              -- of a recipient
    sender_domain INTEGER,       -- of a sender where it differs (SRS)
    kind INTEGER NOT NULL        -- sender_kind
);
INSERT INTO address VALUES(12152822639,'x@example.org',1,NULL,1);
INSERT INTO address VALUES(14667842521,'root',NULL,NULL,1);
INSERT INTO address VALUES(21112924769,'alice@corp2.example',8,NULL,1);
INSERT INTO address VALUES(45440831089,'g@example.net',2,NULL,1);
INSERT INTO address VALUES(99066407663,'officer2@example.test',4,NULL,1);
INSERT INTO address VALUES(108483338043,'"b\": \"550"@example.org',1,NULL,1);
INSERT INTO address VALUES(128562904465,'alice@corp.example',14,NULL,1);
INSERT INTO address VALUES(150846564111,'a@example.net',2,NULL,1);
INSERT INTO address VALUES(199262448497,'alice',NULL,NULL,1);
INSERT INTO address VALUES(260134448727,'partner@example.org',1,NULL,1);
INSERT INTO address VALUES(300441988643,'root@host01.example.org',17,NULL,1);
INSERT INTO address VALUES(335962379357,'d@example.net',2,NULL,1);
INSERT INTO address VALUES(337448652249,'karen.g001p1@gmail.example',15,NULL,1);
INSERT INTO address VALUES(345465004747,'u2@example.org',1,NULL,1);
INSERT INTO address VALUES(352964664833,'officer1@example.com',3,NULL,1);
INSERT INTO address VALUES(357784302053,'"a>, relay=x[192.0.2.1]:25, delay=1, dsn=2.0.0, status=sent (ok"@example.net',2,NULL,1);
INSERT INTO address VALUES(365954666113,'bounce@example.org',1,NULL,1);
INSERT INTO address VALUES(401662918721,'k@example.net',2,NULL,1);
INSERT INTO address VALUES(403636255257,'someone@elsewhere.example',7,NULL,1);
INSERT INTO address VALUES(473573386775,'b@far.example',9,NULL,1);
INSERT INTO address VALUES(492804431687,'u3@example.org',1,NULL,1);
INSERT INTO address VALUES(514360058249,'email@example.net',2,NULL,1);
INSERT INTO address VALUES(526365904495,'user@example.org',1,NULL,1);
INSERT INTO address VALUES(549934683761,'later@corp2.example',8,NULL,1);
INSERT INTO address VALUES(563730811195,'nosuchuser@corp2.example',8,NULL,1);
INSERT INTO address VALUES(573830425087,'u@example.net',2,NULL,1);
INSERT INTO address VALUES(604214940817,'who.p002e1@probe.example',10,NULL,1);
INSERT INTO address VALUES(620949288367,'user@example.com',3,NULL,1);
INSERT INTO address VALUES(638124533063,'root@example.org',1,NULL,1);
INSERT INTO address VALUES(644643423007,'carol@corp2.example',8,NULL,1);
INSERT INTO address VALUES(699390152229,'"b>; from=<c> to=<d"@example.org',1,NULL,1);
INSERT INTO address VALUES(700762594903,'user@goodsender.example',6,NULL,1);
INSERT INTO address VALUES(717405779267,'who.p001e1@probe.example',10,NULL,1);
INSERT INTO address VALUES(746122805635,'someone@example.net',2,NULL,1);
INSERT INTO address VALUES(795733984987,'gone@corp2.example',8,NULL,1);
INSERT INTO address VALUES(797457644025,'a@far.example',9,NULL,1);
INSERT INTO address VALUES(821702680119,'root@corp2.example',8,NULL,1);
INSERT INTO address VALUES(825570114235,'b@example.org',1,NULL,1);
INSERT INTO address VALUES(837709724643,'e@example.org',1,NULL,1);
INSERT INTO address VALUES(849779136625,'f@example.org',1,NULL,1);
INSERT INTO address VALUES(861484038605,'karen.refused-p@refused.example',16,NULL,1);
INSERT INTO address VALUES(867739055231,'c@example.net',2,NULL,1);
INSERT INTO address VALUES(901345509691,'user1@example.com',3,NULL,1);
INSERT INTO address VALUES(913185065855,'all-staff@example.com',3,NULL,1);
INSERT INTO address VALUES(1030407156433,'a%b@corp2.example',8,NULL,1);
INSERT INTO address VALUES(1051127555267,'boss@example.com',3,NULL,1);
INSERT INTO address VALUES(1075724869927,'b1@bounce4.example.net',5,NULL,1);
INSERT INTO address VALUES(1081678390131,'a@example.com',3,NULL,1);
INSERT INTO address VALUES(1099511628801,'',NULL,NULL,2);
INSERT INTO address VALUES(1099511628802,'"a; from=<x@example.net> to=<y@example.net>"@example.com',3,NULL,1);
INSERT INTO address VALUES(1099511628803,'a@example.com',3,NULL,1);
INSERT INTO address VALUES(1099511628804,'a b; from=<x',NULL,NULL,1);
INSERT INTO address VALUES(1099511628805,'naked quote" x@example.com',3,NULL,1);
INSERT INTO address VALUES(1099511628806,'user@goodsender.example',6,NULL,1);
INSERT INTO address VALUES(1099511628807,'bad@goodsender.example',6,NULL,1);
INSERT INTO address VALUES(1099511628808,'slow@goodsender.example',6,NULL,1);
INSERT INTO address VALUES(1099511628809,'user@nosuchsender.example',11,NULL,1);
INSERT INTO address VALUES(1099511628810,'user@servfail.example',12,NULL,1);
INSERT INTO address VALUES(1099511628811,'big@goodsender.example',6,NULL,1);
INSERT INTO address VALUES(1099511628812,'who.p001e2@probe.example',10,NULL,1);
INSERT INTO address VALUES(1099511628813,'who.p002e2@probe.example',10,NULL,1);
INSERT INTO address VALUES(1099511628814,'x@spffail.example',13,NULL,1);
INSERT INTO address VALUES(1099511628815,'pre@goodsender.example',6,NULL,1);
CREATE TABLE word (list TEXT, id INTEGER, text TEXT NOT NULL, PRIMARY KEY (list, id)) WITHOUT ROWID;
INSERT INTO word VALUES('direction',1,'inbound');
INSERT INTO word VALUES('direction',2,'outbound');
INSERT INTO word VALUES('direction',3,'local');
INSERT INTO word VALUES('fate',1,'delivered');
INSERT INTO word VALUES('fate',2,'relayed');
INSERT INTO word VALUES('fate',3,'bounced');
INSERT INTO word VALUES('fate',4,'expired');
INSERT INTO word VALUES('fate',5,'removed');
INSERT INTO word VALUES('fate',6,'pending');
INSERT INTO word VALUES('fate',7,'unknown');
INSERT INTO word VALUES('mta',1,'postfix');
INSERT INTO word VALUES('mta',2,'exim');
INSERT INTO word VALUES('mta',3,'mdaemon');
INSERT INTO word VALUES('mta',4,'exchange');
INSERT INTO word VALUES('origin',1,'reply');
INSERT INTO word VALUES('origin',2,'log');
INSERT INTO word VALUES('origin',3,'assumed');
INSERT INTO word VALUES('outcome',1,'rejected');
INSERT INTO word VALUES('outcome',2,'tempfailed');
INSERT INTO word VALUES('outcome',3,'deferred');
INSERT INTO word VALUES('outcome',4,'bounced');
INSERT INTO word VALUES('outcome',5,'expired');
INSERT INTO word VALUES('scope',1,'edge');
INSERT INTO word VALUES('scope',2,'internal');
INSERT INTO word VALUES('sender_kind',1,'normal');
INSERT INTO word VALUES('sender_kind',2,'null');
INSERT INTO word VALUES('sender_kind',3,'srs');
INSERT INTO word VALUES('sender_kind',4,'verp');
INSERT INTO word VALUES('stage',1,'connect');
INSERT INTO word VALUES('stage',2,'helo');
INSERT INTO word VALUES('stage',3,'starttls');
INSERT INTO word VALUES('stage',4,'auth');
INSERT INTO word VALUES('stage',5,'mail');
INSERT INTO word VALUES('stage',6,'rcpt');
INSERT INTO word VALUES('stage',7,'data');
INSERT INTO word VALUES('stage',8,'message');
INSERT INTO word VALUES('stage',9,'dns');
INSERT INTO word VALUES('stage',10,'delivery');
INSERT INTO word VALUES('stage',11,'queue');
CREATE TABLE cause (
    id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE,
    family TEXT, class TEXT, party TEXT, meaning TEXT
);
INSERT INTO cause VALUES(0,'unclassified',NULL,NULL,NULL,'the reply says nothing specific');
INSERT INTO cause VALUES(1,'user-unknown','recipient','hard','sender','the recipient''s mailbox does not exist');
INSERT INTO cause VALUES(2,'mailbox-disabled','recipient','hard','recipient','the mailbox exists but is suspended, inactive or closed');
INSERT INTO cause VALUES(3,'mailbox-full','recipient','soft','recipient','the recipient''s mailbox is over its quota');
INSERT INTO cause VALUES(4,'recipient-restricted','recipient','policy','recipient','the recipient, list or group accepts mail from some senders only');
INSERT INTO cause VALUES(5,'address-syntax','recipient','hard','sender','the recipient address is malformed or incomplete');
INSERT INTO cause VALUES(6,'domain-not-found','domain','hard','sender','the recipient''s domain has no usable DNS');
INSERT INTO cause VALUES(7,'null-mx','domain','hard','dns-owner','the recipient''s domain declares that it takes no mail');
INSERT INTO cause VALUES(8,'dns-failure','domain','network','dns-owner','a name server gave no usable answer');
INSERT INTO cause VALUES(9,'routing-error','domain','local','sender-admin','no route, transport or connector for the recipient''s domain');
INSERT INTO cause VALUES(10,'mail-loop','domain','local','sender-admin','the message goes round in a circle');
INSERT INTO cause VALUES(11,'message-expired','domain','soft','recipient-admin','the queue gave up after its full lifetime');
INSERT INTO cause VALUES(12,'connection-timeout','network','network','recipient-admin','the other host did not answer in time');
INSERT INTO cause VALUES(13,'connection-refused','network','network','recipient-admin','the other host refused the connection or cannot be reached');
INSERT INTO cause VALUES(14,'connection-lost','network','network','recipient-admin','the connection broke off in mid session');
INSERT INTO cause VALUES(15,'tls-required','tls','policy','sender-admin','the other side demands an encrypted session');
INSERT INTO cause VALUES(16,'tls-failure','tls','network','sender-admin','the encrypted session could not be set up or trusted');
INSERT INTO cause VALUES(17,'server-error','server','soft','recipient-admin','the server has trouble of its own');
INSERT INTO cause VALUES(18,'system-full','server','soft','recipient-admin','a server''s disk or memory is full');
INSERT INTO cause VALUES(19,'delivery-agent-error','server','local','recipient-admin','the program that puts mail into the mailbox failed');
INSERT INTO cause VALUES(20,'rate-limited','limits','soft','sender-admin','too many messages, connections or recipients in a time');
INSERT INTO cause VALUES(21,'too-many-recipients','limits','soft','sender-admin','too many recipients in one message');
INSERT INTO cause VALUES(22,'greylisted','limits','soft','nobody','first contact is put off on purpose');
INSERT INTO cause VALUES(23,'message-too-large','limits','hard','sender','the message is larger than the server or mailbox takes');
INSERT INTO cause VALUES(24,'dnsbl-listed','reputation','policy','sender-admin','a block list names the sending address or domain');
INSERT INTO cause VALUES(25,'ip-blocked','reputation','policy','sender-admin','the receiver itself blocks this address, network or country');
INSERT INTO cause VALUES(26,'poor-reputation','reputation','policy','sender-admin','the sending address or domain has a bad name at the receiver');
INSERT INTO cause VALUES(27,'sender-blocked','reputation','policy','sender','the sender''s address, domain or account is blocked');
INSERT INTO cause VALUES(28,'spam-content','content','policy','sender','the message was judged to be spam');
INSERT INTO cause VALUES(29,'virus','content','policy','sender','malware was found in the message');
INSERT INTO cause VALUES(30,'banned-attachment','content','policy','sender','the type or name of an attachment is not allowed');
INSERT INTO cause VALUES(31,'policy-violation','content','policy','sender','a local rule of the receiver forbids this message');
INSERT INTO cause VALUES(32,'malformed-message','content','hard','sender-admin','the message breaks the rules of the format');
INSERT INTO cause VALUES(33,'spf-fail','identity','policy','dns-owner','the sender''s domain does not allow this server by SPF');
INSERT INTO cause VALUES(34,'dkim-fail','identity','policy','sender-admin','the DKIM signature is missing or wrong');
INSERT INTO cause VALUES(35,'dmarc-fail','identity','policy','dns-owner','the From domain''s DMARC policy forbids the message');
INSERT INTO cause VALUES(36,'unauthenticated','identity','policy','dns-owner','neither SPF nor DKIM vouches for the message');
INSERT INTO cause VALUES(37,'sender-invalid','identity','policy','sender-admin','the sender address cannot be answered');
INSERT INTO cause VALUES(38,'sender-not-allowed','identity','policy','sender','this account may not use this sender address');
INSERT INTO cause VALUES(39,'relay-denied','identity','policy','sender-admin','the server does not relay for this domain or client');
INSERT INTO cause VALUES(40,'auth-required','identity','policy','sender','the client must log in first');
INSERT INTO cause VALUES(41,'auth-failed','identity','policy','sender','user name, password or method of the login was refused');
INSERT INTO cause VALUES(42,'helo-rejected','identity','policy','sender-admin','the name in HELO or EHLO is invalid or forged');
INSERT INTO cause VALUES(43,'rdns-missing','identity','policy','sender-admin','the sending address has no proper reverse name');
INSERT INTO cause VALUES(44,'protocol-error','protocol','policy','sender-admin','the client broke the rules of the conversation');
CREATE TABLE flow (
    id INTEGER PRIMARY KEY,
    mta INTEGER NOT NULL, host INTEGER NOT NULL, instance INTEGER,
    direction INTEGER NOT NULL, scope INTEGER NOT NULL, outcome INTEGER NOT NULL
);
INSERT INTO flow VALUES(1,1,551915251579,1072236021425,1,1,2);
INSERT INTO flow VALUES(2,1,551915251579,1072236021425,1,1,1);
INSERT INTO flow VALUES(3,1,551915251579,1072236021425,2,1,3);
INSERT INTO flow VALUES(4,1,551915251579,1072236021425,2,1,4);
INSERT INTO flow VALUES(5,1,551915251579,998416582853,2,1,3);
INSERT INTO flow VALUES(6,1,551915251579,1072236021425,3,1,4);
INSERT INTO flow VALUES(7,1,551915251579,1072236021425,2,2,0);
INSERT INTO flow VALUES(8,1,551915251579,1072236021425,2,1,5);
INSERT INTO flow VALUES(9,4,842721685695,NULL,2,1,0);
INSERT INTO flow VALUES(10,4,842721685695,NULL,2,1,4);
INSERT INTO flow VALUES(11,4,842721685695,NULL,3,1,4);
INSERT INTO flow VALUES(12,4,842721685695,NULL,1,1,1);
INSERT INTO flow VALUES(13,4,842721685695,NULL,2,1,3);
INSERT INTO flow VALUES(14,4,842721685695,NULL,2,1,5);
INSERT INTO flow VALUES(15,3,842721685695,NULL,2,1,0);
INSERT INTO flow VALUES(16,3,842721685695,NULL,2,1,4);
INSERT INTO flow VALUES(17,3,842721685695,NULL,2,1,3);
INSERT INTO flow VALUES(18,3,842721685695,NULL,2,1,5);
INSERT INTO flow VALUES(19,2,842721685695,NULL,1,1,1);
INSERT INTO flow VALUES(20,2,842721685695,NULL,1,1,2);
INSERT INTO flow VALUES(21,1,551915251579,1072236021425,3,1,0);
CREATE TABLE reason (
    id INTEGER PRIMARY KEY,
    key INTEGER NOT NULL UNIQUE, -- hash of the columns up to `parent`
    template TEXT NOT NULL,
    code INTEGER, status INTEGER,
    code_origin INTEGER, status_origin INTEGER,
    stage INTEGER, direction INTEGER,
    provider INTEGER,            -- name
    parent INTEGER,              -- reason whose cause an `expired` one inherits
    cause INTEGER NOT NULL, rule TEXT, step TEXT,
    list INTEGER,                -- name
    first_seen INTEGER, last_seen INTEGER,
    example TEXT                 -- the text of the earliest event
);
INSERT INTO reason VALUES(1,3795824814489698580,'450 4.7.25 Client host rejected: cannot find your hostname, [unknown]',450,4007025,1,1,6,1,NULL,NULL,43,'rules.txt:2207','text',NULL,1795296734000000,1795296734000000,'450 4.7.25 Client host rejected: cannot find your hostname, [unknown]');
INSERT INTO reason VALUES(2,-331086859949276071,'454 4.7.1 <address>: Relay access denied',454,4007001,1,1,6,1,NULL,NULL,39,'rules.txt:2328','text',NULL,1795293135000000,1795293135000000,'454 4.7.1 <a@example.net>: Relay access denied');
INSERT INTO reason VALUES(3,-6304518950958330943,'550 5.1.1 <address>: Recipient address rejected: User unknown in local recipient table',550,5001001,1,1,6,1,NULL,NULL,1,'rules.txt:1753','text',NULL,1795293136000000,1795293136000000,'550 5.1.1 <x@example.org>: Recipient address rejected: User unknown in local recipient table');
INSERT INTO reason VALUES(4,8889112195213071287,'554 5.7.1 Service unavailable; Client host [<ip>] blocked using zen.dnsbl.example; see; from=<x> to=<y>',554,5007001,1,1,6,1,NULL,NULL,24,'rules.txt:2143','text',620286382153,1795293137000000,1795293137000000,'554 5.7.1 Service unavailable; Client host [198.51.100.7] blocked using zen.dnsbl.example; see; from=<x> to=<y>');
INSERT INTO reason VALUES(5,-7856765636371146306,'550 5.1.1 <id>: no such user',550,5001001,1,1,6,1,NULL,NULL,1,'rules.txt:1753','text',NULL,1795293140000000,1795293140000000,'550 5.1.1 <b>: no such user');
INSERT INTO reason VALUES(6,749098561732264521,'550 5.5.1 Protocol error',550,5005001,1,1,6,1,NULL,NULL,44,'rules.txt:2592','text',NULL,1795293152000000,1795296733653436,'550 5.5.1 Protocol error');
INSERT INTO reason VALUES(7,-7198177464459388374,'554 5.7.1 <address>: Relay access denied',554,5007001,1,1,6,1,NULL,NULL,39,'rules.txt:2328','text',NULL,1795293153000000,1795293153000000,'554 5.7.1 <b@example.org>: Relay access denied');
INSERT INTO reason VALUES(8,8086263054868526109,'Client certificate not trusted',NULL,NULL,NULL,NULL,3,1,NULL,NULL,16,'rules.txt:2098','text',NULL,1795293154000000,1795293154000000,'Client certificate not trusted');
INSERT INTO reason VALUES(9,-45597230972049263,'554 5.7.1 <<host>[<ip>]>: Client host rejected: Access denied',554,5007001,1,1,1,1,NULL,NULL,25,'rules.txt:2400','text',NULL,1795296761500000,1795296761500000,'554 5.7.1 <mx.example.com[198.51.100.7]>: Client host rejected: Access denied');
INSERT INTO reason VALUES(10,-3070279982836206615,'NON-SMTP COMMAND from [<ip>]:<n> after EHLO: Subject: hi',521,5007000,3,3,NULL,1,NULL,NULL,44,'rules.txt:1048','text',NULL,1795293163000000,1795293163000000,'NON-SMTP COMMAND from [198.51.100.8]:33993 after EHLO: Subject: hi');
INSERT INTO reason VALUES(11,-2087891049101327826,'connect to <host>[<ip>]:<n>: Connection refused',NULL,4004001,NULL,2,1,2,NULL,NULL,13,'rules.txt:2045','text',NULL,1370838498123000,1795296755493996,'connect to mx.example.net[203.0.113.7]:25: Connection refused');
INSERT INTO reason VALUES(12,-6257596876130851181,'Sender requested REQUIRETLS, but server certificate does not match',NULL,5007010,NULL,2,3,2,NULL,NULL,15,'rules.txt:536','vendor',NULL,1795296733000123,1795296733000123,'Sender requested REQUIRETLS, but server certificate does not match');
INSERT INTO reason VALUES(13,-7546240469535338941,'bare <LF> received',550,5005002,3,3,7,1,NULL,NULL,44,'rules.txt:1773','text',NULL,1795293138000000,1795293138000000,'bare <LF> received');
INSERT INTO reason VALUES(14,1235528266684395138,'421 4.3.0 <host> Server local data error',421,4003000,1,1,7,1,NULL,NULL,17,'rules.txt:2611','text',NULL,1795293139000000,1795293139000000,'421 4.3.0 mx1.example.org Server local data error');
INSERT INTO reason VALUES(15,8642578844378464262,'550 5.3.0 first status=sent (<n> ok) second (in reply to end of DATA command) last',550,5003000,1,1,5,2,NULL,NULL,0,NULL,'none',NULL,1795293141000000,1795293141000000,'550 5.3.0 first status=sent (250 ok) second (in reply to end of DATA command) last');
INSERT INTO reason VALUES(16,-4304554889679473419,'452 4.2.2 full',452,4002002,1,1,6,2,NULL,NULL,3,'rules.txt:2641','status',NULL,1795293142000000,1795293142000000,'452 4.2.2 full');
INSERT INTO reason VALUES(17,-8980754875456224560,'550 from relay: host <host>[<ip>] said: 421 4.7.0 busy (in reply to RCPT TO command)',550,5000000,1,2,8,2,NULL,NULL,28,'rules.txt:2731','code',NULL,1795293144000000,1795293144000000,'550 from relay: host mx9.example.com[192.0.2.9] said: 421 4.7.0 busy (in reply to RCPT TO command)');
INSERT INTO reason VALUES(18,-2436337837494904320,'552 5.2.2 <address> quota exceeded',552,5002002,1,1,8,3,NULL,NULL,3,'rules.txt:2254','text',NULL,1795293145000000,1795293145000000,'552 5.2.2 <e@example.org> quota exceeded');
INSERT INTO reason VALUES(19,1540909673791555490,'535 5.7.8 bad credentials',535,5007008,1,1,4,2,NULL,NULL,41,'rules.txt:2385','text',NULL,1795293147000000,1795293147000000,'535 5.7.8 bad credentials');
INSERT INTO reason VALUES(20,-3310173357640154315,'improper use of 8-bit data in message header',550,NULL,3,NULL,8,1,NULL,NULL,32,'rules.txt:2453','text',NULL,1795293148000000,1795293148000000,'improper use of 8-bit data in message header');
INSERT INTO reason VALUES(21,-3049529192007293570,'5.7.1 spam',550,5007001,3,1,8,1,NULL,NULL,28,'rules.txt:2429','text',NULL,NULL,NULL,NULL);
INSERT INTO reason VALUES(22,-9030253712571215635,'5.7.1 spam',NULL,5007001,NULL,2,10,3,NULL,NULL,28,'rules.txt:2429','text',NULL,1795293149000000,1795293149000000,'5.7.1 spam');
INSERT INTO reason VALUES(23,7883195036139285033,'message rejected: hopcount exceeded',554,5004000,3,3,8,1,NULL,NULL,28,'rules.txt:2731','code',NULL,1795293150000000,1795293150000000,'message rejected: hopcount exceeded');
INSERT INTO reason VALUES(24,-9052025708051988451,'expired, returned to sender',NULL,NULL,NULL,NULL,11,2,NULL,NULL,11,'rules.txt:2571','text',NULL,1752571384100000,1795296805364806,'expired, returned to sender');
INSERT INTO reason VALUES(25,6305166614211726913,'501 5.1.4 Recipient address reserved by RFC <n>',501,5001004,2,2,NULL,2,NULL,NULL,6,'rules.txt:541','vendor',NULL,1608604086079000,1608604086079000,'501 5.1.4 Recipient address reserved by RFC 2606');
INSERT INTO reason VALUES(26,7967539345880592693,'550 5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected by organization policy',550,5007001,2,2,10,3,NULL,NULL,31,'rules.txt:314','vendor',NULL,1617876672001000,1617876672001000,'550 5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected by organization policy');
INSERT INTO reason VALUES(27,-1865971627456589611,'550 5.7.1 Sender ID (PRA) Not Permitted',550,5007001,1,1,8,1,NULL,NULL,33,'rules.txt:2183','text',NULL,1675238400500000,1675238400500000,'550 5.7.1 Sender ID (PRA) Not Permitted');
INSERT INTO reason VALUES(28,-1847345868621115940,'550 5.7.1 RESOLVER.RST.AuthRequired; authentication required',550,5007001,2,2,10,3,NULL,NULL,4,'rules.txt:254','vendor',NULL,1675238401500000,1675238401500000,'550 5.7.1 RESOLVER.RST.AuthRequired; authentication required');
INSERT INTO reason VALUES(29,5786068858505487816,'550 5.7.26 Your email has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM. Authentication results: DKIM = did not pass SPF [] with ip: [<ip>] = did not pass <id> - gsmtp',550,5007026,1,1,NULL,2,944934207165,NULL,36,'rules.txt:198','vendor',NULL,1741809043900000,1741809043900000,'550 5.7.26 Your email has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM. Authentication results: DKIM = did not pass SPF [] with ip: [192.0.2.15] = did not pass d9443c01a7336-22410ad7979si202153425ad.403 - gsmtp');
INSERT INTO reason VALUES(30,5791906116018505880,'451 4.4.0 Security status InvalidToken.',451,4004000,1,1,NULL,2,NULL,NULL,0,NULL,'none',NULL,1421884205100000,1421884205100000,'451 4.4.0 Security status InvalidToken.');
INSERT INTO reason VALUES(31,7650654734100879202,'451 4.7.23 Message deferred - unable to verify SPF policy for <host>. IB305 i{<id>}',451,4007023,1,1,NULL,2,NULL,NULL,33,'rules.txt:2183','text',NULL,1737431112100000,1737431112100000,'451 4.7.23 Message deferred - unable to verify SPF policy for example.com. IB305 i{2b0c499b-c839-43d2-9c76-dda19649fe67}');
INSERT INTO reason VALUES(32,-6487541851929440689,'450 4.4.317 Cannot connect to remote server [Message=451 4.4.0 TLS negotiation failed with error SocketError] [LastAttemptedServerName=<host>] [LastAttemptedIP=<ip>:<n>] [SmtpSecurity=-<n>;-<n>] [<host> <date> <id>]',450,4004317,1,1,NULL,2,NULL,NULL,16,'rules.txt:2098','text',NULL,1737431172100000,1737431172100000,'450 4.4.317 Cannot connect to remote server [Message=451 4.4.0 TLS negotiation failed with error SocketError] [LastAttemptedServerName=mx.example.org] [LastAttemptedIP=203.0.113.11:25] [SmtpSecurity=-2;-2] [mx1.example.net 2023-03-07T18:46:06.378Z 08DB1DF24DB12D84]');
INSERT INTO reason VALUES(33,-1663299696827592042,'450 4.4.316 Connection refused',450,4004316,1,1,NULL,2,NULL,NULL,13,'rules.txt:2045','text',NULL,1737431232100000,1737431232100000,'450 4.4.316 Connection refused');
INSERT INTO reason VALUES(34,-375617262193248102,'454 4.7.0 Temporary authentication failure',454,4007000,1,1,NULL,2,NULL,NULL,41,'rules.txt:2385','text',NULL,1752571264100000,1752571264100000,'454 4.7.0 Temporary authentication failure');
INSERT INTO reason VALUES(35,-1019733387487430313,'451 4.4.397 Error communicating with target host. -> 421 4.2.1 Unable to connect -> SocketError: Failed to connect. Winsock error code: 10051, <id> error code: 10051',451,4004397,1,1,1,2,NULL,NULL,13,'rules.txt:414','vendor',NULL,1752571324100000,1752571324100000,'451 4.4.397 Error communicating with target host. -> 421 4.2.1 Unable to connect -> SocketError: Failed to connect. Winsock error code: 10051, Win32 error code: 10051');
INSERT INTO reason VALUES(36,2550174949920670547,'550 5.1.1 <address>: no such user gone',550,5001001,1,1,6,2,NULL,NULL,1,'rules.txt:1753','text',NULL,1795165201030000,1795165201030000,'550 5.1.1 <u3@example.org>: no such user gone');
INSERT INTO reason VALUES(37,-675876985317568660,'Winsock Error <n> Connection refused',NULL,NULL,NULL,NULL,1,2,NULL,NULL,13,'rules.txt:2045','text',NULL,1795165202014000,1795165202014000,'Winsock Error 10061 Connection refused');
INSERT INTO reason VALUES(38,-5245756195734345567,'451 4.7.1 try later',451,4007001,1,1,8,2,NULL,NULL,22,'rules.txt:2153','text',NULL,1795165203031000,1795165203031000,'451 4.7.1 try later');
INSERT INTO reason VALUES(39,364211277435797409,'451 4.7.1 try later',451,4007001,1,1,11,2,NULL,38,22,'rules.txt:2153','text',NULL,1795165203034000,1795165203034000,'451 4.7.1 try later');
INSERT INTO reason VALUES(40,4471946636824786386,'Name server reports domain name unknown',NULL,NULL,NULL,NULL,9,2,NULL,NULL,6,'rules.txt:1988','text',NULL,1795165204009000,1795165204009000,'Name server reports domain name unknown');
INSERT INTO reason VALUES(41,4351857601230869639,'554 5.7.1 no mail from you',554,5007001,1,1,1,2,NULL,NULL,44,'rules.txt:2592','text',NULL,1795165205019000,1795165205019000,'554 5.7.1 no mail from you');
INSERT INTO reason VALUES(42,8882992738717324912,'relay not permitted',550,NULL,3,NULL,6,1,NULL,NULL,39,'rules.txt:2328','text',NULL,1795293133000000,1795293133000000,'relay not permitted');
INSERT INTO reason VALUES(43,5266256103465941442,'Unknown user',550,NULL,3,NULL,6,1,NULL,NULL,1,'rules.txt:1753','text',NULL,1795293133000000,1795293133000000,'Unknown user');
INSERT INTO reason VALUES(44,-411695749017373217,'554 5.7.1 Rejected because <ip> is in a black list at zen.dnsbl.example',554,5007001,2,2,6,1,NULL,NULL,24,'rules.txt:2143','text',620286382153,1795293133000000,1795293133000000,'554 5.7.1 Rejected because 192.0.2.6 is in a black list at zen.dnsbl.example');
INSERT INTO reason VALUES(45,2742703952001127577,'this person has left the company',550,NULL,3,NULL,6,1,NULL,NULL,1,'rules.txt:2554','text',NULL,1795293133000000,1795293133000000,'this person has left the company');
INSERT INTO reason VALUES(46,5741119763296983901,'host lookup failed (failed to find host name from IP address)',550,NULL,3,NULL,6,1,NULL,NULL,43,'rules.txt:1740','text',NULL,1795293134000000,1795293134000000,'host lookup failed (failed to find host name from IP address)');
INSERT INTO reason VALUES(47,-4809918646230008543,'mailbox is being moved',451,NULL,3,NULL,6,1,NULL,NULL,17,'rules.txt:1744','text',NULL,1795293134000000,1795293134000000,'mailbox is being moved');
INSERT INTO reason VALUES(48,7639343883403807914,'Connections from <ip> are not accepted here',550,NULL,3,NULL,1,1,NULL,NULL,25,'rules.txt:1625','text',NULL,1795293134000000,1795293134000000,'Connections from 192.0.2.10 are not accepted here');
INSERT INTO reason VALUES(49,8411046891193433622,'Too busy for <ip>, try later',451,NULL,3,NULL,1,1,NULL,NULL,17,'rules.txt:1209','text',NULL,1795293134000000,1795293134000000,'Too busy for 192.0.2.11, try later');
INSERT INTO reason VALUES(50,-303299418984666170,'host_reject_connection',554,NULL,3,NULL,1,1,NULL,NULL,25,'rules.txt:2722','code',NULL,1795293134000000,1795293134000000,'host_reject_connection');
INSERT INTO reason VALUES(51,1955321102084368169,'bad neighbourhood',550,NULL,3,NULL,1,1,NULL,NULL,0,NULL,'none',NULL,1795293134000000,1795293134000000,'bad neighbourhood');
INSERT INTO reason VALUES(52,-6871093358236487193,'host lookup failed (<ip> does not match any IP address for <host>)',550,NULL,3,NULL,6,1,NULL,NULL,43,'rules.txt:1740','text',NULL,1795293134000000,1795293134000000,'host lookup failed (192.0.2.8 does not match any IP address for mismatch.isp.example)');
INSERT INTO reason VALUES(53,-8549309440124679793,'HELO <host> is not yours',550,NULL,3,NULL,2,1,NULL,NULL,42,'rules.txt:2223','text',NULL,1795293134000000,1795293134000000,'HELO mx2.corp.example is not yours');
INSERT INTO reason VALUES(54,-729204758641177935,'Sender <address> is on our block list',550,NULL,3,NULL,5,1,NULL,NULL,27,'rules.txt:1491','text',NULL,1795293134000000,1795293134000000,'Sender <bad@goodsender.example> is on our block list');
INSERT INTO reason VALUES(55,-9000352394089832126,'syntactically invalid argument(s): bad helo!!',501,NULL,3,NULL,2,1,NULL,NULL,42,'rules.txt:1805','text',NULL,1795293134000000,1795293134000000,'syntactically invalid argument(s): bad helo!!');
INSERT INTO reason VALUES(56,6978383932954539586,'451 4.7.1 Greylisted, please try again in <n> minutes',451,4007001,2,2,6,1,NULL,NULL,22,'rules.txt:2153','text',NULL,1795293134000000,1795293134000000,'451 4.7.1 Greylisted, please try again in  5 minutes');
INSERT INTO reason VALUES(57,-8608105788636526005,'450 4.7.1 Sender <address> temporarily refused',450,4007001,2,2,5,1,NULL,NULL,27,'rules.txt:2536','text',NULL,1795293134000000,1795293134000000,'450 4.7.1 Sender <slow@goodsender.example> temporarily refused');
INSERT INTO reason VALUES(58,7390565959280006312,'syntactically invalid argument(s): (no argument given)',501,NULL,3,NULL,2,1,NULL,NULL,42,'rules.txt:1805','text',NULL,1795293134000000,1795293134000000,'syntactically invalid argument(s): (no argument given)');
INSERT INTO reason VALUES(59,4052700231171180215,'<host> [<ip>] : SMTP error from remote mail server after RCPT TO:<address>: 550 5.1.1 <address>: Recipient address rejected: User unknown (probe)',550,NULL,3,NULL,6,1,NULL,NULL,1,'rules.txt:1753','text',NULL,1795293134000000,1795293134000000,'mx.probe.example [203.0.113.7] : SMTP error from remote mail server after RCPT TO:<who.p001e1@probe.example>: 550 5.1.1 <who.p001e1@probe.example>: Recipient address rejected: User unknown (probe)');
INSERT INTO reason VALUES(60,8549410878640631795,'Sender verify failed [Unrouteable address]',550,NULL,3,NULL,6,1,NULL,NULL,37,'rules.txt:25','text',NULL,1795293134000000,1795293134000000,'Sender verify failed [Unrouteable address]');
INSERT INTO reason VALUES(61,8375454605259038580,'451 4.7.1 Sender rate <n> / <n>m exceeds limit',451,4007001,2,2,6,1,NULL,NULL,20,'rules.txt:2310','text',NULL,1795293134000000,1795293134000000,'451 4.7.1 Sender rate 3.0 / 1m exceeds limit');
INSERT INTO reason VALUES(62,3701593093585274427,'Could not complete recipient verify callout: <host> [<ip>] : SMTP error from remote mail server after RCPT TO:<address>: 450 4.2.0 <address>: Recipient address rejected: mailbox busy (probe)',451,NULL,3,NULL,6,1,NULL,NULL,17,'rules.txt:2611','text',NULL,1795293135000000,1795293135000000,'Could not complete recipient verify callout: mx.probe.example [203.0.113.7] : SMTP error from remote mail server after RCPT TO:<who.p002e1@probe.example>: 450 4.2.0 <who.p002e1@probe.example>: Recipient address rejected: mailbox busy (probe)');
INSERT INTO reason VALUES(63,3648665660834252838,'Could not complete sender verify [host lookup did not complete]',451,NULL,3,NULL,6,1,NULL,NULL,37,'rules.txt:25','text',NULL,1795293135000000,1795293135000000,'Could not complete sender verify [host lookup did not complete]');
INSERT INTO reason VALUES(64,2152893013773074460,'message too big: size=<n> max=<n>',552,NULL,3,NULL,5,1,NULL,NULL,23,'rules.txt:2269','text',NULL,1795293135000000,1795293135000000,'message too big: size=99999999 max=200000');
INSERT INTO reason VALUES(65,6343903359853409877,'Sender verify failed [<host> [<ip>] : SMTP error from remote mail server after RCPT TO:<address>: 550 5.1.1 <address>: Recipient address rejected: User unknown (probe)]',550,NULL,3,NULL,6,1,NULL,NULL,1,'rules.txt:1753','text',NULL,1795293135000000,1795293135000000,'Sender verify failed [mx.probe.example [203.0.113.7] : SMTP error from remote mail server after RCPT TO:<who.p001e2@probe.example>: 550 5.1.1 <who.p001e2@probe.example>: Recipient address rejected: User unknown (probe)]');
INSERT INTO reason VALUES(66,-3361827726795670049,'too many recipients',552,NULL,3,NULL,6,1,NULL,NULL,21,'rules.txt:2290','text',NULL,1795293135000000,1795293135000000,'too many recipients');
INSERT INTO reason VALUES(67,-4822938207710578716,'Could not complete sender verify callout [<host> [<ip>] : SMTP error from remote mail server after RCPT TO:<address>: 450 4.2.0 <address>: Recipient address rejected: mailbox busy (probe)]',451,NULL,3,NULL,6,1,NULL,NULL,37,'rules.txt:25','text',NULL,1795293135000000,1795293135000000,'Could not complete sender verify callout [mx.probe.example [203.0.113.7] : SMTP error from remote mail server after RCPT TO:<who.p002e2@probe.example>: 450 4.2.0 <who.p002e2@probe.example>: Recipient address rejected: mailbox busy (probe)]');
INSERT INTO reason VALUES(68,-2330304347288030827,'SMTP protocol synchronization error',554,NULL,3,NULL,1,1,NULL,NULL,44,'rules.txt:1898','text',NULL,1795293135000000,1795293135000000,'SMTP protocol synchronization error');
INSERT INTO reason VALUES(69,-5054077865597225518,'SMTP protocol synchronization error',554,NULL,3,NULL,5,1,NULL,NULL,44,'rules.txt:1898','text',NULL,1795293135000000,1795293135000000,'SMTP protocol synchronization error');
INSERT INTO reason VALUES(70,1160048740465096385,'too many unrecognized commands',500,NULL,3,NULL,NULL,1,NULL,NULL,44,'rules.txt:2592','text',NULL,1795293135000000,1795293135000000,'too many unrecognized commands');
INSERT INTO reason VALUES(71,1295512741174393503,'535 Incorrect authentication data (set_id=mallory)',535,NULL,2,NULL,4,1,NULL,NULL,41,'rules.txt:2385','text',NULL,1795293135000000,1795293135000000,'535 Incorrect authentication data (set_id=mallory)');
INSERT INTO reason VALUES(72,1506283168400744593,'535 Incorrect authentication data (set_id=alice)',535,NULL,2,NULL,4,1,NULL,NULL,41,'rules.txt:2385','text',NULL,1795293135000000,1795293135000000,'535 Incorrect authentication data (set_id=alice)');
INSERT INTO reason VALUES(73,-1526236463208245259,'too many nonmail commands',554,NULL,3,NULL,NULL,1,NULL,NULL,44,'rules.txt:2592','text',NULL,1795293136000000,1795293136000000,'too many nonmail commands');
INSERT INTO reason VALUES(74,3588975068427100220,'unqualified address rejected',501,NULL,3,NULL,6,1,NULL,NULL,5,'rules.txt:2544','text',NULL,1795293136000000,1795293136000000,'unqualified address rejected');
INSERT INTO reason VALUES(75,-8269605133571149217,'',550,NULL,3,NULL,6,1,NULL,NULL,1,'rules.txt:2728','code',NULL,1795293136000000,1795293136000000,'');
INSERT INTO reason VALUES(76,-2564672797346225591,'',458,NULL,3,NULL,NULL,1,NULL,NULL,0,NULL,'none',NULL,1795293136000000,1795293136000000,'');
INSERT INTO reason VALUES(77,-3023469534521208013,'Restricted characters in address',550,NULL,3,NULL,6,1,NULL,NULL,5,'rules.txt:1678','text',NULL,1795293136000000,1795293136000000,'Restricted characters in address');
INSERT INTO reason VALUES(78,6358599224893622497,'550 5.7.1 no DATA for you',550,5007001,2,2,7,1,NULL,NULL,44,'rules.txt:2592','text',NULL,1795293136000000,1795293136000000,'550 5.7.1 no DATA for you');
INSERT INTO reason VALUES(79,-4798307685719584244,'Dropped: too many bad things from you',550,NULL,3,NULL,6,1,NULL,NULL,37,'rules.txt:2514','text',NULL,1795293136000000,1795293136000000,'Dropped: too many bad things from you');
INSERT INTO reason VALUES(80,7034371914231961968,'550 5.7.23 SPF check failed: <ip> is not allowed to send mail from <host>',550,5007023,2,2,6,1,NULL,NULL,33,'rules.txt:2120','text',NULL,1795293137000000,1795293137000000,'550 5.7.23 SPF check failed: 192.0.2.41 is not allowed to send mail from spffail.example');
INSERT INTO reason VALUES(81,952283383225956845,'550 5.7.1 first line of a multi-line refusal',550,5007001,2,2,6,1,NULL,NULL,1,'rules.txt:2728','code',NULL,1795293137000000,1795293137000000,'550 5.7.1 first line of a multi-line refusal');
INSERT INTO reason VALUES(82,411390861252850599,'internal reason: score <n> (threshold <n>)',550,NULL,3,NULL,6,1,NULL,NULL,28,'rules.txt:1518','text',NULL,1795293137000000,1795293137000000,'internal reason: score 99 (threshold 5)');
INSERT INTO reason VALUES(83,-2609306783356302072,'452 4.2.2 mailbox of <address> is full',452,4002002,2,2,6,1,NULL,NULL,3,'rules.txt:2254','text',NULL,1795293137000000,1795293137000000,'452 4.2.2 mailbox of alice is full');
INSERT INTO reason VALUES(84,-3994515029864236064,'spam score <n> is above <n>',550,NULL,3,NULL,8,1,NULL,NULL,28,'rules.txt:2429','text',NULL,1795293135000000,1795293135000000,'spam score 15.2 is above 8.0');
INSERT INTO reason VALUES(85,144673083301958585,'message too big: read=<n> max=<n>',552,NULL,3,NULL,8,1,NULL,NULL,23,'rules.txt:2269','text',NULL,1795293135000000,1795293135000000,'message too big: read=284142 max=200000');
INSERT INTO reason VALUES(86,5343452662967366076,'554 5.7.1 This message contains malware (Eicar-Test-Signature)',554,5007001,2,2,8,1,NULL,NULL,29,'rules.txt:2235','text',NULL,1795293135000000,1795293135000000,'554 5.7.1 This message contains malware (Eicar-Test-Signature)');
INSERT INTO reason VALUES(87,924455791397587811,'451 4.3.0 content scanner is down, try later',451,4003000,2,2,8,1,NULL,NULL,17,'rules.txt:1655','text',NULL,1795293135000000,1795293135000000,'451 4.3.0 content scanner is down, try later');
INSERT INTO reason VALUES(88,-5579289199724762076,'unqualified address not permitted: failing address in "To:" header is: x',550,NULL,3,NULL,8,1,NULL,NULL,32,'rules.txt:2448','text',NULL,1795293136000000,1795293136000000,'unqualified address not permitted: failing address in "To:" header is: x');
INSERT INTO reason VALUES(89,7888182934353593061,'550 5.7.1 Message refused',550,5007001,2,2,8,1,NULL,NULL,28,'rules.txt:2731','code',NULL,1795293136000000,1795293136000000,'550 5.7.1 Message refused');
INSERT INTO reason VALUES(90,1099907018444043954,'SASL LOGIN authentication failed: (reason unavailable)',535,5007008,3,3,4,1,NULL,NULL,41,'rules.txt:2385','text',NULL,1795296735500484,1795296735500484,'SASL LOGIN authentication failed: (reason unavailable)');
INSERT INTO reason VALUES(91,-8208134491601076394,'554 5.7.1 Command rejected by milter at connect',554,5007001,1,1,1,1,NULL,NULL,31,'rules.txt:1199','text',NULL,1795296736090577,1795296736090577,'554 5.7.1 Command rejected by milter at connect');
INSERT INTO reason VALUES(92,-5404697643127225163,'554 5.7.0 Reject, id=<n> - INFECTED: Eicar-Test-Signature',554,5007000,1,1,8,1,NULL,NULL,29,'rules.txt:2235','text',NULL,1795296736412106,1795296736412106,'554 5.7.0 Reject, id=04411-02 - INFECTED: Eicar-Test-Signature');
INSERT INTO reason VALUES(93,-35427939121856171,'550 5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient''s email address for typos or unnecessary spaces. For more information, go to https://www.example.net/mail/?p=NoSuchUser <id> - gsmtp',550,5001001,1,1,6,2,944934207165,NULL,1,'rules.txt:93','vendor',NULL,1795296734247537,1795296734247537,'550 5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient''s email address for typos or unnecessary spaces. For more information, go to  https://www.example.net/mail/?p=NoSuchUser o9fw27kkitrwvk - gsmtp');
INSERT INTO reason VALUES(94,-7158547278715172421,'queue file size limit exceeded',552,5003004,3,3,8,1,NULL,NULL,23,'rules.txt:2269','text',NULL,1795296734724207,1795296734724207,'queue file size limit exceeded');
CREATE TABLE text (id INTEGER PRIMARY KEY, body TEXT NOT NULL);
INSERT INTO text VALUES(1,'450 4.7.25 Client host rejected: cannot find your hostname, [unknown]');
INSERT INTO text VALUES(2,'454 4.7.1 <>: Relay access denied');
INSERT INTO text VALUES(3,'550 5.1.1 <>: Recipient address rejected: User unknown in local recipient table');
INSERT INTO text VALUES(4,'554 5.7.1 Service unavailable; Client host [] blocked using zen.dnsbl.example; see; from=<x> to=<y>');
INSERT INTO text VALUES(5,'550 5.1.1 <b>: no such user');
INSERT INTO text VALUES(6,'550 5.5.1 Protocol error');
INSERT INTO text VALUES(7,'554 5.7.1 <>: Relay access denied');
INSERT INTO text VALUES(8,'Client certificate not trusted');
INSERT INTO text VALUES(9,'554 5.7.1 <[]>: Client host rejected: Access denied');
INSERT INTO text VALUES(10,'NON-SMTP COMMAND from []:33993 after EHLO: Subject: hi');
INSERT INTO text VALUES(11,'connect to []:25: Connection refused');
INSERT INTO text VALUES(12,'Sender requested REQUIRETLS, but server certificate does not match');
INSERT INTO text VALUES(13,'bare <LF> received');
INSERT INTO text VALUES(14,'421 4.3.0 mx1.example.org Server local data error');
INSERT INTO text VALUES(15,'550 5.3.0 first status=sent (250 ok) second (in reply to end of DATA command) last');
INSERT INTO text VALUES(16,'452 4.2.2 full');
INSERT INTO text VALUES(17,'550 from relay: host mx9.example.com[192.0.2.9] said: 421 4.7.0 busy (in reply to RCPT TO command)');
INSERT INTO text VALUES(18,'552 5.2.2 <> quota exceeded');
INSERT INTO text VALUES(19,'535 5.7.8 bad credentials');
INSERT INTO text VALUES(20,'improper use of 8-bit data in message header');
INSERT INTO text VALUES(21,'5.7.1 spam');
INSERT INTO text VALUES(22,'message rejected: hopcount exceeded');
INSERT INTO text VALUES(23,'expired, returned to sender');
INSERT INTO text VALUES(24,'501 5.1.4 Recipient address reserved by RFC 2606');
INSERT INTO text VALUES(25,'550 5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected by organization policy');
INSERT INTO text VALUES(26,'550 5.7.1 Sender ID (PRA) Not Permitted');
INSERT INTO text VALUES(27,'550 5.7.1 RESOLVER.RST.AuthRequired; authentication required');
INSERT INTO text VALUES(28,'550 5.7.26 Your email has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM. Authentication results: DKIM = did not pass SPF [] with ip: [192.0.2.15] = did not pass d9443c01a7336-22410ad7979si202153425ad.403 - gsmtp');
INSERT INTO text VALUES(29,'451 4.4.0 Security status InvalidToken.');
INSERT INTO text VALUES(30,'451 4.7.23 Message deferred - unable to verify SPF policy for example.com. IB305 i{2b0c499b-c839-43d2-9c76-dda19649fe67}');
INSERT INTO text VALUES(31,'450 4.4.317 Cannot connect to remote server [Message=451 4.4.0 TLS negotiation failed with error SocketError] [LastAttemptedServerName=] [LastAttemptedIP=:25] [SmtpSecurity=-2;-2] [mx1.example.net 2023-03-07T18:46:06.378Z 08DB1DF24DB12D84]');
INSERT INTO text VALUES(32,'450 4.4.316 Connection refused');
INSERT INTO text VALUES(33,'454 4.7.0 Temporary authentication failure');
INSERT INTO text VALUES(34,'451 4.4.397 Error communicating with target host. -> 421 4.2.1 Unable to connect -> SocketError: Failed to connect. Winsock error code: 10051, Win32 error code: 10051');
INSERT INTO text VALUES(35,'550 5.1.1 <>: no such user gone');
INSERT INTO text VALUES(36,'Winsock Error 10061 Connection refused');
INSERT INTO text VALUES(37,'451 4.7.1 try later');
INSERT INTO text VALUES(38,'Name server reports domain name unknown');
INSERT INTO text VALUES(39,'554 5.7.1 no mail from you');
INSERT INTO text VALUES(40,'relay not permitted');
INSERT INTO text VALUES(41,'Unknown user');
INSERT INTO text VALUES(42,'554 5.7.1 Rejected because  is in a black list at zen.dnsbl.example');
INSERT INTO text VALUES(43,'this person has left the company');
INSERT INTO text VALUES(44,'host lookup failed (failed to find host name from IP address)');
INSERT INTO text VALUES(45,'mailbox is being moved');
INSERT INTO text VALUES(46,'Connections from  are not accepted here');
INSERT INTO text VALUES(47,'Too busy for , try later');
INSERT INTO text VALUES(48,'host_reject_connection');
INSERT INTO text VALUES(49,'bad neighbourhood');
INSERT INTO text VALUES(50,'host lookup failed ( does not match any IP address for mismatch.isp.example)');
INSERT INTO text VALUES(51,'HELO mx2.corp.example is not yours');
INSERT INTO text VALUES(52,'Sender <> is on our block list');
INSERT INTO text VALUES(53,'syntactically invalid argument(s): bad helo!!');
INSERT INTO text VALUES(54,'451 4.7.1 Greylisted, please try again in  5 minutes');
INSERT INTO text VALUES(55,'450 4.7.1 Sender <> temporarily refused');
INSERT INTO text VALUES(56,'syntactically invalid argument(s): (no argument given)');
INSERT INTO text VALUES(57,'mx.probe.example [203.0.113.7] : SMTP error from remote mail server after RCPT TO:<>: 550 5.1.1 <>: Recipient address rejected: User unknown (probe)');
INSERT INTO text VALUES(58,'Sender verify failed [Unrouteable address]');
INSERT INTO text VALUES(59,'451 4.7.1 Sender rate 3.0 / 1m exceeds limit');
INSERT INTO text VALUES(60,'451 4.7.1 Sender rate 4.0 / 1m exceeds limit');
INSERT INTO text VALUES(61,'Could not complete recipient verify callout: mx.probe.example [203.0.113.7] : SMTP error from remote mail server after RCPT TO:<>: 450 4.2.0 <>: Recipient address rejected: mailbox busy (probe)');
INSERT INTO text VALUES(62,'Could not complete sender verify [host lookup did not complete]');
INSERT INTO text VALUES(63,'message too big: size=99999999 max=200000');
INSERT INTO text VALUES(64,'Sender verify failed [mx.probe.example [203.0.113.7] : SMTP error from remote mail server after RCPT TO:<>: 550 5.1.1 <>: Recipient address rejected: User unknown (probe)]');
INSERT INTO text VALUES(65,'too many recipients');
INSERT INTO text VALUES(66,'Could not complete sender verify callout [mx.probe.example [203.0.113.7] : SMTP error from remote mail server after RCPT TO:<>: 450 4.2.0 <>: Recipient address rejected: mailbox busy (probe)]');
INSERT INTO text VALUES(67,'SMTP protocol synchronization error');
INSERT INTO text VALUES(68,'too many unrecognized commands');
INSERT INTO text VALUES(69,'535 Incorrect authentication data (set_id=mallory)');
INSERT INTO text VALUES(70,'535 Incorrect authentication data (set_id=alice)');
INSERT INTO text VALUES(71,'too many nonmail commands');
INSERT INTO text VALUES(72,'unqualified address rejected');
INSERT INTO text VALUES(73,'');
INSERT INTO text VALUES(74,'Restricted characters in address');
INSERT INTO text VALUES(75,'550 5.7.1 no DATA for you');
INSERT INTO text VALUES(76,'Dropped: too many bad things from you');
INSERT INTO text VALUES(77,'550 5.7.23 SPF check failed:  is not allowed to send mail from spffail.example');
INSERT INTO text VALUES(78,'550 5.7.1 first line of a multi-line refusal');
INSERT INTO text VALUES(79,'internal reason: score 99 (threshold 5)');
INSERT INTO text VALUES(80,'452 4.2.2 mailbox of alice is full');
INSERT INTO text VALUES(81,'spam score 15.2 is above 8.0');
INSERT INTO text VALUES(82,'message too big: read=284142 max=200000');
INSERT INTO text VALUES(83,'554 5.7.1 This message contains malware (Eicar-Test-Signature)');
INSERT INTO text VALUES(84,'451 4.3.0 content scanner is down, try later');
INSERT INTO text VALUES(85,'unqualified address not permitted: failing address in "To:" header is: x');
INSERT INTO text VALUES(86,'550 5.7.1 Message refused');
INSERT INTO text VALUES(87,'SASL LOGIN authentication failed: (reason unavailable)');
INSERT INTO text VALUES(88,'554 5.7.1 Command rejected by milter at connect');
INSERT INTO text VALUES(89,'554 5.7.0 Reject, id=04411-02 - INFECTED: Eicar-Test-Signature');
INSERT INTO text VALUES(90,'550 5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient''s email address for typos or unnecessary spaces. For more information, go to  https://www.example.net/mail/?p=NoSuchUser o9fw27kkitrwvk - gsmtp');
INSERT INTO text VALUES(91,'queue file size limit exceeded');
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL, format TEXT, mta INTEGER, host TEXT,
    head_length INTEGER NOT NULL, head_hash INTEGER NOT NULL,
    tail_length INTEGER NOT NULL, tail_hash INTEGER NOT NULL,
    bytes INTEGER NOT NULL,      -- how far it was read: the mark
    packed_size INTEGER, packed_hash INTEGER,
    lines INTEGER NOT NULL, events INTEGER NOT NULL, context INTEGER NOT NULL,
    deliveries INTEGER NOT NULL, noise INTEGER NOT NULL, unknown INTEGER NOT NULL,
    known INTEGER NOT NULL,      -- event and delivery lines met before, in another source
    lost INTEGER NOT NULL,       -- notices of a logger that dropped lines
    first_time INTEGER, last_time INTEGER,
    state TEXT NOT NULL,
    parser BLOB                  -- the parser's memory at the mark
);
INSERT INTO source VALUES(1,'postfix-rare.log','postfix',1,'mx1',7041,7182990646230027803,4096,1442593944139079059,7041,NULL,NULL,37,25,7,1,3,1,0,0,1370838498123000,1795296762500000,'read',X'f94801007801eddcbd8e13571400e059219682e405d2e41614b860e2cd62c11a58708ca344c236094b1521613cd7acc1f658f644324269a848159af4a92251f00e8028928a22ca13444288874019b3bb6453901f09218a6fa4d19db973cf3973bfa94e332b4992ac94e7a3e74932cde7c560b828ef768e178792e4f0eef5c37b679b4fafae267be3de1a2301020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040e05d0b3cbeffddf72f7fca7edbfb2fd2f25f4a0e0204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020f07f05567f3df87bbcf9f1fd271fed443ebc77b6f9f4ea6a72fbe7072b070f7df0d9349f1783e1e28d69d7364ea6b5b574ad5a4d4fbe71d1eb079d6ee7d8a5f6d6c5d0ecb6db8dcef93098e5e3f0cdfe2457eaebeb1b1beba13728e22cb4beb8d0ad874bdf5ebb11fb453d6c0f5fa77241800001020408102040800081b724f0c31fcf5abfdcbd73eec8ab7c1f2607921f93dd5ee893f9b898669f6e543bddaf2eb72eb7ea611677da9366b7d36935b776ba9af1228d8bde783a8a693f1fefef714e5ca9875aed78a8a527d2b570fa9f166ed64373348c93226c978dd86ea198d543a3df8ff379c8e26418b353613acb8bfcccb2b55ad6cb67d737f74d85ed38cacf947536cbf9b2f4abb2f3696f1caef5b2d09fc5324b31ec8de695b8e8c7f22e0b478793b2d874742b147988932ce48370beb1d508e556c6bd4956a96495ffb0a852eeb37aac96aea7d5308ffdbc4cf4af999721e53b2e4346bd72cf7f0b6837bebc103effbadbfeeb45ded207978600010204081020408000010204081020408000010204081020408000010204081020f09e091cf9133d9ebbbc');
INSERT INTO source VALUES(2,'exchange-send2016.log','exchange',4,'mx',2399,2099412947406430746,2399,2099412947406430746,2399,NULL,NULL,22,0,21,1,0,0,0,0,1666169072784000,1706195679460000,'read',X'386400007801eddd3b6e02311000d0b1b3902c4d922a1d0740e9390554a968503e28a9a8390c0d374945971a710538021461771565951b6cf42cd91edbcdf8496e3d2922d2a54711b158bd7e3c2fdf17d5b26a87eb66aec7e160b3bdedc7e76c3b9e1f7bad0321010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204087441e0b49aee0ee797fdcfbff3f55ff55d48fc9fe798f363d9140e2873fcd609b82a7afd9bbf57bf6f6d3c4dde1eeed65fa3d6969000818e08546f39474adff50c15b0');
INSERT INTO source VALUES(3,'exchange-tracking.log','exchange',4,'mx',9836,3373016540300994410,4096,3364379065828981757,9836,NULL,NULL,28,12,15,1,0,0,0,0,1421877961000000,1752571384100000,'read',X'600704007801edda4b685c551800e0c4da56d3d68d4a11a15cbaeae2cee4de796432a9115b9a94d84762d3855a2a4ce6de2483f388f3d040a9b876eb03bb29812e8aab6e04bbd18520a29b22226e5d157c6c84e24ef04e1f698aae4d8bdf85997bceb9f39f73f8fec38139dcd1919191d1ec73e8ea8e9174bdbe5a6bafa459f5f6f5ebee7ba5ec7ef4fa57d1be9d231bb7be3b73abba6bcb03450204feaf02633fec3ff0d9cb5ffef4f36fb7260ad9fe30dc4b5c04081020408000010204081020f0e8098c0fde0d6f5e6e5db977eee3ffdda39743337e7805263ffab67a69cfd5f737261a87c7c35dce4f1ede549919010204081020408000010204b655e08d3f2e7d78e5f75f3edd6855e687efe5389fd9d674189c0001020408102040800001020408102040800001029b029fbc377f79e7077f1edfb879e584f3db4d160502040810204080000102db22f0f9d7eb370ede38fdc5c6b51f2bdecfdf96141894000102db22f0cdb585bdd7fffaf8fb8d43474bf6ff6d4981410910204080000102040810204080000102040810f88f054647c20323a38fed787ce7aedd4f3c39b667efbea79e79f6b9e7b7ce62ffedcad35b9b94091020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020f0e80814a2423917157371e16c5c9d2a4753a562be1a45af8771b5908ff2857c5c0e675e8db756d3f5389faed75a6bcd345fefb4c2707ed05fea0cda49b878eaec42387b64ee6458285726aa935131eb2a7ca1d3597e694bc08b6161392956927a2d1bb558ca959796977271a59ce4a2cd6bb210f63aadb4d34e3723db693f3c78eec2c99963d3e572942be72bf9c244f05a67d00dd256add10c566bbd60294ddbc152b3537f334db24abd36e8a5417f350d7a693b49bb41a3170cdab541d6d2ee37eab57e9ae483b12ddd1dbfdd53377d6bd0e8a6bda0d66cde8dec05fd4eb0353078a7d15f0dd2ec2beb76716136e874836327e64e3dd8df91fb43353aed20eb73d0ecf7a6b60e390c0aa683a49104ed4e3f58abf57a0f4c69d8f7b9f377866bac4d05e7ee67e6fcbfc5057765926aa954ac4771ad522c4ee40a85521cd5924ab552ed35b2a4c7e562a950ae25f952540c72c14aafd55fbb78f8c2a9c5e3d3d96df69563a7a7578616b9e1835ca39d6fe6573a9d953b29cf7e31b7305d888ad90a89e362be50c95a4e9e393b1d17c6a3e2f8704d05f756d3c5f307c3b81c954b611c86e142b7514f8366a3d70fb3cc74e3cdec0e17d23f5bc2f96e63a5d1aef51bed952c3a5c9c9aeb2d66133a93f6d63aed5e3adbedb466d6fb69b75d6b2ea6ddb7d3eef4d9ee200d6786530f93fa443559ced6f79d653651aae74a71bd948b26937a9c2c4d4e2e5796b3b9e5a36ca5178b513e8aca637f03ab502776');
INSERT INTO source VALUES(4,'mdaemon-out-synthetic.log','mdaemon',3,'mx',8679,5126629118959034286,4096,5081347765345440043,8679,NULL,NULL,133,6,126,1,0,0,0,0,1795165201000000,1795165205019000,'read',X'ee7600007801eddc4f68d3501cc0f1449de21f3a45183a505251f1624852a34e18e8500ffe813185e15f56b6a885a5e9d295c583e8f022e2410622e21f10f4e22e5ad02182070fb28303450fc2144f32d8d89c0863e8c5645b2595f63058da04be8192f7f24b5f7eeff3e0055e4244411044f7f7a24e10cc8ea4615a69b736bb8d2e2b94dcfde65ae759db52c179796a66ef8b50440001041040000104104000010410400001041040000104102821b0bb6fb4e6c4d0786a5bf3919975556f2d364adb9e93cb7ff4feecea1546b64732ffa0ad1b5b462ee8e978cfd3df1bf1091a9bf61140008110091c3dd0977f24361d2a3c378ddafd3d4494a14ca5c5b1b71ebe31369c19e6fe1eca012229041008ad405bebc337cf6f5f6d98bcc7fc19da412231041040200081ccd7d8a675072f5d71b28dac8f95f0cdca773f9e3d53f3e0737b303eddf5fbbadff77c5a32dd1acdf5e712641c4200810512b83c98bffeba79fde29b5630f3cf02a54933082080000208208000020820800002082080000208208040598181a949bbffd6e957cab7e2f7d807ee7ffff276ea4e6a7a82f713cae2114000010410400001041040000104104000010410400001041098b7c0affd5d1fc68da66bab8ff37efebcf1f80302080422b065aed545ffb5fe6eaeeec5bd18dfbbf001add49484acc8aa9a9077fa0e972dae501b34f77c4d5695b2e7f803b5a6a3c9869334339d866cd9e7fdb14a9457653a12baa228ba6c662b7e71b7833153dd5be87ebb6556a2cb45d75893cb1a76155388e5b47ffdafc2f07b16c7ea06d7c68736fc79129f95297cf7e671be5facf766836ae7a8eb3b245dde25ab52da92cc64aa533a675ba674d1ca150d25150410400001041040000104104000010410400081080a887f018ff7990b');
INSERT INTO source VALUES(5,'exim-reject.log','exim',2,'mx',13567,2509554668944790864,4096,1221097959658596231,13567,NULL,NULL,142,52,90,0,0,0,0,0,1795293133000000,1795293137000000,'read',X'a11901007801eddb0f4c13571c07f0eb14ba39158d6cba38f589ce20aeb7b6d2280d0a0d82a0224e8a868193d21ed8d9f6ba6bab45e67030316691c906d942400c2c263a718b4427d91f9d924d45340b0b33cc80a2318a8a631add1f377785c146d310b19ef5cab709a5bd3fefbddfe7fddeebbba348288a92f03fc63a8a629c4633ffb2efd121ed7b494537efd79cc908ecfbfddf1ebc8280f805a405a7ebc22f2bba7af3dc35265c0fe9e4bcb8e1ba702ebad1d19dffbddb7bf67afffc74cd1847518ef6c2a6a0cd8294ef7d0b072e6144f9edfcd8a5ad2b8fbc5a22caf60f1c1df68a45606c53d057b17b3407dcc7ef585975ebaff156a758c797d0fec18e5702a59d1f7f011fcfd2e37f51aad7859f878f671e6c850004200001088852e0e5983337efbc5ebd8b2aa9c6f58b0f7a509e7ee2a7dc671746c3df07f8a8d2ef0522bedb581ad33c6994b7f7afd4f7dff9fbc6dc8d3bddaf13d577f74e5831b13cc27dbbdfc33e6080f34e0456de3978b849ac3e510743d25a34853acccf0fd8e1223b6cc1bdad5b57b7eed389353f45c62d58731382b627fff96360a1fb384dd8927430ace38344dc9f178c1e054300023e125851559172f7f759df0a35bfaddc5cd1b5b061cfcfeef3aa8fc21d74b5a97b765c4d0e3a70129fef83a6c309bcc0ea964f0cef4bd413bcbd7ef457cc4ceef96d51bb6774c0c75f7b1871410002108000041ebd80b362df47379edbb057a8eb9747dfe2c75b62eee28a736fd5c6c9c47afdf578b5c457dba6a0dbb68aae03d79ef4fccf779eaca91c31b5cabd9df9572227275c8caf12eafabae0d3f673b2f0ddab852a5f7c19d3bfc585cee6dca2eb416af8f477c1bba1215074fcb5191a69fd30f7efbd0f8de811a5b70225ef394726a74f5fe2edfdabd2acb3736f856697baafd34acbdb238fdecb4c71ffdcf4b6dd381f0210105ea032ed5454a539bdc97d5c0b5f336a8000042000015f0a7cd6695e7ca9946bc3facd97bd80bafd55e0d089dcc6c6b1d5f87e8e9f76f0d7fa0b7f045c79b745a8fb33dffcb033d870f8b8d7ffdfe1a7fc828775f46ac3a8e9178b0bf1f92838352a800004dc044e87b4477cd931e638e61f37183f79db34696286366d6412febee9b9439bb7b3258b140d3b90ff9e7d84deda525bbc644398f914fc8596f64df96d7986c482ef574ec1fce31b7fa16bbda4551cd956551386f12bb4b4e7f2afa44e9b72367d7431fc3dfb5ca36327d4858e2ec6fce3d9075b0716e81a76d912fcd2cd78e4cfc04e62dd7ba7e1187d2c60d387629d3f7fb38c9f9a9afbcc527cbf42ac19e8dfedbe7fa8bea8eccde0bfc43abefcbb77101d0420000108400002108000042000010840000210800004200001084000021080000420000108400002108000041e4e40b57f966664e9f99de3a8140bc73aec8c2ed3c4109dc1c03136dbc31589b39e6081daa56fdf2dac5695bc48ad616d766262d9b50e2b31180dc4c2da899e355b4d8c9d79820340d3062510109c38edd6c2b273f594d9495b393693a119a7ced5cb244d299f4dcb698562363d67155193e444ed32c2701ccb912c8e35138e31b3768698754613b131dc3a8623ba2c3bffbc3c6699966893d491ebd7b0b4552e5730cae87e45cf5713954a4e54b4825690818e5acee88d562363b1f7ce387ca56f307a3b63509314be4ee2b0acb5b0eb2d24b4bbfc99830a7d481eac6cb4bdd019f079522715c33a4cfd4735df8b16038fcaf7a4312b87e87526133fe3ab897099a1f49019e17c6684d34a5ade97199e8e1a28335c1999c93a49a6c39683cc1892698ea0210001084000027e2120e5a39048245419f514358e7f9db1ab46d21d5849b5e64c4620b5e5faa4027b5b4863deac9e7015ce145b768e4cce3f6217c9147349fc3cd7059d4c2153c9692bcb9a68a3cddab7d40fd59b5cabecff6f9b49d21411fc2a8c5f89a9e4ab48dcbc4807bfe08ece665943cf32b1f7e4f97d6bf27f97ff0b345a4df7025fa6a2e7f00bfc44fe4e812e9be10fcbe28b30989d3a9351cf44eb59ceaaec2dc4753781182d2444cbaa43c81a46e75a871a6d6ae2f478784f8c788600042000010840000210800004200001084000021080000420000108400002108000042000010840000210800004200001084000021080000420000108400002108000042000010840000210800004200001084000021080000420000108400002108000042000010840000210800004200001084000021080000420000108400002108000042000010840000210800004200001084000021080000420000108400002108000042000010840000210800004c42f20e54318fe0f13377682');
INSERT INTO source VALUES(6,'postfix-iso.log','postfix',1,'mx1',2708,6588046303548927924,2708,6588046303548927924,2708,NULL,NULL,14,8,5,1,0,0,0,0,1795296733570722,1795296805364806,'read',X'f94801007801eddc5f681c451cc0f13d845621add02ab4526554a809247bb797bb981c5eb44d9314141b6a421113c8ba3b7bb7dcddee7677ce5c540afae49f824f25161ffae09f2723888a2f52ab086a1e4a8b50c107c13f84aa54d4270ba53a9734691ed287069a84e47bc77173b733bf99f9cceefd5bee97320c23a56f5f5c348c284c94e737f4a3f9cbef5b174a8631f0ced37bce8d6f59bcbfbe85120208ac57813beefafbeb077e7cebc0576fa677358fdfe6b1ce05010410580d81bbbd9efcebc7af0cdeb77f07af3fab014e1f08208000020820800002082080000208208000020820800002086881e1fce37f7cd8eba5827dfc3ebfdc0e71e4fbbe8a7c7760f6e8f37b387fb11c10cf21800002082080c08613084f87972edf7be9eccc4b453eff6cb8d565420820800002082080c0cd0bbc56f9d5b9e762e6d4913ff97fc1cdebd102818d2d70e2b7f6ec7f3f9d3d73616427df1fd760a94f4e9d9abefaea95dbc3330fe2bf06fe748900020820b03905a65fb873dbdef353a3e74f76f3febb397701668d00020820800002086c2881999996ddc1fd7f1d5bc80f467ea10db5bc4c668d05be7bf1f407077ffeb4affafef86ef277adf162d03d02082080c0ba1198fd726fe3a3dcd4b1cf7cce2faf9b4561200820800002082080000208208000020820800002082080000208208000020820800002082080000208208000020820800002082080000208208000020820800002082080000208acb280a72ebf7df5f38fbd1ddbca61a23a3b4d3f894cd9b06b5155ae6c28564fb799b74c2b93313b332b0b412b0410400001041040000104104000010410400001041040000104104000010410400001041040000104104000010410400001041040000104104000010410400001041040000104104000010410400001041040000104104000010410400001041040600502c77ff8e7db4ff6fddb7a2235dff8c2c8ce5de7c6b71863ef4da78cad2d8391cebee8f98d1b465e9255b1eb869516370c1dee1f3cdcdf3f2cb259617b4ac62223bc38ac896796c6192be47a72f9ce82e83ff8c42111c5b2144ba94ca7eacb408dc6a3c1623c0a082080000208208000020820800002082080000208208000020820800002082080000208208000020820800002082080000208208000020820800002082080000208208000020820800002082080c0ad1378e397d9fe6f5e79f9b1edba8b94d162dc667419d77231a48fd64a71b6bb3bd397ebecb2ac03fb0b7339148a8ff4b68b44d9aa9e146523f263e9b68b58aa7a1c4857a850243270651c84816c17aeacda93c5ccb54252cca4e7aefa7112147366ceb41663b9d293b10e265a9d3008a4a39ab16a0dcb8ca5574fa46bca865d8baa72690a876e6bac90cd1744df7c0b3f0cf448e66ab735abf696aa72b96696352612db770b229fcf74e44dcbb4c470590a59b3fdaab01d27ac07bafbb2adc46458172af6e767164bdb290b37948908422564c34f942986aad24ea4ae35b9249c1bd69fadca0ea72c9d8a1f947430a987e6f85133b7c443c94257ae1bcb24115e180b35a9dd852e5c1f53bde9a0b7db3a7412d9ba688a015da316c652f8816e55b3959e74bb28854d2ddd52cccf4694958a92423a3d3131b120600652a59b334c3f1a159f0c9faa3be59144a7c6087bbc89ecc3958aafe289e72aa24394929a8a44abdfc48caa93cdc887fb8686c5f021e184b59a1db86d6db76e8f2432020820800002082080000208208000020820800002082080000208208000020820800002086c3681edff03c90049b9');
CREATE TABLE message (
    id INTEGER PRIMARY KEY,
    key INTEGER NOT NULL,        -- hash of host, instance, queue_id
    mta INTEGER NOT NULL, host INTEGER NOT NULL, instance INTEGER,
    queue_id TEXT NOT NULL,
    first INTEGER NOT NULL, last INTEGER NOT NULL,
    birth INTEGER, ended INTEGER,
    only_source INTEGER,         -- that told of it; NULL = several
    sender INTEGER, account INTEGER, message_id TEXT,
    flags INTEGER NOT NULL,
    client_ip,
    expired INTEGER, expired_line INTEGER, expired_source INTEGER, expired_offset INTEGER,
    lesser INTEGER,              -- event that another failure of this message replaces
    orphan INTEGER,              -- `expired` event without a recipient
    pending INTEGER              -- 1 = nothing failed yet; kept for what other lines may say
);
INSERT INTO message VALUES(1,-7808571418941051104,1,551915251579,1072236021425,'7E1AEC2C388',1370838498123000,1370838498123000,NULL,NULL,1,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(2,6552826645932277587,1,551915251579,1072236021425,'4F2A1B0',1795296733000123,1795296733000123,NULL,NULL,1,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(3,8688000166479079064,1,551915251579,1072236021425,'4F2A1B1',1795293138000000,1795293139000000,NULL,NULL,1,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(4,-8001754828014922621,1,551915251579,998416582853,'4F2A1B2',1795293141000000,1795293141000000,NULL,NULL,1,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(5,7050368179766008766,1,551915251579,1072236021425,'4F2A1B3',1795293142000000,1795293142000000,NULL,NULL,1,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(6,989825046955178862,1,551915251579,1072236021425,'4F2A1B4',1795293144000000,1795293144000000,NULL,NULL,1,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(7,-3319681626643763382,1,551915251579,1072236021425,'4F2A1B5',1795293145000000,1795293145000000,NULL,NULL,1,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(8,-7178034415075897384,1,551915251579,1072236021425,'4F2A1B6',1795293146000000,1795293146000000,NULL,NULL,1,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(9,-7355702923048466977,1,551915251579,1072236021425,'4F2A1B7',1795293147000000,1795293147000000,NULL,NULL,1,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(10,-7482828048365361975,1,551915251579,1072236021425,'4F2A1B8',1795293148000000,1795293148000000,NULL,NULL,1,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,1927681339419976882,NULL,NULL);
INSERT INTO message VALUES(11,7180449524195877358,1,551915251579,1072236021425,'4F2A1B9',1795293149000000,1795293149000000,NULL,NULL,1,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(12,6333467936606407930,1,551915251579,1072236021425,'4F2A1BA',1795293150000000,1795293150000000,NULL,NULL,1,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,1927681342393618459,NULL,NULL);
INSERT INTO message VALUES(13,1287906812885145630,1,551915251579,1072236021425,'4F2A1BB',1795293151000000,1795293151000000,NULL,1795293151000000,1,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1);
INSERT INTO message VALUES(14,6170700453459967244,1,551915251579,1072236021425,'4F2A1BC',1795293155000000,1795293155000000,NULL,NULL,1,NULL,NULL,NULL,0,NULL,1795293155000000,-4287459829910502913,1,5573,NULL,1927681347688593536,NULL);
INSERT INTO message VALUES(15,-3819229072764715282,4,842721685695,NULL,'167503004549',1666169073720000,1666169073720000,NULL,NULL,2,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(16,8082824873870656748,4,842721685695,NULL,'8774618205228',1736846945327000,1736846945327000,NULL,NULL,3,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(17,-686546235911017814,4,842721685695,NULL,'25769803777',1608604086079000,1608604086079000,NULL,NULL,3,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(18,-622119052609773916,4,842721685695,NULL,'190838281863001',1617876672001000,1617876672001000,NULL,NULL,3,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(19,-4608550439065472930,4,842721685695,NULL,'190838281863168',1675238400500000,1675238400500000,NULL,NULL,3,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(20,3745331736257562789,4,842721685695,NULL,'190838281863170',1675238401500000,1675238401500000,NULL,NULL,3,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(21,7451558300543695180,4,842721685695,NULL,'25769803900',1741809043900000,1741809043900000,NULL,NULL,3,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(22,-5433815069676611326,4,842721685695,NULL,'293969036574747',1421884205100000,1421884205100000,NULL,NULL,3,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(23,5729457687385844057,4,842721685695,NULL,'293969036574750',1737431112100000,1737431112100000,NULL,NULL,3,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(24,8184060275892564419,4,842721685695,NULL,'293969036574751',1737431172100000,1737431172100000,NULL,NULL,3,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(25,6886019639048585657,4,842721685695,NULL,'293969036574752',1737431232100000,1737431232100000,NULL,NULL,3,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(26,-1703335070496509253,4,842721685695,NULL,'293969036574753',1752571264100000,1752571264100000,NULL,NULL,3,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(27,-7239857320553866700,4,842721685695,NULL,'293969036574754',1752571324100000,1752571324100000,NULL,NULL,3,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(28,6091721932923400053,4,842721685695,NULL,'293969036574755',1752571384100000,1752571384100000,NULL,NULL,3,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(29,8854010293324631312,3,842721685695,NULL,'pd350001.msg',1795165201030000,1795165201035000,NULL,NULL,4,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(30,2189639273116547431,3,842721685695,NULL,'pd350002.msg',1795165202014000,1795165202014000,NULL,NULL,4,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(31,-8002335040318191715,3,842721685695,NULL,'pd350003.msg',1795165203031000,1795165203034000,NULL,NULL,4,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(32,-8135859089124638243,3,842721685695,NULL,'pd350004.msg',1795165204009000,1795165204009000,NULL,NULL,4,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(33,-973165147574925734,3,842721685695,NULL,'pd350005.msg',1795165205019000,1795165205019000,NULL,NULL,4,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(34,2268337151429645976,2,842721685695,NULL,'1xUsgx-0000A0-0J',1795293135000000,1795293135000000,NULL,NULL,5,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(35,1028356288628648143,2,842721685695,NULL,'1xUsgx-0000AY-0y',1795293135000000,1795293135000000,NULL,NULL,5,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(36,-6676903873592550769,2,842721685695,NULL,'1xUsgx-0000Av-1R',1795293135000000,1795293135000000,NULL,NULL,5,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(37,272762898031601156,2,842721685695,NULL,'1xUsgx-0000BC-1d',1795293135000000,1795293135000000,NULL,NULL,5,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(38,-5755231716952783265,2,842721685695,NULL,'1xUsgx-0000By-2L',1795293135000000,1795293135000000,NULL,NULL,5,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(39,496886871001884946,2,842721685695,NULL,'1xUsgy-0000DT-0T',1795293136000000,1795293136000000,NULL,NULL,5,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(40,7667923772230825609,2,842721685695,NULL,'1xUsgy-0000EJ-18',1795293136000000,1795293136000000,NULL,NULL,5,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(41,-6212348624022771163,1,551915251579,1072236021425,'8AAD3D1',1795296733577582,1795296733577758,NULL,1795296733577758,6,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(42,-7616092556922187636,1,551915251579,1072236021425,'21886121',1795296734247537,1795296734247537,NULL,NULL,6,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(43,1043045735025836797,1,551915251579,1072236021425,'AF9C7184',1795296734724207,1795296734724207,NULL,NULL,6,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(44,-682184944677344077,1,551915251579,1072236021425,'78279F87',1795296755493996,1795296755493996,NULL,NULL,6,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(45,3836294417738809196,1,551915251579,1072236021425,'0C43611DB',1795296805364806,1795296805364806,NULL,NULL,6,NULL,NULL,NULL,0,NULL,1795296805364806,8071844413279859304,6,2597,NULL,1927685266491915502,NULL);
INSERT INTO message VALUES(46,-6133404171405590121,1,551915251579,1072236021425,'4F2A1BD',1795293156000000,1795293156000000,NULL,NULL,1,NULL,NULL,NULL,32,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1);
INSERT INTO message VALUES(47,-1125239146702456708,4,842721685695,NULL,'438',1706195769450000,1706195769450000,1706195769450000,NULL,3,901345509691,NULL,'m1@example.com',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1);
INSERT INTO message VALUES(48,-6956502196400456046,4,842721685695,NULL,'70912345566403',1706195769949000,1706195769949000,1706195769949000,NULL,3,300441988643,NULL,'20240123200014.123F425E28@host01.example.org',4,'198.51.100.13',NULL,NULL,NULL,NULL,NULL,NULL,1);
INSERT INTO message VALUES(49,-8203276594182044089,1,551915251579,1072236021425,'7F737240',1795296735522391,1795296735522391,1795296735522391,NULL,6,NULL,199262448497,NULL,4,'198.51.100.30',NULL,NULL,NULL,NULL,NULL,NULL,1);
CREATE TABLE delivery (
    message INTEGER NOT NULL, recipient INTEGER NOT NULL,
    orig_recipient INTEGER,
    first INTEGER NOT NULL, last INTEGER NOT NULL, -- of its failed attempts and its fate
    attempts INTEGER NOT NULL,
    fate INTEGER NOT NULL,
    reason INTEGER,              -- of the last failure
    deferral INTEGER, deferral_time INTEGER,  -- event of the last deferral
    final INTEGER, final_time INTEGER,        -- the fate that a line told, and when
    flow INTEGER, provider INTEGER, day INTEGER,  -- where the delivery was counted
    accepted INTEGER NOT NULL,   -- counted as inbound traffic
    expired INTEGER, expired_line INTEGER, expired_source INTEGER, expired_offset INTEGER,
    expiry INTEGER, expiry_from INTEGER,      -- the `expired` event, and the deferral it inherits
    PRIMARY KEY (message, recipient)
) WITHOUT ROWID;
INSERT INTO delivery VALUES(1,401662918721,NULL,1370838498123000,1370838498123000,1,6,11,1471926629408915361,1370838498123000,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(2,573830425087,NULL,1795296733000123,1795296733000123,1,3,12,NULL,NULL,3,1795296733000123,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(4,357784302053,14667842521,1795293141000000,1795293141000000,3,6,15,1927681332091958964,1795293141000000,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(5,867739055231,NULL,1795293142000000,1795293142000000,3,6,16,1927681333927662862,1795293142000000,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(6,335962379357,NULL,1795293144000000,1795293144000000,1,3,17,NULL,NULL,3,1795293144000000,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(7,837709724643,NULL,1795293145000000,1795293145000000,1,3,18,NULL,NULL,3,1795293145000000,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(8,849779136625,NULL,1795293146000000,1795293146000000,0,2,NULL,NULL,NULL,2,1795293146000000,7,NULL,20778,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(9,45440831089,NULL,1795293147000000,1795293147000000,1,6,19,1927681338466068634,1795293147000000,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(11,825570114235,NULL,1795293149000000,1795293149000000,1,3,22,NULL,NULL,3,1795293149000000,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(15,526365904495,NULL,1666169073720000,1666169073720000,0,1,NULL,NULL,NULL,1,1666169073720000,9,NULL,19284,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(16,514360058249,NULL,1736846945327000,1736846945327000,0,1,NULL,NULL,NULL,1,1736846945327000,9,180423267485,20102,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(17,99066407663,NULL,1608604086079000,1608604086079000,1,3,25,NULL,NULL,3,1608604086079000,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(18,1051127555267,NULL,1617876672001000,1617876672001000,1,3,26,NULL,NULL,3,1617876672001000,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(20,913185065855,NULL,1675238401500000,1675238401500000,1,3,28,NULL,NULL,3,1675238401500000,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(21,746122805635,NULL,1741809043900000,1741809043900000,1,3,29,NULL,NULL,3,1741809043900000,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(22,260134448727,NULL,1421884205100000,1421884205100000,1,6,30,1526736540410892622,1421884205100000,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(23,260134448727,NULL,1737431112100000,1737431112100000,1,6,31,1865552451350039655,1737431112100000,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(24,260134448727,NULL,1737431172100000,1737431172100000,1,6,32,1865552516045564575,1737431172100000,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(25,260134448727,NULL,1737431232100000,1737431232100000,1,6,33,1865552580714163419,1737431232100000,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(26,260134448727,NULL,1752571264100000,1752571264100000,1,6,34,1881809066237513563,1752571264100000,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(27,260134448727,NULL,1752571324100000,1752571324100000,1,6,35,1881809130955295627,1752571324100000,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(28,260134448727,NULL,1752571384100000,1752571384100000,0,4,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,1752571384100000,6697439262328116567,3,8955,1881809195458540334,NULL);
INSERT INTO delivery VALUES(29,345465004747,NULL,1795165201035000,1795165201035000,0,1,NULL,NULL,NULL,1,1795165201035000,15,NULL,20777,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(29,492804431687,NULL,1795165201030000,1795165201030000,1,3,36,NULL,NULL,3,1795165201030000,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(30,345465004747,NULL,1795165202014000,1795165202014000,1,6,37,1927543958586138952,1795165202014000,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(31,345465004747,NULL,1795165203031000,1795165203034000,1,4,38,1927543960064399038,1795165203031000,NULL,NULL,NULL,NULL,NULL,0,1795165203034000,4779269990678716659,4,6203,1927543959544035500,1927543960064399038);
INSERT INTO delivery VALUES(31,492804431687,NULL,1795165203031000,1795165203034000,1,4,38,1927543960074570492,1795165203031000,NULL,NULL,NULL,NULL,NULL,0,1795165203034000,4779269990678716659,4,6203,1927543960126465224,1927543960074570492);
INSERT INTO delivery VALUES(32,345465004747,NULL,1795165204009000,1795165204009000,1,3,40,NULL,NULL,3,1795165204009000,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(33,345465004747,NULL,1795165205019000,1795165205019000,1,6,41,1927543961948046834,1795165205019000,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(41,128562904465,NULL,1795296733577582,1795296733577582,0,1,NULL,NULL,NULL,1,1795296733577582,21,NULL,20778,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(42,337448652249,NULL,1795296734247537,1795296734247537,1,3,93,NULL,NULL,3,1795296734247537,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(44,861484038605,NULL,1795296755493996,1795296755493996,1,6,11,1927685213406384885,1795296755493996,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    micro INTEGER,               -- of the second; NULL = 0
    day INTEGER NOT NULL,
    flow INTEGER NOT NULL, reason INTEGER NOT NULL,
    remote_host INTEGER, remote_ip, local_ip,  -- IPv4 as a number, IPv6 as text
    sender INTEGER, account INTEGER,           -- where no message tells
    recipient INTEGER, orig_recipient INTEGER,
    message INTEGER, message_id TEXT,
    text INTEGER NOT NULL,
    repeated INTEGER,            -- NULL = 1
    source INTEGER, line_offset INTEGER
);
INSERT INTO event VALUES(1471926629408915361,123000,15866,3,11,608171331353,3405803783,NULL,NULL,NULL,401662918721,NULL,1,NULL,11,NULL,1,0);
INSERT INTO event VALUES(1526736540410892622,100000,16457,13,30,NULL,'2001:db8::100',NULL,901345509691,NULL,260134448727,NULL,22,NULL,29,NULL,3,5927);
INSERT INTO event VALUES(1727225485795694302,79000,18618,10,25,1048510986643,3221226117,NULL,352964664833,NULL,99066407663,NULL,17,NULL,24,NULL,3,2826);
INSERT INTO event VALUES(1737181848881238148,1000,18725,11,26,NULL,NULL,NULL,365954666113,NULL,1051127555267,NULL,18,NULL,25,NULL,3,3493);
INSERT INTO event VALUES(1798773535988194892,500000,19389,12,27,1099511628802,3405803853,3221225999,1075724869927,NULL,620949288367,NULL,19,NULL,26,NULL,3,3924);
INSERT INTO event VALUES(1798773536919388940,500000,19389,11,28,NULL,NULL,NULL,514360058249,NULL,913185065855,NULL,20,NULL,27,NULL,3,4364);
INSERT INTO event VALUES(1865552451350039655,100000,20109,13,31,856087388463,3405803786,NULL,901345509691,NULL,260134448727,NULL,23,NULL,30,NULL,3,6615);
INSERT INTO event VALUES(1865552516045564575,100000,20109,13,32,642908055273,3405803787,NULL,901345509691,NULL,260134448727,NULL,24,NULL,31,NULL,3,7106);
INSERT INTO event VALUES(1865552580714163419,100000,20109,13,33,755817863027,NULL,NULL,901345509691,NULL,260134448727,NULL,25,NULL,32,NULL,3,7677);
INSERT INTO event VALUES(1870253219889963249,900000,20159,10,29,310341840683,3405803803,NULL,901345509691,NULL,746122805635,NULL,21,NULL,28,NULL,3,5605);
INSERT INTO event VALUES(1881809066237513563,100000,20284,13,34,122266340753,3221225993,NULL,901345509691,NULL,260134448727,NULL,26,NULL,33,NULL,3,8065);
INSERT INTO event VALUES(1881809130955295627,100000,20284,13,35,1048510986643,3221225999,NULL,901345509691,NULL,260134448727,NULL,27,NULL,34,NULL,3,8514);
INSERT INTO event VALUES(1881809195458540334,100000,20284,14,24,NULL,NULL,NULL,NULL,NULL,260134448727,NULL,28,NULL,23,NULL,3,8955);
INSERT INTO event VALUES(1927543958266783046,30000,20777,16,36,733584956747,3405803782,3221225994,901345509691,NULL,492804431687,NULL,29,NULL,35,NULL,4,2287);
INSERT INTO event VALUES(1927543958586138952,14000,20777,17,37,721025216049,3405803781,NULL,901345509691,NULL,345465004747,NULL,30,NULL,36,NULL,4,3796);
INSERT INTO event VALUES(1927543959544035500,34000,20777,18,39,733584956747,3405803782,3221225994,901345509691,NULL,345465004747,NULL,31,NULL,37,NULL,4,6203);
INSERT INTO event VALUES(1927543960064399038,31000,20777,17,38,733584956747,3405803782,3221225994,901345509691,NULL,345465004747,NULL,31,NULL,37,NULL,4,6068);
INSERT INTO event VALUES(1927543960074570492,31000,20777,17,38,733584956747,3405803782,3221225994,901345509691,NULL,492804431687,NULL,31,NULL,37,NULL,4,6068);
INSERT INTO event VALUES(1927543960126465224,34000,20777,18,39,733584956747,3405803782,3221225994,901345509691,NULL,492804431687,NULL,31,NULL,37,NULL,4,6203);
INSERT INTO event VALUES(1927543960529365928,9000,20777,16,40,NULL,NULL,NULL,901345509691,NULL,345465004747,NULL,32,NULL,38,NULL,4,6986);
INSERT INTO event VALUES(1927543961948046834,19000,20777,17,41,733584956747,3405803782,3221225994,901345509691,NULL,345465004747,NULL,33,NULL,39,NULL,4,8618);
INSERT INTO event VALUES(1927681323251419971,NULL,20778,19,44,1099511628805,3221225990,NULL,1099511628806,NULL,21112924769,NULL,NULL,NULL,42,NULL,5,610);
INSERT INTO event VALUES(1927681323304065620,NULL,20778,19,43,1099511628804,3221225987,NULL,1099511628806,NULL,563730811195,NULL,NULL,NULL,41,NULL,5,172);
INSERT INTO event VALUES(1927681323366729682,NULL,20778,19,45,1099511628804,3221225987,NULL,1099511628806,NULL,795733984987,NULL,NULL,NULL,43,NULL,5,833);
INSERT INTO event VALUES(1927681323846542520,NULL,20778,19,42,1099511628803,3221225986,NULL,1099511628801,NULL,473573386775,NULL,NULL,NULL,40,NULL,5,473);
INSERT INTO event VALUES(1927681324116235844,NULL,20778,19,42,1099511628803,3221225986,NULL,1099511628806,NULL,403636255257,NULL,NULL,NULL,40,NULL,5,0);
INSERT INTO event VALUES(1927681324151361430,NULL,20778,19,42,1099511628803,3221225986,NULL,1099511628801,NULL,797457644025,NULL,NULL,NULL,40,NULL,5,336);
INSERT INTO event VALUES(1927681324401377216,NULL,20778,19,59,1099511628815,3221226004,NULL,1099511628806,NULL,717405779267,NULL,NULL,NULL,57,NULL,5,3109);
INSERT INTO event VALUES(1927681324464024398,NULL,20778,19,50,1099511628808,3221225996,NULL,NULL,NULL,NULL,NULL,NULL,NULL,48,NULL,5,1671);
INSERT INTO event VALUES(1927681324465919041,NULL,20778,20,56,1099511628813,3221226003,NULL,1099511628806,NULL,21112924769,NULL,NULL,NULL,54,NULL,5,2562);
INSERT INTO event VALUES(1927681324483855539,NULL,20778,20,61,1099511628817,3221226005,NULL,1099511628806,NULL,644643423007,NULL,NULL,NULL,59,NULL,5,3785);
INSERT INTO event VALUES(1927681324493147148,NULL,20778,19,55,1099511628812,3221225999,NULL,NULL,NULL,NULL,NULL,NULL,NULL,53,NULL,5,2436);
INSERT INTO event VALUES(1927681324638588860,NULL,20778,19,54,1099511628811,3221226000,NULL,1099511628807,NULL,NULL,NULL,NULL,NULL,52,NULL,5,2260);
INSERT INTO event VALUES(1927681324647475131,NULL,20778,20,61,1099511628817,3221226005,NULL,1099511628806,NULL,821702680119,NULL,NULL,NULL,60,NULL,5,3990);
INSERT INTO event VALUES(1927681324681323642,NULL,20778,19,46,NULL,3221225991,NULL,1099511628806,NULL,21112924769,NULL,NULL,NULL,44,NULL,5,1011);
INSERT INTO event VALUES(1927681324776015697,NULL,20778,19,52,NULL,3221225992,NULL,1099511628806,NULL,21112924769,NULL,NULL,NULL,50,NULL,5,1898);
INSERT INTO event VALUES(1927681324795553961,NULL,20778,19,51,1099511628809,3221225997,NULL,NULL,NULL,NULL,NULL,NULL,NULL,49,NULL,5,1780);
INSERT INTO event VALUES(1927681325045260729,NULL,20778,19,60,1099511628816,3221226001,NULL,1099511628809,NULL,21112924769,NULL,NULL,NULL,58,NULL,5,3614);
INSERT INTO event VALUES(1927681325090195623,NULL,20778,20,57,1099511628814,3221226031,NULL,1099511628808,NULL,NULL,NULL,NULL,NULL,55,NULL,5,2775);
INSERT INTO event VALUES(1927681325119908142,NULL,20778,19,58,1099511628812,3221225999,NULL,NULL,NULL,NULL,NULL,NULL,NULL,56,NULL,5,2974);
INSERT INTO event VALUES(1927681325133393617,NULL,20778,19,48,1099511628806,3221225994,NULL,NULL,NULL,NULL,NULL,NULL,NULL,46,NULL,5,1374);
INSERT INTO event VALUES(1927681325203289192,NULL,20778,19,53,1099511628810,3221225998,NULL,NULL,NULL,NULL,NULL,NULL,NULL,51,NULL,5,2104);
INSERT INTO event VALUES(1927681325237053406,NULL,20778,20,47,1099511628804,3221225987,NULL,1099511628806,NULL,549934683761,NULL,NULL,NULL,45,NULL,5,1193);
INSERT INTO event VALUES(1927681325382430566,NULL,20778,20,49,1099511628807,3221225995,NULL,NULL,NULL,NULL,NULL,NULL,NULL,47,NULL,5,1524);
INSERT INTO event VALUES(1927681325398080788,NULL,20778,20,63,1099511628816,3221226001,NULL,1099511628810,NULL,21112924769,NULL,NULL,NULL,62,NULL,5,5414);
INSERT INTO event VALUES(1927681325410849136,NULL,20778,19,71,1099511628823,3221226016,NULL,NULL,NULL,NULL,NULL,NULL,NULL,69,NULL,5,10085);
INSERT INTO event VALUES(1927681325606479994,NULL,20778,20,67,1099511628819,3221226002,NULL,1099511628813,NULL,21112924769,NULL,NULL,NULL,66,NULL,5,8550);
INSERT INTO event VALUES(1927681325640534685,NULL,20778,19,85,1099511628818,3221226012,NULL,700762594903,NULL,21112924769,NULL,36,NULL,82,NULL,5,7083);
INSERT INTO event VALUES(1927681325660861955,NULL,20778,19,65,1099511628819,3221226002,NULL,1099511628812,NULL,21112924769,NULL,NULL,NULL,64,NULL,5,6758);
INSERT INTO event VALUES(1927681325724946108,NULL,20778,19,72,1099511628823,3221226016,NULL,NULL,NULL,NULL,NULL,NULL,NULL,70,NULL,5,10256);
INSERT INTO event VALUES(1927681325748880600,NULL,20778,19,84,1099511628833,3221226006,NULL,700762594903,NULL,NULL,NULL,35,NULL,81,NULL,5,5775);
INSERT INTO event VALUES(1927681325771320932,NULL,20778,1,2,1099511628801,'2001:db8::9',NULL,NULL,NULL,150846564111,NULL,NULL,NULL,2,NULL,1,773);
INSERT INTO event VALUES(1927681325860114100,NULL,20778,20,87,1099511628835,3221226008,NULL,700762594903,NULL,21112924769,NULL,38,NULL,84,NULL,5,9244);
INSERT INTO event VALUES(1927681326012852675,NULL,20778,19,69,1099511628821,3221226015,NULL,NULL,NULL,NULL,NULL,NULL,NULL,67,NULL,5,8975);
INSERT INTO event VALUES(1927681326046706597,NULL,20778,19,70,1099511628822,3221226014,NULL,NULL,NULL,NULL,NULL,NULL,NULL,68,NULL,5,9928);
INSERT INTO event VALUES(1927681326065817937,NULL,20778,19,66,1099511628820,3221226013,NULL,1099511628806,NULL,NULL,NULL,NULL,NULL,65,NULL,5,6928);
INSERT INTO event VALUES(1927681326163632265,NULL,20778,19,68,1099511628821,3221226015,NULL,NULL,NULL,NULL,NULL,NULL,NULL,67,NULL,5,8752);
INSERT INTO event VALUES(1927681326181353706,NULL,20778,19,86,1099511628834,3221226007,NULL,700762594903,NULL,21112924769,NULL,37,NULL,83,NULL,5,7490);
INSERT INTO event VALUES(1927681326224141540,NULL,20778,20,62,1099511628815,3221226004,NULL,1099511628806,NULL,604214940817,NULL,NULL,NULL,61,NULL,5,4846);
INSERT INTO event VALUES(1927681326322190276,NULL,20778,19,84,1099511628833,3221226006,NULL,700762594903,NULL,21112924769,NULL,34,NULL,81,NULL,5,4194);
INSERT INTO event VALUES(1927681326350215532,NULL,20778,19,64,1099511628818,3221226012,NULL,1099511628811,NULL,NULL,NULL,NULL,NULL,63,NULL,5,5605);
INSERT INTO event VALUES(1927681326657721274,NULL,20778,19,78,1099511628827,3221226011,NULL,NULL,NULL,NULL,NULL,NULL,NULL,75,NULL,5,12450);
INSERT INTO event VALUES(1927681326703522187,NULL,20778,2,3,1099511628801,3325256711,NULL,1099511628802,996119523989,12152822639,NULL,NULL,NULL,3,NULL,1,966);
INSERT INTO event VALUES(1927681326739298324,NULL,20778,19,79,1099511628828,3221226023,NULL,1099511628806,NULL,21112924769,NULL,NULL,NULL,76,NULL,5,12574);
INSERT INTO event VALUES(1927681326934311379,NULL,20778,19,89,1099511628837,3221226034,NULL,700762594903,NULL,21112924769,NULL,40,NULL,86,NULL,5,11135);
INSERT INTO event VALUES(1927681327030508668,NULL,20778,19,74,1099511628825,3221226020,NULL,NULL,NULL,199262448497,NULL,NULL,NULL,72,NULL,5,11937);
INSERT INTO event VALUES(1927681327172133415,NULL,20778,19,77,1099511628826,3221226021,NULL,1099511628806,NULL,1030407156433,NULL,NULL,NULL,74,NULL,5,12271);
INSERT INTO event VALUES(1927681327176322320,NULL,20778,19,88,1099511628836,3221226010,NULL,700762594903,NULL,21112924769,NULL,39,NULL,85,NULL,5,10425);
INSERT INTO event VALUES(1927681327303065948,NULL,20778,19,75,1099511628825,3221226020,NULL,NULL,NULL,NULL,NULL,NULL,NULL,73,NULL,5,12057);
INSERT INTO event VALUES(1927681327370231475,NULL,20778,19,73,1099511628824,3221226019,NULL,NULL,NULL,NULL,NULL,NULL,NULL,71,NULL,5,11788);
INSERT INTO event VALUES(1927681327408013804,NULL,20778,19,76,1099511628825,3221226020,NULL,NULL,NULL,NULL,NULL,NULL,NULL,73,NULL,5,12160);
INSERT INTO event VALUES(1927681328021299250,NULL,20778,19,81,1099511628830,3221226030,NULL,1099511628806,NULL,21112924769,NULL,NULL,NULL,78,NULL,5,12991);
INSERT INTO event VALUES(1927681328307169381,NULL,20778,20,83,1099511628832,3221226033,NULL,1099511628806,NULL,21112924769,NULL,NULL,NULL,80,NULL,5,13372);
INSERT INTO event VALUES(1927681328399963298,NULL,20778,19,82,1099511628831,3221226032,NULL,1099511628806,NULL,21112924769,NULL,NULL,NULL,79,NULL,5,13184);
INSERT INTO event VALUES(1927681328475092864,NULL,20778,2,4,1099511628801,3325256711,NULL,1099511628803,NULL,699390152229,NULL,NULL,NULL,4,NULL,1,1340);
INSERT INTO event VALUES(1927681328546353928,NULL,20778,19,80,1099511628829,3221226025,NULL,1099511628814,NULL,21112924769,NULL,NULL,NULL,77,NULL,5,12760);
INSERT INTO event VALUES(1927681329301906143,NULL,20778,2,13,1099511628801,3325256711,NULL,1081678390131,NULL,825570114235,NULL,3,NULL,13,NULL,1,1653);
INSERT INTO event VALUES(1927681329888280151,NULL,20778,1,14,1099511628801,3325256711,NULL,NULL,NULL,NULL,NULL,3,NULL,14,NULL,1,1832);
INSERT INTO event VALUES(1927681331403895048,NULL,20778,2,5,NULL,NULL,NULL,NULL,NULL,108483338043,NULL,NULL,NULL,5,NULL,1,1979);
INSERT INTO event VALUES(1927681332091958964,NULL,20778,5,15,608171331353,3405803781,NULL,NULL,NULL,357784302053,14667842521,4,NULL,15,2,1,2576);
INSERT INTO event VALUES(1927681332708640363,NULL,20778,5,15,608171331353,3405803781,NULL,NULL,NULL,357784302053,14667842521,4,NULL,15,NULL,1,2145);
INSERT INTO event VALUES(1927681333927662862,NULL,20778,3,16,608171331353,3405803781,NULL,NULL,NULL,867739055231,NULL,5,NULL,16,3,1,2626);
INSERT INTO event VALUES(1927681335997262033,NULL,20778,4,17,608171331353,3405803781,NULL,NULL,NULL,335962379357,NULL,6,NULL,17,NULL,1,3136);
INSERT INTO event VALUES(1927681337112183660,NULL,20778,6,18,NULL,NULL,NULL,NULL,NULL,837709724643,NULL,7,NULL,18,NULL,1,3467);
INSERT INTO event VALUES(1927681338466068634,NULL,20778,3,19,608171331353,3405803781,NULL,NULL,NULL,45440831089,NULL,9,NULL,19,NULL,1,3989);
INSERT INTO event VALUES(1927681339419976882,NULL,20778,2,20,1099511628801,3325256711,NULL,1081678390131,NULL,NULL,NULL,10,NULL,20,NULL,1,4240);
INSERT INTO event VALUES(1927681341118080882,NULL,20778,6,22,NULL,NULL,NULL,NULL,NULL,825570114235,NULL,11,NULL,21,NULL,1,4677);
INSERT INTO event VALUES(1927681342393618459,NULL,20778,2,23,NULL,NULL,NULL,NULL,NULL,NULL,NULL,12,NULL,22,NULL,1,4824);
INSERT INTO event VALUES(1927681343692858985,NULL,20778,2,6,NULL,3325256713,NULL,1099511628804,NULL,825570114235,NULL,NULL,NULL,6,NULL,1,5042);
INSERT INTO event VALUES(1927681344862502232,NULL,20778,2,7,1099511628801,3325256711,NULL,1099511628805,NULL,825570114235,NULL,NULL,NULL,7,NULL,1,5228);
INSERT INTO event VALUES(1927681346719521192,NULL,20778,2,8,1099511628801,3325256711,NULL,NULL,NULL,NULL,NULL,NULL,NULL,8,NULL,1,5447);
INSERT INTO event VALUES(1927681347688593536,NULL,20778,8,24,NULL,NULL,NULL,NULL,NULL,NULL,NULL,14,NULL,23,NULL,1,5573);
INSERT INTO event VALUES(1927681356412515953,NULL,20778,2,10,NULL,3325256712,NULL,NULL,NULL,NULL,NULL,NULL,NULL,10,NULL,1,6852);
INSERT INTO event VALUES(1927685188866499467,653436,20778,2,6,NULL,3325256710,NULL,1099511628815,NULL,128562904465,NULL,NULL,NULL,6,NULL,6,539);
INSERT INTO event VALUES(1927685189549190062,123,20778,4,12,608171331353,3405803781,NULL,NULL,NULL,573830425087,NULL,2,NULL,12,NULL,1,225);
INSERT INTO event VALUES(1927685189996667962,724207,20778,2,94,NULL,NULL,NULL,NULL,NULL,NULL,NULL,43,NULL,91,NULL,6,1469);
INSERT INTO event VALUES(1927685190525095215,247537,20778,4,93,707052836287,3325256715,NULL,NULL,NULL,337448652249,NULL,42,NULL,90,NULL,6,768);
INSERT INTO event VALUES(1927685190670070218,NULL,20778,1,1,NULL,NULL,NULL,1099511628801,NULL,825570114235,NULL,NULL,NULL,1,NULL,1,506);
INSERT INTO event VALUES(1927685191748271925,500484,20778,2,90,1099511628838,3325256733,NULL,NULL,766582075325,NULL,NULL,NULL,NULL,87,NULL,6,1576);
INSERT INTO event VALUES(1927685192434742667,412106,20778,2,92,NULL,NULL,NULL,1099511628806,NULL,128562904465,NULL,NULL,NULL,89,NULL,6,2114);
INSERT INTO event VALUES(1927685192889663882,90577,20778,2,91,1099511628839,3325256741,NULL,NULL,NULL,NULL,NULL,NULL,NULL,88,NULL,6,1925);
INSERT INTO event VALUES(1927685213406384885,493996,20778,3,11,378763314375,3325256785,NULL,NULL,NULL,861484038605,NULL,44,NULL,11,NULL,6,2358);
INSERT INTO event VALUES(1927685219499190103,500000,20778,2,9,1099511628801,3325256711,NULL,NULL,NULL,NULL,NULL,NULL,NULL,9,NULL,1,6358);
INSERT INTO event VALUES(1927685266491915502,364806,20778,8,24,NULL,NULL,NULL,NULL,NULL,NULL,NULL,45,NULL,23,NULL,6,2597);
CREATE TABLE reason_day (
    day INTEGER, domain INTEGER, reason INTEGER, flow INTEGER, events INTEGER NOT NULL,
    PRIMARY KEY (day, domain, reason, flow)
) WITHOUT ROWID;
INSERT INTO reason_day VALUES(15866,2,11,3,1);
INSERT INTO reason_day VALUES(16457,1,30,13,1);
INSERT INTO reason_day VALUES(18618,4,25,10,1);
INSERT INTO reason_day VALUES(18725,3,26,11,1);
INSERT INTO reason_day VALUES(19389,3,27,12,1);
INSERT INTO reason_day VALUES(19389,3,28,11,1);
INSERT INTO reason_day VALUES(20109,1,31,13,1);
INSERT INTO reason_day VALUES(20109,1,32,13,1);
INSERT INTO reason_day VALUES(20109,1,33,13,1);
INSERT INTO reason_day VALUES(20159,2,29,10,1);
INSERT INTO reason_day VALUES(20284,1,24,14,1);
INSERT INTO reason_day VALUES(20284,1,34,13,1);
INSERT INTO reason_day VALUES(20284,1,35,13,1);
INSERT INTO reason_day VALUES(20777,1,36,16,1);
INSERT INTO reason_day VALUES(20777,1,37,17,1);
INSERT INTO reason_day VALUES(20777,1,38,17,2);
INSERT INTO reason_day VALUES(20777,1,39,18,2);
INSERT INTO reason_day VALUES(20777,1,40,16,1);
INSERT INTO reason_day VALUES(20777,1,41,17,1);
INSERT INTO reason_day VALUES(20778,0,8,2,1);
INSERT INTO reason_day VALUES(20778,0,9,2,1);
INSERT INTO reason_day VALUES(20778,0,10,2,1);
INSERT INTO reason_day VALUES(20778,0,14,1,1);
INSERT INTO reason_day VALUES(20778,0,20,2,1);
INSERT INTO reason_day VALUES(20778,0,23,2,1);
INSERT INTO reason_day VALUES(20778,0,24,8,2);
INSERT INTO reason_day VALUES(20778,0,48,19,1);
INSERT INTO reason_day VALUES(20778,0,49,20,1);
INSERT INTO reason_day VALUES(20778,0,50,19,1);
INSERT INTO reason_day VALUES(20778,0,51,19,1);
INSERT INTO reason_day VALUES(20778,0,53,19,1);
INSERT INTO reason_day VALUES(20778,0,54,19,1);
INSERT INTO reason_day VALUES(20778,0,55,19,1);
INSERT INTO reason_day VALUES(20778,0,57,20,1);
INSERT INTO reason_day VALUES(20778,0,58,19,1);
INSERT INTO reason_day VALUES(20778,0,64,19,1);
INSERT INTO reason_day VALUES(20778,0,66,19,1);
INSERT INTO reason_day VALUES(20778,0,68,19,1);
INSERT INTO reason_day VALUES(20778,0,69,19,1);
INSERT INTO reason_day VALUES(20778,0,70,19,1);
INSERT INTO reason_day VALUES(20778,0,71,19,1);
INSERT INTO reason_day VALUES(20778,0,72,19,1);
INSERT INTO reason_day VALUES(20778,0,73,19,1);
INSERT INTO reason_day VALUES(20778,0,74,19,1);
INSERT INTO reason_day VALUES(20778,0,75,19,1);
INSERT INTO reason_day VALUES(20778,0,76,19,1);
INSERT INTO reason_day VALUES(20778,0,78,19,1);
INSERT INTO reason_day VALUES(20778,0,84,19,1);
INSERT INTO reason_day VALUES(20778,0,90,2,1);
INSERT INTO reason_day VALUES(20778,0,91,2,1);
INSERT INTO reason_day VALUES(20778,0,94,2,1);
INSERT INTO reason_day VALUES(20778,1,1,1,1);
INSERT INTO reason_day VALUES(20778,1,3,2,1);
INSERT INTO reason_day VALUES(20778,1,4,2,1);
INSERT INTO reason_day VALUES(20778,1,5,2,1);
INSERT INTO reason_day VALUES(20778,1,6,2,1);
INSERT INTO reason_day VALUES(20778,1,7,2,1);
INSERT INTO reason_day VALUES(20778,1,13,2,1);
INSERT INTO reason_day VALUES(20778,1,18,6,1);
INSERT INTO reason_day VALUES(20778,1,22,6,1);
INSERT INTO reason_day VALUES(20778,2,2,1,1);
INSERT INTO reason_day VALUES(20778,2,12,4,1);
INSERT INTO reason_day VALUES(20778,2,15,5,3);
INSERT INTO reason_day VALUES(20778,2,16,3,3);
INSERT INTO reason_day VALUES(20778,2,17,4,1);
INSERT INTO reason_day VALUES(20778,2,19,3,1);
INSERT INTO reason_day VALUES(20778,7,42,19,1);
INSERT INTO reason_day VALUES(20778,8,43,19,1);
INSERT INTO reason_day VALUES(20778,8,44,19,1);
INSERT INTO reason_day VALUES(20778,8,45,19,1);
INSERT INTO reason_day VALUES(20778,8,46,19,1);
INSERT INTO reason_day VALUES(20778,8,47,20,1);
INSERT INTO reason_day VALUES(20778,8,52,19,1);
INSERT INTO reason_day VALUES(20778,8,56,20,1);
INSERT INTO reason_day VALUES(20778,8,60,19,1);
INSERT INTO reason_day VALUES(20778,8,61,20,2);
INSERT INTO reason_day VALUES(20778,8,63,20,1);
INSERT INTO reason_day VALUES(20778,8,65,19,1);
INSERT INTO reason_day VALUES(20778,8,67,20,1);
INSERT INTO reason_day VALUES(20778,8,77,19,1);
INSERT INTO reason_day VALUES(20778,8,79,19,1);
INSERT INTO reason_day VALUES(20778,8,80,19,1);
INSERT INTO reason_day VALUES(20778,8,81,19,1);
INSERT INTO reason_day VALUES(20778,8,82,19,1);
INSERT INTO reason_day VALUES(20778,8,83,20,1);
INSERT INTO reason_day VALUES(20778,8,84,19,1);
INSERT INTO reason_day VALUES(20778,8,85,19,1);
INSERT INTO reason_day VALUES(20778,8,86,19,1);
INSERT INTO reason_day VALUES(20778,8,87,20,1);
INSERT INTO reason_day VALUES(20778,8,88,19,1);
INSERT INTO reason_day VALUES(20778,8,89,19,1);
INSERT INTO reason_day VALUES(20778,9,42,19,2);
INSERT INTO reason_day VALUES(20778,10,59,19,1);
INSERT INTO reason_day VALUES(20778,10,62,20,1);
INSERT INTO reason_day VALUES(20778,14,6,2,1);
INSERT INTO reason_day VALUES(20778,14,92,2,1);
INSERT INTO reason_day VALUES(20778,15,93,4,1);
INSERT INTO reason_day VALUES(20778,16,11,3,1);
CREATE TABLE sender_day (
    day INTEGER, domain INTEGER, cause INTEGER, flow INTEGER, events INTEGER NOT NULL,
    PRIMARY KEY (day, domain, cause, flow)
) WITHOUT ROWID;
INSERT INTO sender_day VALUES(15866,0,13,3,1);
INSERT INTO sender_day VALUES(16457,3,0,13,1);
INSERT INTO sender_day VALUES(18618,3,6,10,1);
INSERT INTO sender_day VALUES(18725,1,31,11,1);
INSERT INTO sender_day VALUES(19389,2,4,11,1);
INSERT INTO sender_day VALUES(19389,5,33,12,1);
INSERT INTO sender_day VALUES(20109,3,13,13,1);
INSERT INTO sender_day VALUES(20109,3,16,13,1);
INSERT INTO sender_day VALUES(20109,3,33,13,1);
INSERT INTO sender_day VALUES(20159,3,36,10,1);
INSERT INTO sender_day VALUES(20284,0,11,14,1);
INSERT INTO sender_day VALUES(20284,3,13,13,1);
INSERT INTO sender_day VALUES(20284,3,41,13,1);
INSERT INTO sender_day VALUES(20777,0,22,18,2);
INSERT INTO sender_day VALUES(20777,3,1,16,1);
INSERT INTO sender_day VALUES(20777,3,6,16,1);
INSERT INTO sender_day VALUES(20777,3,13,17,1);
INSERT INTO sender_day VALUES(20777,3,22,17,2);
INSERT INTO sender_day VALUES(20777,3,44,17,1);
INSERT INTO sender_day VALUES(20778,0,0,5,3);
INSERT INTO sender_day VALUES(20778,0,0,19,2);
INSERT INTO sender_day VALUES(20778,0,1,2,1);
INSERT INTO sender_day VALUES(20778,0,1,4,1);
INSERT INTO sender_day VALUES(20778,0,1,19,1);
INSERT INTO sender_day VALUES(20778,0,3,3,3);
INSERT INTO sender_day VALUES(20778,0,3,6,1);
INSERT INTO sender_day VALUES(20778,0,5,19,1);
INSERT INTO sender_day VALUES(20778,0,11,8,2);
INSERT INTO sender_day VALUES(20778,0,13,3,1);
INSERT INTO sender_day VALUES(20778,0,15,4,1);
INSERT INTO sender_day VALUES(20778,0,16,2,1);
INSERT INTO sender_day VALUES(20778,0,17,1,1);
INSERT INTO sender_day VALUES(20778,0,17,20,1);
INSERT INTO sender_day VALUES(20778,0,23,2,1);
INSERT INTO sender_day VALUES(20778,0,25,2,1);
INSERT INTO sender_day VALUES(20778,0,25,19,2);
INSERT INTO sender_day VALUES(20778,0,28,2,1);
INSERT INTO sender_day VALUES(20778,0,28,4,1);
INSERT INTO sender_day VALUES(20778,0,28,6,1);
INSERT INTO sender_day VALUES(20778,0,31,2,1);
INSERT INTO sender_day VALUES(20778,0,39,1,1);
INSERT INTO sender_day VALUES(20778,0,39,19,2);
INSERT INTO sender_day VALUES(20778,0,41,2,1);
INSERT INTO sender_day VALUES(20778,0,41,3,1);
INSERT INTO sender_day VALUES(20778,0,41,19,2);
INSERT INTO sender_day VALUES(20778,0,42,19,3);
INSERT INTO sender_day VALUES(20778,0,43,1,1);
INSERT INTO sender_day VALUES(20778,0,44,2,2);
INSERT INTO sender_day VALUES(20778,0,44,19,5);
INSERT INTO sender_day VALUES(20778,3,1,2,1);
INSERT INTO sender_day VALUES(20778,3,24,2,1);
INSERT INTO sender_day VALUES(20778,3,32,2,1);
INSERT INTO sender_day VALUES(20778,3,39,2,1);
INSERT INTO sender_day VALUES(20778,3,44,2,1);
INSERT INTO sender_day VALUES(20778,6,1,19,4);
INSERT INTO sender_day VALUES(20778,6,3,20,1);
INSERT INTO sender_day VALUES(20778,6,5,19,1);
INSERT INTO sender_day VALUES(20778,6,17,20,3);
INSERT INTO sender_day VALUES(20778,6,20,20,2);
INSERT INTO sender_day VALUES(20778,6,21,19,1);
INSERT INTO sender_day VALUES(20778,6,22,20,1);
INSERT INTO sender_day VALUES(20778,6,23,19,2);
INSERT INTO sender_day VALUES(20778,6,24,19,1);
INSERT INTO sender_day VALUES(20778,6,27,19,1);
INSERT INTO sender_day VALUES(20778,6,27,20,1);
INSERT INTO sender_day VALUES(20778,6,28,19,4);
INSERT INTO sender_day VALUES(20778,6,29,2,1);
INSERT INTO sender_day VALUES(20778,6,29,19,1);
INSERT INTO sender_day VALUES(20778,6,32,19,1);
INSERT INTO sender_day VALUES(20778,6,37,19,1);
INSERT INTO sender_day VALUES(20778,6,39,19,1);
INSERT INTO sender_day VALUES(20778,6,43,19,2);
INSERT INTO sender_day VALUES(20778,6,44,2,1);
INSERT INTO sender_day VALUES(20778,10,1,19,1);
INSERT INTO sender_day VALUES(20778,10,37,20,1);
INSERT INTO sender_day VALUES(20778,11,37,19,1);
INSERT INTO sender_day VALUES(20778,12,37,20,1);
INSERT INTO sender_day VALUES(20778,13,33,19,1);
CREATE TABLE traffic_day (
    day INTEGER, domain INTEGER, provider INTEGER, flow INTEGER,
    delivered INTEGER NOT NULL, relayed INTEGER NOT NULL,
    PRIMARY KEY (day, domain, provider, flow)
) WITHOUT ROWID;
INSERT INTO traffic_day VALUES(19284,1,0,9,1,0);
INSERT INTO traffic_day VALUES(20102,2,180423267485,9,1,0);
INSERT INTO traffic_day VALUES(20777,1,0,15,1,0);
INSERT INTO traffic_day VALUES(20778,1,0,7,0,1);
INSERT INTO traffic_day VALUES(20778,14,0,21,1,0);
CREATE TABLE traffic_sender_day (
    day INTEGER, domain INTEGER, flow INTEGER,
    delivered INTEGER NOT NULL, relayed INTEGER NOT NULL,
    PRIMARY KEY (day, domain, flow)
) WITHOUT ROWID;
INSERT INTO traffic_sender_day VALUES(19284,0,9,1,0);
INSERT INTO traffic_sender_day VALUES(20102,0,9,1,0);
INSERT INTO traffic_sender_day VALUES(20777,0,15,1,0);
INSERT INTO traffic_sender_day VALUES(20778,0,7,0,1);
INSERT INTO traffic_sender_day VALUES(20778,0,21,1,0);
CREATE TABLE session (
    key INTEGER NOT NULL, time INTEGER NOT NULL, event INTEGER NOT NULL,
    place INTEGER NOT NULL,      -- among lines of the same time
    PRIMARY KEY (key, time)
);
INSERT INTO session VALUES(4896995536728813590,1608604086079000,1727225485795694302,1042735406);
INSERT INTO session VALUES(-2844430056069596852,1617876672001000,1737181848881238148,45483800279);
INSERT INTO session VALUES(2428558356433671219,1675238400500000,1798773535988194892,35021998846);
INSERT INTO session VALUES(7825510140759161316,1675238401500000,1798773536919388940,43274958042);
INSERT INTO session VALUES(-7506122255578936715,1741809043900000,1870253219889963249,1038042569);
INSERT INTO session VALUES(-5856523202331335328,1795296736090577,1927685192889663882,5428644883);
INSERT INTO session VALUES(-6915181559004132627,1795296734724207,1927685189996667962,36878915197);
CREATE TABLE twin (
    key INTEGER NOT NULL, time INTEGER NOT NULL, rank INTEGER NOT NULL, event INTEGER NOT NULL,
    PRIMARY KEY (key, time, event)
);
INSERT INTO twin VALUES(8287320659117241859,1608604086079000,6,1727225485795694302);
INSERT INTO twin VALUES(-6726979303034433171,1617876672001000,6,1737181848881238148);
INSERT INTO twin VALUES(2972277583967227704,1675238400500000,3,1798773535988194892);
INSERT INTO twin VALUES(530511803759459861,1675238401500000,6,1798773536919388940);
INSERT INTO twin VALUES(9085775368833349809,1741809043900000,6,1870253219889963249);
INSERT INTO twin VALUES(8667989019822246390,1421884205100000,6,1526736540410892622);
INSERT INTO twin VALUES(-4552497359533906600,1737431112100000,6,1865552451350039655);
INSERT INTO twin VALUES(2698345239519330869,1737431172100000,6,1865552516045564575);
INSERT INTO twin VALUES(-8755556915367653338,1737431232100000,6,1865552580714163419);
INSERT INTO twin VALUES(-7849937415098660211,1752571264100000,6,1881809066237513563);
INSERT INTO twin VALUES(4721759687859413926,1752571324100000,6,1881809130955295627);
INSERT INTO twin VALUES(5957166082878823751,1795293135000000,1,1927681326322190276);
INSERT INTO twin VALUES(-1936283003442732573,1795293135000000,0,1927681325748880600);
INSERT INTO twin VALUES(2498223370327493855,1795293135000000,1,1927681325640534685);
INSERT INTO twin VALUES(-4502770478903456789,1795293135000000,1,1927681326181353706);
INSERT INTO twin VALUES(-5680277499454183154,1795293135000000,1,1927681325860114100);
INSERT INTO twin VALUES(-7432280687412630949,1795293136000000,1,1927681327176322320);
INSERT INTO twin VALUES(1985703263542774459,1795293136000000,1,1927681326934311379);
CREATE TABLE seen (bucket INTEGER NOT NULL, day INTEGER NOT NULL, prints BLOB NOT NULL);
INSERT INTO seen VALUES(1928,20102,X'2dd39b96eb44');
INSERT INTO seen VALUES(2902,20109,X'772df10f99d7bd6f373ff395bf9a38351b4a');
INSERT INTO seen VALUES(3023,16457,X'd6f10fdc1543');
INSERT INTO seen VALUES(4512,19389,X'515a656b578ef3a0c0932850');
INSERT INTO seen VALUES(10343,20159,X'34f5ba673c03');
INSERT INTO seen VALUES(14173,18725,X'598cc9085b42');
INSERT INTO seen VALUES(23222,15866,X'b6fe2587d3b6');
INSERT INTO seen VALUES(28280,20284,X'61cda89560fc7113ae65e8a8f27a054917be');
INSERT INTO seen VALUES(42100,19284,X'e40bca3c4418');
INSERT INTO seen VALUES(46716,20777,X'1c9ed1bd5e8920bc9f5e9ea2425360bc201646a870aec9d165c65f69b628eda40b659d69fb1dcd2113c8');
INSERT INTO seen VALUES(46929,20778,X'021dd0b8efb2051f3a61614c05e3a0abc5a005fa2965b353063432a7ff6e090edf03a970096f31c3c856124b1057ad511264e1cf64131311c69b13d61b5ad090448f1f9483121b702318d44e5cda244de6740c312a6b457574dc35131f11e36938d3578b05a53c94506d0c5c401e7ad4766f41b01ad9dcb743928c139cec43eb864c4dc847392c6cab96479d1b8b9f8c4e8a3daf7376508f5cd8649b558838921b4b5ac91b15f199610c4f95678a690cbac6cd8b6b7c98bc84197004f3ba37c471d00d396d28735079c39d067864dd777dfd7d7c7da0ae4d7e6e35b27d5485aea85b2be3868f9a990a5889786f73aed1899bc231b14e8d47f353f4fe8dd05fb44dca917b9e7382e191e593563cae9259ea425b809627967d8b4d9cfe4140ce859e6d90ceb7f09f62c32315f3a586d2622b04a5ffba33a1c2a91f6b65d505aa80b6076956af6d80cb4c29af817c1036c5b6f23f74f7e1b73e08de2969b7f535312c3db9ab4f294148baa551fb782cc1376c91af51c15667e0a7dfc43154604417c47fe200296dc8ed17a3cc67cb3ff3cf8c9ecb64d01cffcacb6948a3b5f3cc7a5dd3f58ccc822b0102bdd19513893ef3d70bf7a3cb55da0ebdeaf740dabf386627a0e3a598e92d9de66d495ce097e99e047c52baebc6e6721825ec2a5bb9b495ed74a3e0f284ee3699e8b5b9f0465b8b18a1f39c59ae163bf83051af8e80f8450f6b648bf9e546a500e4');
INSERT INTO seen VALUES(51278,18618,X'edb3a9814088');
CREATE TABLE alarm (name TEXT PRIMARY KEY, since INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE letter (
    day INTEGER NOT NULL, domain TEXT NOT NULL, begun INTEGER NOT NULL, sent INTEGER,
    PRIMARY KEY (day, domain)
) WITHOUT ROWID;
CREATE TABLE unknown (
    shape TEXT PRIMARY KEY, mta INTEGER, count INTEGER NOT NULL,
    time INTEGER, example TEXT NOT NULL, source INTEGER, line_offset INTEGER
) WITHOUT ROWID;
INSERT INTO unknown VALUES('<date> mx1 postfix/smtpd[<n>]: quite a new message of Postfix <n>',1,1,1795293157000000,'Nov 21 21:32:37 mx1 postfix/smtpd[290]: quite a new message of Postfix 9',1,5913);
CREATE UNIQUE INDEX flow_parts ON flow
    (mta, host, ifnull(instance, 0), direction, scope, outcome);
CREATE INDEX message_key ON message (key);
CREATE INDEX message_pending ON message (last) WHERE pending;
CREATE INDEX event_message ON event (message) WHERE message IS NOT NULL;
CREATE INDEX seen_bucket ON seen (bucket);
CREATE VIEW events AS
SELECT e.id AS id,
    strftime('%Y-%m-%dT%H:%M:%S', e.id >> 30, 'unixepoch')
        || printf('.%03dZ', ifnull(e.micro, 0) / 1000) AS time,
    date(e.day * 86400, 'unixepoch') AS day,
    wm.text AS mta, hn.text AS host, inst.text AS instance,
    wd.text AS direction, ws.text AS scope, wo.text AS outcome, wst.text AS stage,
    r.code AS code,
    (r.status / 1000000) || '.' || (r.status / 1000 % 1000) || '.' || (r.status % 1000) AS status,
    wco.text AS code_origin, wso.text AS status_origin,
    rh.text AS remote_host,
    coalesce(CASE typeof(e.remote_ip) WHEN 'integer' THEN (e.remote_ip >> 24) || '.'
        || (e.remote_ip >> 16 & 255) || '.' || (e.remote_ip >> 8 & 255) || '.'
        || (e.remote_ip & 255) ELSE e.remote_ip END,
        CASE WHEN f.direction = 1 THEN m.client_ip END) AS remote_ip,
    CASE typeof(e.local_ip) WHEN 'integer' THEN (e.local_ip >> 24) || '.'
        || (e.local_ip >> 16 & 255) || '.' || (e.local_ip >> 8 & 255) || '.'
        || (e.local_ip & 255) ELSE e.local_ip END AS local_ip,
    sa.text AS sender, sd.text AS sender_domain, wk.text AS sender_kind,
    ac.text AS account,
    ra.text AS recipient, rd.text AS recipient_domain, oa.text AS orig_recipient,
    pv.text AS provider,
    c.slug AS cause, c.family AS family, c.class AS class, c.party AS party,
    ls.text AS list,
    m.queue_id AS queue_id, coalesce(m.message_id, e.message_id) AS message_id,
    replace(replace(replace(replace(t.body,
        char(1), ifnull(ra.text, '')), char(2), ifnull(sa.text, '')),
        char(3), ifnull(CASE typeof(e.remote_ip) WHEN 'integer' THEN (e.remote_ip >> 24) || '.'
            || (e.remote_ip >> 16 & 255) || '.' || (e.remote_ip >> 8 & 255) || '.'
            || (e.remote_ip & 255) ELSE e.remote_ip END, '')),
        char(4), ifnull(rh.text, '')) AS text,
    r.template AS template,
    ifnull(e.repeated, 1) AS repeated,
    so.path AS path, e.line_offset AS line_offset
FROM event e
JOIN flow f ON f.id = e.flow
JOIN reason r ON r.id = e.reason
JOIN cause c ON c.id = r.cause
JOIN text t ON t.id = e.text
JOIN name hn ON hn.id = f.host
LEFT JOIN name inst ON inst.id = f.instance
LEFT JOIN message m ON m.id = e.message
LEFT JOIN word wm ON wm.list = 'mta' AND wm.id = f.mta
LEFT JOIN word wd ON wd.list = 'direction' AND wd.id = f.direction
LEFT JOIN word ws ON ws.list = 'scope' AND ws.id = f.scope
LEFT JOIN word wo ON wo.list = 'outcome' AND wo.id = f.outcome
LEFT JOIN word wst ON wst.list = 'stage' AND wst.id = r.stage
LEFT JOIN word wco ON wco.list = 'origin' AND wco.id = r.code_origin
LEFT JOIN word wso ON wso.list = 'origin' AND wso.id = r.status_origin
LEFT JOIN name rh ON rh.id = e.remote_host
LEFT JOIN address sa ON sa.id = coalesce(e.sender, m.sender)
LEFT JOIN domain sd ON sd.id = coalesce(sa.sender_domain, sa.domain)
LEFT JOIN word wk ON wk.list = 'sender_kind' AND wk.id = sa.kind
LEFT JOIN name ac ON ac.id = coalesce(e.account, m.account)
LEFT JOIN address ra ON ra.id = e.recipient
LEFT JOIN domain rd ON rd.id = ra.domain
LEFT JOIN address oa ON oa.id = e.orig_recipient
LEFT JOIN name pv ON pv.id = r.provider
LEFT JOIN name ls ON ls.id = r.list
LEFT JOIN source so ON so.id = e.source;
CREATE VIEW messages AS
SELECT hn.text AS host, inst.text AS instance, m.queue_id AS queue_id, m.id AS generation,
    m.message_id AS message_id, wm.text AS mta,
    sa.text AS sender, sd.text AS sender_domain,
    ra.text AS recipient, rd.text AS recipient_domain, pv.text AS provider,
    strftime('%Y-%m-%dT%H:%M:%S', d.first / 1000000, 'unixepoch')
        || printf('.%03dZ', d.first / 1000 % 1000) AS first_seen,
    strftime('%Y-%m-%dT%H:%M:%S', d.last / 1000000, 'unixepoch')
        || printf('.%03dZ', d.last / 1000 % 1000) AS last_seen,
    d.attempts AS attempts, wf.text AS fate,
    c.slug AS cause, r.code AS code,
    (r.status / 1000000) || '.' || (r.status / 1000 % 1000) || '.' || (r.status % 1000) AS status
FROM delivery d
JOIN message m ON m.id = d.message
JOIN name hn ON hn.id = m.host
LEFT JOIN name inst ON inst.id = m.instance
LEFT JOIN word wm ON wm.list = 'mta' AND wm.id = m.mta
LEFT JOIN address sa ON sa.id = m.sender
LEFT JOIN domain sd ON sd.id = coalesce(sa.sender_domain, sa.domain)
JOIN address ra ON ra.id = d.recipient
LEFT JOIN domain rd ON rd.id = ra.domain
LEFT JOIN word wf ON wf.list = 'fate' AND wf.id = d.fate
LEFT JOIN reason r ON r.id = d.reason
LEFT JOIN name pv ON pv.id = r.provider
LEFT JOIN cause c ON c.id = r.cause
WHERE d.attempts > 0 OR d.expiry IS NOT NULL;
CREATE VIEW daily AS
SELECT date(x.day * 86400, 'unixepoch') AS day,
    wm.text AS mta, hn.text AS host, wd.text AS direction, ws.text AS scope, wo.text AS outcome,
    rd.text AS recipient_domain, pv.text AS provider,
    c.slug AS cause, c.family AS family, c.class AS class, c.party AS party,
    r.code AS code,
    (r.status / 1000000) || '.' || (r.status / 1000 % 1000) || '.' || (r.status % 1000) AS status,
    r.template AS template, x.events AS events
FROM reason_day x
JOIN flow f ON f.id = x.flow
JOIN reason r ON r.id = x.reason
JOIN cause c ON c.id = r.cause
JOIN name hn ON hn.id = f.host
LEFT JOIN word wm ON wm.list = 'mta' AND wm.id = f.mta
LEFT JOIN word wd ON wd.list = 'direction' AND wd.id = f.direction
LEFT JOIN word ws ON ws.list = 'scope' AND ws.id = f.scope
LEFT JOIN word wo ON wo.list = 'outcome' AND wo.id = f.outcome
LEFT JOIN domain rd ON rd.id = x.domain
LEFT JOIN name pv ON pv.id = r.provider
WHERE x.events > 0;
CREATE VIEW daily_senders AS
SELECT date(x.day * 86400, 'unixepoch') AS day,
    wm.text AS mta, hn.text AS host, wd.text AS direction, ws.text AS scope, wo.text AS outcome,
    sd.text AS sender_domain,
    c.slug AS cause, c.family AS family, c.class AS class, c.party AS party, x.events AS events
FROM sender_day x
JOIN flow f ON f.id = x.flow
JOIN cause c ON c.id = x.cause
JOIN name hn ON hn.id = f.host
LEFT JOIN word wm ON wm.list = 'mta' AND wm.id = f.mta
LEFT JOIN word wd ON wd.list = 'direction' AND wd.id = f.direction
LEFT JOIN word ws ON ws.list = 'scope' AND ws.id = f.scope
LEFT JOIN word wo ON wo.list = 'outcome' AND wo.id = f.outcome
LEFT JOIN domain sd ON sd.id = x.domain
WHERE x.events > 0;
CREATE VIEW traffic AS
SELECT date(x.day * 86400, 'unixepoch') AS day, wm.text AS mta, hn.text AS host,
    wd.text AS direction, rd.text AS recipient_domain, pv.text AS provider,
    sum(x.delivered) AS delivered, sum(x.relayed) AS relayed, sum(x.failed) AS failed
FROM (
    SELECT t.day, f.mta, f.host, f.direction, t.domain, t.provider,
        t.delivered, t.relayed, 0 AS failed
    FROM traffic_day t JOIN flow f ON f.id = t.flow
    UNION ALL
    SELECT y.day, f.mta, f.host, f.direction, y.domain, ifnull(r.provider, 0), 0, 0, y.events
    FROM reason_day y JOIN flow f ON f.id = y.flow JOIN reason r ON r.id = y.reason
    WHERE f.outcome IN (1, 4, 5)
) x
JOIN name hn ON hn.id = x.host
LEFT JOIN word wm ON wm.list = 'mta' AND wm.id = x.mta
LEFT JOIN word wd ON wd.list = 'direction' AND wd.id = x.direction
LEFT JOIN domain rd ON rd.id = x.domain
LEFT JOIN name pv ON pv.id = x.provider
GROUP BY x.day, x.mta, x.host, x.direction, x.domain, x.provider
HAVING sum(x.delivered) + sum(x.relayed) + sum(x.failed) > 0;
CREATE VIEW traffic_senders AS
SELECT date(x.day * 86400, 'unixepoch') AS day, wm.text AS mta, hn.text AS host,
    wd.text AS direction, sd.text AS sender_domain,
    sum(x.delivered) AS delivered, sum(x.relayed) AS relayed, sum(x.failed) AS failed
FROM (
    SELECT t.day, f.mta, f.host, f.direction, t.domain, t.delivered, t.relayed, 0 AS failed
    FROM traffic_sender_day t JOIN flow f ON f.id = t.flow
    UNION ALL
    SELECT y.day, f.mta, f.host, f.direction, y.domain, 0, 0, y.events
    FROM sender_day y JOIN flow f ON f.id = y.flow
    WHERE f.outcome IN (1, 4, 5)
) x
JOIN name hn ON hn.id = x.host
LEFT JOIN word wm ON wm.list = 'mta' AND wm.id = x.mta
LEFT JOIN word wd ON wd.list = 'direction' AND wd.id = x.direction
LEFT JOIN domain sd ON sd.id = x.domain
GROUP BY x.day, x.mta, x.host, x.direction, x.domain
HAVING sum(x.delivered) + sum(x.relayed) + sum(x.failed) > 0;
CREATE VIEW reasons AS
SELECT r.template AS template, r.code AS code,
    (r.status / 1000000) || '.' || (r.status / 1000 % 1000) || '.' || (r.status % 1000) AS status,
    c.slug AS cause, r.rule AS rule, r.step AS step,
    wst.text AS stage, wd.text AS direction, pv.text AS provider,
    n.events AS events,
    strftime('%Y-%m-%dT%H:%M:%S', r.first_seen / 1000000, 'unixepoch')
        || printf('.%03dZ', r.first_seen / 1000 % 1000) AS first_seen,
    strftime('%Y-%m-%dT%H:%M:%S', r.last_seen / 1000000, 'unixepoch')
        || printf('.%03dZ', r.last_seen / 1000 % 1000) AS last_seen,
    r.example AS example
FROM reason r
JOIN (SELECT reason, sum(events) AS events FROM reason_day GROUP BY reason) n ON n.reason = r.id
JOIN cause c ON c.id = r.cause
LEFT JOIN word wst ON wst.list = 'stage' AND wst.id = r.stage
LEFT JOIN word wd ON wd.list = 'direction' AND wd.id = r.direction
LEFT JOIN name pv ON pv.id = r.provider
WHERE n.events > 0;
CREATE VIEW sources AS
SELECT so.path AS path, wm.text AS mta, so.host AS host, so.bytes AS bytes, so.lines AS lines,
    so.events AS events, so.context AS context, so.deliveries AS deliveries, so.noise AS noise,
    so.unknown AS unknown,
    strftime('%Y-%m-%dT%H:%M:%S', so.first_time / 1000000, 'unixepoch')
        || printf('.%03dZ', so.first_time / 1000 % 1000) AS first_time,
    strftime('%Y-%m-%dT%H:%M:%S', so.last_time / 1000000, 'unixepoch')
        || printf('.%03dZ', so.last_time / 1000 % 1000) AS last_time,
    so.state AS state
FROM source so
LEFT JOIN word wm ON wm.list = 'mta' AND wm.id = so.mta;
CREATE VIEW unknown_lines AS
SELECT u.shape AS shape, u.count AS count, u.example AS example, so.path AS path,
    u.line_offset AS line_offset
FROM unknown u
LEFT JOIN source so ON so.id = u.source;
COMMIT;
