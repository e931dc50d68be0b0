PRAGMA application_id = 1651471726;
PRAGMA user_version = 3;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
INSERT INTO meta VALUES('identity','d6093c4719ef0ccfaeee8eb0829d88dd');
INSERT INTO meta VALUES('kept_deliveries',1);
INSERT INTO meta VALUES('program','0.1.0');
INSERT INTO meta VALUES('report_zone','Europe/Berlin');
CREATE TABLE name (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
INSERT INTO name VALUES(107434635571,'mx1.ehlo450.example');
INSERT INTO name VALUES(109436169891,'mx.d1.drops.example');
INSERT INTO name VALUES(122266340753,'edge1.example.com');
INSERT INTO name VALUES(180423267485,'microsoft');
INSERT INTO name VALUES(199262448497,'alice');
INSERT INTO name VALUES(240618668489,'exch01.exch.example');
INSERT INTO name VALUES(310341840683,'gmail-smtp-in.l.google.com');
INSERT INTO name VALUES(378763314375,'mx1.refused.example');
INSERT INTO name VALUES(480706245017,'mx1.banner421.example');
INSERT INTO name VALUES(551915251579,'mx1');
INSERT INTO name VALUES(553847870231,'mx00.emig.gmx.example');
INSERT INTO name VALUES(584824362639,'203.0.113.6');
INSERT INTO name VALUES(594871848161,'mx1.tlsabsent.example');
INSERT INTO name VALUES(608171331353,'mx.example.net');
INSERT INTO name VALUES(620195335651,'mx1.banner554.example');
INSERT INTO name VALUES(620286382153,'zen.dnsbl.example');
INSERT INTO name VALUES(642908055273,'mx.example.org');
INSERT INTO name VALUES(647542513217,'mx1.bannerml.example');
INSERT INTO name VALUES(673816067057,'mx.unreach.example');
INSERT INTO name VALUES(682250132525,'gmx');
INSERT INTO name VALUES(707052836287,'gmail-smtp-in.l.google.example');
INSERT INTO name VALUES(724805117547,'mx.odd.example');
INSERT INTO name VALUES(753187172591,'mx1.sshbanner.example');
INSERT INTO name VALUES(755817863027,'hybrid.example.org');
INSERT INTO name VALUES(766582075325,'mallory');
INSERT INTO name VALUES(842721685695,'mx');
INSERT INTO name VALUES(856087388463,'extmail.example.org');
INSERT INTO name VALUES(869425036461,'mx1.ehlo550.example');
INSERT INTO name VALUES(944934207165,'google');
INSERT INTO name VALUES(971441406831,'alt1.gmail-smtp-in.l.google.example');
INSERT INTO name VALUES(996119523989,'joe doe');
INSERT INTO name VALUES(998416582853,'postfix-out');
INSERT INTO name VALUES(1048510986643,'ex1.example.com');
INSERT INTO name VALUES(1072236021425,'postfix');
INSERT INTO name VALUES(1074479763327,'mx.d6.drops.example');
CREATE TABLE domain (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
INSERT INTO domain VALUES(1,'example.org');
INSERT INTO domain VALUES(2,'example.net');
INSERT INTO domain VALUES(3,'example.com');
INSERT INTO domain VALUES(4,'example.test');
INSERT INTO domain VALUES(5,'bounce4.example.net');
INSERT INTO domain VALUES(6,'goodsender.example');
INSERT INTO domain VALUES(7,'elsewhere.example');
INSERT INTO domain VALUES(8,'corp2.example');
INSERT INTO domain VALUES(9,'probe.example');
INSERT INTO domain VALUES(10,'nosuchsender.example');
INSERT INTO domain VALUES(11,'servfail.example');
INSERT INTO domain VALUES(12,'spffail.example');
INSERT INTO domain VALUES(13,'news.example');
INSERT INTO domain VALUES(14,'d1.drops.example');
INSERT INTO domain VALUES(15,'crm.example');
INSERT INTO domain VALUES(16,'d4.drops.example');
INSERT INTO domain VALUES(17,'d6.drops.example');
INSERT INTO domain VALUES(18,'billing.example');
INSERT INTO domain VALUES(19,'d7.drops.example');
INSERT INTO domain VALUES(20,'forum.example');
INSERT INTO domain VALUES(21,'d8.drops.example');
INSERT INTO domain VALUES(22,'d9.drops.example');
INSERT INTO domain VALUES(23,'shop.example');
INSERT INTO domain VALUES(24,'gmail.example');
INSERT INTO domain VALUES(25,'lmtp.example');
INSERT INTO domain VALUES(26,'exch.example');
INSERT INTO domain VALUES(27,'gmx.example');
INSERT INTO domain VALUES(28,'barracuda.example');
INSERT INTO domain VALUES(29,'odd.example');
INSERT INTO domain VALUES(30,'banner554.example');
INSERT INTO domain VALUES(31,'banner421.example');
INSERT INTO domain VALUES(32,'ehlo550.example');
INSERT INTO domain VALUES(33,'ehlo450.example');
INSERT INTO domain VALUES(34,'refused.example');
INSERT INTO domain VALUES(35,'sshbanner.example');
INSERT INTO domain VALUES(36,'conntimeout.example');
INSERT INTO domain VALUES(37,'tlsabsent.example');
INSERT INTO domain VALUES(38,'bannerml.example');
INSERT INTO domain VALUES(39,'unreach.example');
INSERT INTO domain VALUES(40,'e.nullmx.example');
INSERT INTO domain VALUES(41,'e.mxnohost.example');
INSERT INTO domain VALUES(42,'e.noa.example');
INSERT INTO domain VALUES(43,'e.servfail.example');
INSERT INTO domain VALUES(44,'eximloop.example');
INSERT INTO domain VALUES(45,'closed.example');
INSERT INTO domain VALUES(46,'paused.example');
INSERT INTO domain VALUES(47,'suspended.example');
INSERT INTO domain VALUES(48,'nobounce.example');
INSERT INTO domain VALUES(49,'vpipe.example');
INSERT INTO domain VALUES(50,'host01.example.org');
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
INSERT INTO cause VALUES(42,'helo-rejected','identity','policy','sender-admin','the name in HELO or EHLO is missing, invalid or forged');
INSERT INTO cause VALUES(43,'rdns-missing','identity','policy','sender-admin','the sending address has no proper reverse name');
INSERT INTO cause VALUES(44,'protocol-error','protocol','policy','sender-admin','the client broke the rules of the conversation');
CREATE TABLE flow (
    id INTEGER PRIMARY KEY,
    mta INTEGER NOT NULL, host INTEGER NOT NULL, instance INTEGER,
    direction INTEGER NOT NULL, scope INTEGER NOT NULL, outcome INTEGER NOT NULL
);
INSERT INTO flow VALUES(1,1,551915251579,1072236021425,1,1,2);
INSERT INTO flow VALUES(2,1,551915251579,1072236021425,1,1,1);
INSERT INTO flow VALUES(3,1,551915251579,1072236021425,0,0,0);
INSERT INTO flow VALUES(4,1,551915251579,1072236021425,2,1,3);
INSERT INTO flow VALUES(5,1,551915251579,1072236021425,2,1,4);
INSERT INTO flow VALUES(6,1,551915251579,998416582853,0,0,0);
INSERT INTO flow VALUES(7,1,551915251579,998416582853,2,1,3);
INSERT INTO flow VALUES(8,1,551915251579,1072236021425,3,1,4);
INSERT INTO flow VALUES(9,1,551915251579,1072236021425,2,2,0);
INSERT INTO flow VALUES(10,1,551915251579,1072236021425,2,1,5);
INSERT INTO flow VALUES(11,4,842721685695,NULL,1,1,1);
INSERT INTO flow VALUES(12,4,842721685695,NULL,0,0,0);
INSERT INTO flow VALUES(13,4,842721685695,NULL,2,1,0);
INSERT INTO flow VALUES(14,4,842721685695,NULL,2,1,4);
INSERT INTO flow VALUES(15,4,842721685695,NULL,3,1,4);
INSERT INTO flow VALUES(16,4,842721685695,NULL,2,1,3);
INSERT INTO flow VALUES(17,4,842721685695,NULL,2,1,5);
INSERT INTO flow VALUES(18,2,842721685695,NULL,1,1,1);
INSERT INTO flow VALUES(19,2,842721685695,NULL,1,1,2);
INSERT INTO flow VALUES(20,2,842721685695,NULL,0,0,0);
INSERT INTO flow VALUES(21,2,842721685695,NULL,3,1,0);
INSERT INTO flow VALUES(22,2,842721685695,NULL,1,1,0);
INSERT INTO flow VALUES(23,2,842721685695,NULL,2,1,3);
INSERT INTO flow VALUES(24,2,842721685695,NULL,2,1,5);
INSERT INTO flow VALUES(25,2,842721685695,NULL,2,1,4);
INSERT INTO flow VALUES(26,2,842721685695,NULL,2,1,0);
INSERT INTO flow VALUES(27,2,842721685695,NULL,3,1,4);
INSERT INTO flow VALUES(28,2,842721685695,NULL,3,1,3);
INSERT INTO flow VALUES(29,2,842721685695,NULL,3,1,5);
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
INSERT INTO reason VALUES(1,3795824814489698580,'450 4.7.25 Client host rejected: cannot find your hostname, [unknown]',450,4007025,1,1,6,1,NULL,NULL,43,'rules.txt:3386','text',NULL,1795296734000000,1795296734000000,'450 4.7.25 Client host rejected: cannot find your hostname, [unknown]');
INSERT INTO reason VALUES(2,-331086859949276071,'454 4.7.1 <address>: Relay access denied',454,4007001,1,1,6,1,NULL,NULL,39,'rules.txt:3505','text',NULL,1795293135000000,1795293135000000,'454 4.7.1 <a@example.net>: Relay access denied');
INSERT INTO reason VALUES(3,-6304518950958330943,'550 5.1.1 <address>: Recipient address rejected: User unknown in local recipient table',550,5001001,1,1,6,1,NULL,NULL,1,'rules.txt:2648','text',NULL,1795293136000000,1795293136000000,'550 5.1.1 <x@example.org>: Recipient address rejected: User unknown in local recipient table');
INSERT INTO reason VALUES(4,8889112195213071287,'554 5.7.1 Service unavailable; Client host [<ip>] blocked using zen.dnsbl.example; see; from=<x> to=<y>',554,5007001,1,1,6,1,NULL,NULL,24,'rules.txt:3323','text',620286382153,1795293137000000,1795293137000000,'554 5.7.1 Service unavailable; Client host [198.51.100.7] blocked using zen.dnsbl.example; see; from=<x> to=<y>');
INSERT INTO reason VALUES(5,-7856765636371146306,'550 5.1.1 <id>: no such user',550,5001001,1,1,6,1,NULL,NULL,1,'rules.txt:2648','text',NULL,1795293140000000,1795293140000000,'550 5.1.1 <b>: no such user');
INSERT INTO reason VALUES(6,749098561732264521,'550 5.5.1 Protocol error',550,5005001,1,1,6,1,NULL,NULL,44,'rules.txt:3758','text',NULL,1795293152000000,1795293152000000,'550 5.5.1 Protocol error');
INSERT INTO reason VALUES(7,-7198177464459388374,'554 5.7.1 <address>: Relay access denied',554,5007001,1,1,6,1,NULL,NULL,39,'rules.txt:3505','text',NULL,1795293153000000,1795293153000000,'554 5.7.1 <b@example.org>: Relay access denied');
INSERT INTO reason VALUES(8,8086263054868526109,'Client certificate not trusted',NULL,NULL,NULL,NULL,3,1,NULL,NULL,16,'rules.txt:3278','text',NULL,1795293154000000,1795293154000000,'Client certificate not trusted');
INSERT INTO reason VALUES(9,-45597230972049263,'554 5.7.1 <<host>[<ip>]>: Client host rejected: Access denied',554,5007001,1,1,1,1,NULL,NULL,25,'rules.txt:3574','text',NULL,1795296761500000,1795296761500000,'554 5.7.1 <mx.example.com[198.51.100.7]>: Client host rejected: Access denied');
INSERT INTO reason VALUES(10,-3070279982836206615,'NON-SMTP COMMAND from [<ip>]:<n> after EHLO: Subject: hi',521,5007000,3,3,NULL,1,NULL,NULL,44,'rules.txt:1942','text',NULL,1795293163000000,1795293163000000,'NON-SMTP COMMAND from [198.51.100.8]:33993 after EHLO: Subject: hi');
INSERT INTO reason VALUES(11,-2087891049101327826,'connect to <host>[<ip>]:<n>: Connection refused',NULL,4004001,NULL,2,1,2,NULL,NULL,13,'rules.txt:3226','text',NULL,1370838498123000,1370838498123000,'connect to mx.example.net[203.0.113.7]:25: Connection refused');
INSERT INTO reason VALUES(12,-6257596876130851181,'Sender requested REQUIRETLS, but server certificate does not match',NULL,5007010,NULL,2,3,2,NULL,NULL,15,'rules.txt:559','vendor',NULL,1795296733000123,1795296733000123,'Sender requested REQUIRETLS, but server certificate does not match');
INSERT INTO reason VALUES(13,-7546240469535338941,'bare <LF> received',550,5005002,3,3,7,1,NULL,NULL,44,'rules.txt:2675','text',NULL,1795293138000000,1795293138000000,'bare <LF> received');
INSERT INTO reason VALUES(14,1235528266684395138,'421 4.3.0 <host> Server local data error',421,4003000,1,1,7,1,NULL,NULL,17,'rules.txt:3777','text',NULL,1795293139000000,1795293139000000,'421 4.3.0 mx1.example.org Server local data error');
INSERT INTO reason VALUES(15,8642578844378464262,'550 5.3.0 first status=sent (<n> ok) second (in reply to end of DATA command) last',550,5003000,1,1,5,2,NULL,NULL,17,'rules.txt:3819','status',NULL,1795293141000000,1795293141000000,'550 5.3.0 first status=sent (250 ok) second (in reply to end of DATA command) last');
INSERT INTO reason VALUES(16,-4304554889679473419,'452 4.2.2 full',452,4002002,1,1,6,2,NULL,NULL,3,'rules.txt:3807','status',NULL,1795293142000000,1795293142000000,'452 4.2.2 full');
INSERT INTO reason VALUES(17,-8980754875456224560,'550 from relay: host <host>[<ip>] said: 421 4.7.0 busy (in reply to RCPT TO command)',550,5000000,1,2,8,2,NULL,NULL,28,'rules.txt:3931','code',NULL,1795293144000000,1795293144000000,'550 from relay: host mx9.example.com[192.0.2.9] said: 421 4.7.0 busy (in reply to RCPT TO command)');
INSERT INTO reason VALUES(18,-2436337837494904320,'552 5.2.2 <address> quota exceeded',552,5002002,1,1,8,3,NULL,NULL,3,'rules.txt:3433','text',NULL,1795293145000000,1795293145000000,'552 5.2.2 <e@example.org> quota exceeded');
INSERT INTO reason VALUES(19,1540909673791555490,'535 5.7.8 bad credentials',535,5007008,1,1,4,2,NULL,NULL,41,'rules.txt:3559','text',NULL,1795293147000000,1795293147000000,'535 5.7.8 bad credentials');
INSERT INTO reason VALUES(20,-3310173357640154315,'improper use of 8-bit data in message header',550,NULL,3,NULL,8,1,NULL,NULL,32,'rules.txt:1854','text',NULL,1795293148000000,1795293148000000,'improper use of 8-bit data in message header');
INSERT INTO reason VALUES(21,-3049529192007293570,'5.7.1 spam',550,5007001,3,1,8,1,NULL,NULL,28,'rules.txt:3603','text',NULL,NULL,NULL,NULL);
INSERT INTO reason VALUES(22,-9030253712571215635,'5.7.1 spam',NULL,5007001,NULL,2,10,3,NULL,NULL,28,'rules.txt:3603','text',NULL,1795293149000000,1795293149000000,'5.7.1 spam');
INSERT INTO reason VALUES(23,7883195036139285033,'message rejected: hopcount exceeded',554,5004000,3,3,8,1,NULL,NULL,28,'rules.txt:3931','code',NULL,1795293150000000,1795293150000000,'message rejected: hopcount exceeded');
INSERT INTO reason VALUES(24,-9052025708051988451,'expired, returned to sender',NULL,NULL,NULL,NULL,11,2,NULL,NULL,11,'rules.txt:3741','text',NULL,1752571384100000,1795293245000000,'expired, returned to sender');
INSERT INTO reason VALUES(25,-5836175682360241609,'550 5.7.1 Sender ID (PRA) Domain Does Not Exist',550,5007001,1,1,8,1,NULL,NULL,33,'rules.txt:3362','text',NULL,1459814462052000,1459814462052000,'550 5.7.1 Sender ID (PRA) Domain Does Not Exist');
INSERT INTO reason VALUES(26,6305166614211726913,'501 5.1.4 Recipient address reserved by RFC <n>',501,5001004,2,2,NULL,2,NULL,NULL,6,'rules.txt:564','vendor',NULL,1608604086079000,1608604086079000,'501 5.1.4 Recipient address reserved by RFC 2606');
INSERT INTO reason VALUES(27,7967539345880592693,'550 5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected by organization policy',550,5007001,2,2,10,3,NULL,NULL,31,'rules.txt:320','vendor',NULL,1617876672001000,1617876672001000,'550 5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected by organization policy');
INSERT INTO reason VALUES(28,-1865971627456589611,'550 5.7.1 Sender ID (PRA) Not Permitted',550,5007001,1,1,8,1,NULL,NULL,33,'rules.txt:3362','text',NULL,1675238400500000,1675238400500000,'550 5.7.1 Sender ID (PRA) Not Permitted');
INSERT INTO reason VALUES(29,-1847345868621115940,'550 5.7.1 RESOLVER.RST.AuthRequired; authentication required',550,5007001,2,2,10,3,NULL,NULL,4,'rules.txt:260','vendor',NULL,1675238401500000,1675238401500000,'550 5.7.1 RESOLVER.RST.AuthRequired; authentication required');
INSERT INTO reason VALUES(30,5786068858505487816,'550 5.7.26 Your email has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM. Authentication results: DKIM = did not pass SPF [] with ip: [<ip>] = did not pass <id> - gsmtp',550,5007026,1,1,NULL,2,944934207165,NULL,36,'rules.txt:204','vendor',NULL,1741809043900000,1741809043900000,'550 5.7.26 Your email has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM. Authentication results: DKIM = did not pass SPF [] with ip: [192.0.2.15] = did not pass d9443c01a7336-22410ad7979si202153425ad.403 - gsmtp');
INSERT INTO reason VALUES(31,5791906116018505880,'451 4.4.0 Security status InvalidToken.',451,4004000,1,1,NULL,2,NULL,NULL,0,NULL,'none',NULL,1421884205100000,1421884205100000,'451 4.4.0 Security status InvalidToken.');
INSERT INTO reason VALUES(32,7650654734100879202,'451 4.7.23 Message deferred - unable to verify SPF policy for <host>. IB305 i{<id>}',451,4007023,1,1,NULL,2,NULL,NULL,33,'rules.txt:3362','text',NULL,1737431112100000,1737431112100000,'451 4.7.23 Message deferred - unable to verify SPF policy for example.com. IB305 i{2b0c499b-c839-43d2-9c76-dda19649fe67}');
INSERT INTO reason VALUES(33,-6487541851929440689,'450 4.4.317 Cannot connect to remote server [Message=451 4.4.0 TLS negotiation failed with error SocketError] [LastAttemptedServerName=<host>] [LastAttemptedIP=<ip>:<n>] [SmtpSecurity=-<n>;-<n>] [<host> <date> <id>]',450,4004317,1,1,NULL,2,NULL,NULL,16,'rules.txt:3278','text',NULL,1737431172100000,1737431172100000,'450 4.4.317 Cannot connect to remote server [Message=451 4.4.0 TLS negotiation failed with error SocketError] [LastAttemptedServerName=mx.example.org] [LastAttemptedIP=203.0.113.11:25] [SmtpSecurity=-2;-2] [mx1.example.net 2023-03-07T18:46:06.378Z 08DB1DF24DB12D84]');
INSERT INTO reason VALUES(34,-1663299696827592042,'450 4.4.316 Connection refused',450,4004316,1,1,NULL,2,NULL,NULL,13,'rules.txt:3226','text',NULL,1737431232100000,1737431232100000,'450 4.4.316 Connection refused');
INSERT INTO reason VALUES(35,-375617262193248102,'454 4.7.0 Temporary authentication failure',454,4007000,1,1,NULL,2,NULL,NULL,41,'rules.txt:2910','text',NULL,1752571264100000,1752571264100000,'454 4.7.0 Temporary authentication failure');
INSERT INTO reason VALUES(36,-1019733387487430313,'451 4.4.397 Error communicating with target host. -> 421 4.2.1 Unable to connect -> SocketError: Failed to connect. Winsock error code: 10051, <id> error code: 10051',451,4004397,1,1,1,2,NULL,NULL,13,'rules.txt:428','vendor',NULL,1752571324100000,1752571324100000,'451 4.4.397 Error communicating with target host. -> 421 4.2.1 Unable to connect -> SocketError: Failed to connect. Winsock error code: 10051, Win32 error code: 10051');
INSERT INTO reason VALUES(37,2125516566636881774,'see https://example.org/why?<id>',550,NULL,3,NULL,6,1,NULL,NULL,1,'rules.txt:3928','code',NULL,1772355600000000,1772355600000000,'see https://example.org/why?id=4f2c0a91d77e4b10b3aa');
INSERT INTO reason VALUES(38,8882992738717324912,'relay not permitted',550,NULL,3,NULL,6,1,NULL,NULL,39,'rules.txt:3505','text',NULL,1795293133000000,1795293133000000,'relay not permitted');
INSERT INTO reason VALUES(39,5266256103465941442,'Unknown user',550,NULL,3,NULL,6,1,NULL,NULL,1,'rules.txt:2648','text',NULL,1795293133000000,1795293133000000,'Unknown user');
INSERT INTO reason VALUES(40,-411695749017373217,'554 5.7.1 Rejected because <ip> is in a black list at zen.dnsbl.example',554,5007001,2,2,6,1,NULL,NULL,24,'rules.txt:3323','text',620286382153,1795293133000000,1795293133000000,'554 5.7.1 Rejected because 192.0.2.6 is in a black list at zen.dnsbl.example');
INSERT INTO reason VALUES(41,2742703952001127577,'this person has left the company',550,NULL,3,NULL,6,1,NULL,NULL,1,'rules.txt:1415','text',NULL,1795293133000000,1795293133000000,'this person has left the company');
INSERT INTO reason VALUES(42,5741119763296983901,'host lookup failed (failed to find host name from IP address)',550,NULL,3,NULL,6,1,NULL,NULL,43,'rules.txt:2636','text',NULL,1795293134000000,1795293134000000,'host lookup failed (failed to find host name from IP address)');
INSERT INTO reason VALUES(43,-4809918646230008543,'mailbox is being moved',451,NULL,3,NULL,6,1,NULL,NULL,17,'rules.txt:2640','text',NULL,1795293134000000,1795293134000000,'mailbox is being moved');
INSERT INTO reason VALUES(44,7639343883403807914,'Connections from <ip> are not accepted here',550,NULL,3,NULL,1,1,NULL,NULL,25,'rules.txt:2522','text',NULL,1795293134000000,1795293134000000,'Connections from 192.0.2.10 are not accepted here');
INSERT INTO reason VALUES(45,8411046891193433622,'Too busy for <ip>, try later',451,NULL,3,NULL,1,1,NULL,NULL,17,'rules.txt:2106','text',NULL,1795293134000000,1795293134000000,'Too busy for 192.0.2.11, try later');
INSERT INTO reason VALUES(46,-303299418984666170,'host_reject_connection',554,NULL,3,NULL,1,1,NULL,NULL,25,'rules.txt:3922','code',NULL,1795293134000000,1795293134000000,'host_reject_connection');
INSERT INTO reason VALUES(47,1955321102084368169,'bad neighbourhood',550,NULL,3,NULL,1,1,NULL,NULL,0,NULL,'none',NULL,1795293134000000,1795293134000000,'bad neighbourhood');
INSERT INTO reason VALUES(48,-8549309440124679793,'HELO <host> is not yours',550,NULL,3,NULL,2,1,NULL,NULL,42,'rules.txt:3402','text',NULL,1795293134000000,1795293134000000,'HELO mx2.corp.example is not yours');
INSERT INTO reason VALUES(49,-729204758641177935,'Sender <address> is on our block list',550,NULL,3,NULL,5,1,NULL,NULL,27,'rules.txt:2388','text',NULL,1795293134000000,1795293134000000,'Sender <bad@goodsender.example> is on our block list');
INSERT INTO reason VALUES(50,-9000352394089832126,'syntactically invalid argument(s): bad helo!!',501,NULL,3,NULL,2,1,NULL,NULL,42,'rules.txt:2704','text',NULL,1795293134000000,1795293134000000,'syntactically invalid argument(s): bad helo!!');
INSERT INTO reason VALUES(51,6978383932954539586,'451 4.7.1 Greylisted, please try again in <n> minutes',451,4007001,2,2,6,1,NULL,NULL,22,'rules.txt:1723','text',NULL,1795293134000000,1795293134000000,'451 4.7.1 Greylisted, please try again in  5 minutes');
INSERT INTO reason VALUES(52,-8608105788636526005,'450 4.7.1 Sender <address> temporarily refused',450,4007001,2,2,5,1,NULL,NULL,27,'rules.txt:3710','text',NULL,1795293134000000,1795293134000000,'450 4.7.1 Sender <slow@goodsender.example> temporarily refused');
INSERT INTO reason VALUES(53,7390565959280006312,'syntactically invalid argument(s): (no argument given)',501,NULL,3,NULL,2,1,NULL,NULL,42,'rules.txt:2704','text',NULL,1795293134000000,1795293134000000,'syntactically invalid argument(s): (no argument given)');
INSERT INTO reason VALUES(54,4052700231171180215,'<host> [<ip>] : SMTP error from remote mail server after RCPT TO:<address>: 550 5.1.1 <address>: Recipient address rejected: User unknown (probe)',550,NULL,3,NULL,6,1,NULL,NULL,1,'rules.txt:2648','text',NULL,1795293134000000,1795293134000000,'mx.probe.example [203.0.113.5] : SMTP error from remote mail server after RCPT TO:<who.p001e1@probe.example>: 550 5.1.1 <who.p001e1@probe.example>: Recipient address rejected: User unknown (probe)');
INSERT INTO reason VALUES(55,8549410878640631795,'Sender verify failed [Unrouteable address]',550,NULL,3,NULL,6,1,NULL,NULL,37,'rules.txt:27','text',NULL,1795293134000000,1795293134000000,'Sender verify failed [Unrouteable address]');
INSERT INTO reason VALUES(56,8375454605259038580,'451 4.7.1 Sender rate <n> / <n>m exceeds limit',451,4007001,2,2,6,1,NULL,NULL,20,'rules.txt:3487','text',NULL,1795293134000000,1795293134000000,'451 4.7.1 Sender rate 3.0 / 1m exceeds limit');
INSERT INTO reason VALUES(57,3701593093585274427,'Could not complete recipient verify callout: <host> [<ip>] : SMTP error from remote mail server after RCPT TO:<address>: 450 4.2.0 <address>: Recipient address rejected: mailbox busy (probe)',451,NULL,3,NULL,6,1,NULL,NULL,17,'rules.txt:3777','text',NULL,1795293135000000,1795293135000000,'Could not complete recipient verify callout: mx.probe.example [203.0.113.5] : SMTP error from remote mail server after RCPT TO:<who.p002e1@probe.example>: 450 4.2.0 <who.p002e1@probe.example>: Recipient address rejected: mailbox busy (probe)');
INSERT INTO reason VALUES(58,3648665660834252838,'Could not complete sender verify [host lookup did not complete]',451,NULL,3,NULL,6,1,NULL,NULL,37,'rules.txt:27','text',NULL,1795293135000000,1795293135000000,'Could not complete sender verify [host lookup did not complete]');
INSERT INTO reason VALUES(59,2152893013773074460,'message too big: size=<n> max=<n>',552,NULL,3,NULL,5,1,NULL,NULL,23,'rules.txt:3447','text',NULL,1795293135000000,1795293135000000,'message too big: size=99999999 max=200000');
INSERT INTO reason VALUES(60,-3361827726795670049,'too many recipients',552,NULL,3,NULL,6,1,NULL,NULL,21,'rules.txt:3467','text',NULL,1795293135000000,1795293135000000,'too many recipients');
INSERT INTO reason VALUES(61,3548320257847096542,'''>'' missing at end of address',501,NULL,3,NULL,5,1,NULL,NULL,44,'rules.txt:3916','code',NULL,1795293135000000,1795293135000000,'''>'' missing at end of address');
INSERT INTO reason VALUES(62,7132484845723157707,'domain missing or malformed',501,NULL,3,NULL,6,1,NULL,NULL,32,'rules.txt:3627','text',NULL,1795293135000000,1795293135000000,'domain missing or malformed');
INSERT INTO reason VALUES(63,-2330304347288030827,'SMTP protocol synchronization error',554,NULL,3,NULL,1,1,NULL,NULL,44,'rules.txt:2795','text',NULL,1795293135000000,1795293135000000,'SMTP protocol synchronization error');
INSERT INTO reason VALUES(64,-5054077865597225518,'SMTP protocol synchronization error',554,NULL,3,NULL,5,1,NULL,NULL,44,'rules.txt:2795','text',NULL,1795293135000000,1795293135000000,'SMTP protocol synchronization error');
INSERT INTO reason VALUES(65,1160048740465096385,'too many unrecognized commands',500,NULL,3,NULL,NULL,1,NULL,NULL,44,'rules.txt:3086','text',NULL,1795293135000000,1795293135000000,'too many unrecognized commands');
INSERT INTO reason VALUES(66,2421750324837715621,'sender not yet given',503,NULL,3,NULL,6,1,NULL,NULL,44,'rules.txt:3916','code',NULL,1795293135000000,1795293135000000,'sender not yet given');
INSERT INTO reason VALUES(67,8669431614175831525,'valid RCPT command must precede DATA',503,NULL,3,NULL,7,1,NULL,NULL,44,'rules.txt:3017','text',NULL,1795293135000000,1795293135000000,'valid RCPT command must precede DATA');
INSERT INTO reason VALUES(68,7477849821909864868,'535 Incorrect authentication data',535,NULL,2,NULL,4,1,NULL,NULL,41,'rules.txt:3559','text',NULL,1795293135000000,1795293135000000,'535 Incorrect authentication data');
INSERT INTO reason VALUES(69,-3538844821076295389,'CRAM-MD5 authentication mechanism not supported',504,NULL,3,NULL,4,1,NULL,NULL,41,'rules.txt:1986','text',NULL,1795293136000000,1795293136000000,'CRAM-MD5 authentication mechanism not supported');
INSERT INTO reason VALUES(70,1859517023342092781,'too many connections from that IP address',421,NULL,3,NULL,1,1,NULL,NULL,20,'rules.txt:3487','text',NULL,1795293136000000,1795293136000000,'too many connections from that IP address');
INSERT INTO reason VALUES(71,-1526236463208245259,'too many nonmail commands',554,NULL,3,NULL,NULL,1,NULL,NULL,44,'rules.txt:3758','text',NULL,1795293136000000,1795293136000000,'too many nonmail commands');
INSERT INTO reason VALUES(72,3588975068427100220,'unqualified address rejected',501,NULL,3,NULL,6,1,NULL,NULL,5,'rules.txt:3718','text',NULL,1795293136000000,1795293136000000,'unqualified address rejected');
INSERT INTO reason VALUES(73,-7307181808778198128,'rejected EXPN',550,NULL,3,NULL,6,1,NULL,NULL,44,'rules.txt:1947','text',NULL,1795293136000000,1795293136000000,'rejected EXPN');
INSERT INTO reason VALUES(74,2177139534989929041,'rejected ETRN',458,NULL,3,NULL,NULL,1,NULL,NULL,44,'rules.txt:1947','text',NULL,1795293136000000,1795293136000000,'rejected ETRN');
INSERT INTO reason VALUES(75,-3023469534521208013,'Restricted characters in address',550,NULL,3,NULL,6,1,NULL,NULL,5,'rules.txt:2575','text',NULL,1795293136000000,1795293136000000,'Restricted characters in address');
INSERT INTO reason VALUES(76,6358599224893622497,'550 5.7.1 no DATA for you',550,5007001,2,2,7,1,NULL,NULL,44,'rules.txt:3758','text',NULL,1795293136000000,1795293136000000,'550 5.7.1 no DATA for you');
INSERT INTO reason VALUES(77,-4798307685719584244,'Dropped: too many bad things from you',550,NULL,3,NULL,6,1,NULL,NULL,37,'rules.txt:3688','text',NULL,1795293136000000,1795293136000000,'Dropped: too many bad things from you');
INSERT INTO reason VALUES(78,7034371914231961968,'550 5.7.23 SPF check failed: <ip> is not allowed to send mail from <host>',550,5007023,2,2,6,1,NULL,NULL,33,'rules.txt:3300','text',NULL,1795293137000000,1795293137000000,'550 5.7.23 SPF check failed: 192.0.2.41 is not allowed to send mail from spffail.example');
INSERT INTO reason VALUES(79,952283383225956845,'550 5.7.1 first line of a multi-line refusal',550,5007001,2,2,6,1,NULL,NULL,1,'rules.txt:3928','code',NULL,1795293137000000,1795293137000000,'550 5.7.1 first line of a multi-line refusal');
INSERT INTO reason VALUES(80,411390861252850599,'internal reason: score <n> (threshold <n>)',550,NULL,3,NULL,6,1,NULL,NULL,28,'rules.txt:2415','text',NULL,1795293137000000,1795293137000000,'internal reason: score 99 (threshold 5)');
INSERT INTO reason VALUES(81,-2609306783356302072,'452 4.2.2 mailbox of <address> is full',452,4002002,2,2,6,1,NULL,NULL,3,'rules.txt:3433','text',NULL,1795293137000000,1795293137000000,'452 4.2.2 mailbox of alice is full');
INSERT INTO reason VALUES(82,-7142033766277512065,'Remote host closed connection in response to pipelined RCPT TO:<address>',NULL,NULL,NULL,NULL,6,2,NULL,NULL,14,'rules.txt:3233','text',NULL,1795293133000000,1795293133000000,'Remote host closed connection in response to pipelined RCPT TO:<boris.d001e1@d1.drops.example>');
INSERT INTO reason VALUES(83,5094796697873338076,'Remote host closed connection in response to pipelined RCPT TO:<address>',NULL,NULL,NULL,NULL,11,2,NULL,82,14,'rules.txt:3233','text',NULL,1795293213000000,1795293213000000,'Remote host closed connection in response to pipelined RCPT TO:<boris.d001e1@d1.drops.example>');
INSERT INTO reason VALUES(84,2723309524613352160,'Connection timed out: SMTP timeout after RCPT TO:<address>',NULL,NULL,NULL,NULL,6,2,NULL,NULL,12,'rules.txt:2841','text',NULL,1795293141000000,1795293141000000,'Connection timed out: SMTP timeout after RCPT TO:<greta.d006e1@d6.drops.example>');
INSERT INTO reason VALUES(85,5426677166032395559,'Connection timed out: SMTP timeout after RCPT TO:<address>',NULL,NULL,NULL,NULL,11,2,NULL,84,12,'rules.txt:2841','text',NULL,1795293223000000,1795293223000000,'Connection timed out: SMTP timeout after RCPT TO:<greta.d006e1@d6.drops.example>');
INSERT INTO reason VALUES(86,-2243106237714565906,'550 5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient''s email address for typos or unnecessary spaces. For more information, go to https://support.google.example/mail/?p=NoSuchUser <id> - gsmtp',550,5001001,1,1,6,2,944934207165,NULL,1,'rules.txt:95','vendor',NULL,1795293134000000,1795293134000000,'550 5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient''s email address for typos or unnecessary spaces. For more information, go to  https://support.google.example/mail/?p=NoSuchUser kqo8g6k64a5h4v - gsmtp');
INSERT INTO reason VALUES(87,-2706155392788087703,'550 5.2.1 The email account that you tried to reach is inactive. For more information, go to https://support.google.example/mail/?p=DisabledUser <id> - gsmtp',550,5002001,1,1,6,2,944934207165,NULL,2,'rules.txt:100','vendor',NULL,1795293134000000,1795293134000000,'550 5.2.1 The email account that you tried to reach is inactive. For more information, go to https://support.google.example/mail/?p=DisabledUser u68yy7genm94ea - gsmtp');
INSERT INTO reason VALUES(88,511893310626936067,'452 4.2.2 The recipient''s inbox is out of storage space. Please direct the recipient to https://support.google.example/mail/?p=OverQuotaTemp <id> - gsmtp',452,4002002,1,1,6,2,944934207165,NULL,3,'rules.txt:105','vendor',NULL,1795293134000000,1795293134000000,'452 4.2.2 The recipient''s inbox is out of storage space. Please direct the recipient to  https://support.google.example/mail/?p=OverQuotaTemp oncf7xlmzam6ok - gsmtp');
INSERT INTO reason VALUES(89,1624860246464847049,'452 4.2.2 The recipient''s inbox is out of storage space. Please direct the recipient to https://support.google.example/mail/?p=OverQuotaTemp <id> - gsmtp',452,4002002,1,1,11,2,944934207165,88,3,'rules.txt:105','vendor',NULL,1795293213000000,1795293213000000,'452 4.2.2 The recipient''s inbox is out of storage space. Please direct the recipient to  https://support.google.example/mail/?p=OverQuotaTemp oncf7xlmzam6ok - gsmtp');
INSERT INTO reason VALUES(90,8463864981018141701,'550 5.7.1 [<ip> <n>] Our system has detected that this message is likely unsolicited mail. To reduce the amount of spam sent to Gmail, this message has been blocked. Please visit https://support.google.example/mail/?p=UnsolicitedMessageError for more information. <id> - gsmtp',550,5007001,1,1,8,2,944934207165,NULL,28,'rules.txt:148','vendor',NULL,1795293134000000,1795293134000000,'550 5.7.1 [198.51.100.102      12] Our system has detected that this message is likely unsolicited mail. To reduce the amount of spam sent to Gmail, this message has been blocked. Please visit https://support.google.example/mail/?p=UnsolicitedMessageError  for more information. a1n2p7gizdxqwt - gsmtp');
INSERT INTO reason VALUES(91,9211801752152168819,'421 4.7.0 [<ip> <n>] Our system has detected an unusual rate of unsolicited mail originating from your IP address. To protect our users from spam, mail sent from your IP address has been temporarily rate limited. Please visit https://support.google.example/mail/?p=UnsolicitedRateLimitError to review our Bulk Email Senders Guidelines. <id> - gsmtp',421,4007000,1,1,8,2,944934207165,NULL,20,'rules.txt:119','vendor',NULL,1795293134000000,1795293134000000,'421 4.7.0 [198.51.100.102      15] Our system has detected an unusual rate of unsolicited mail originating from your IP address. To protect our users from spam, mail sent from your IP address has been temporarily rate limited. Please visit https://support.google.example/mail/?p=UnsolicitedRateLimitError to review our Bulk Email Senders Guidelines. anpdau860pblpc - gsmtp');
INSERT INTO reason VALUES(92,-1382804703191144278,'421 4.7.0 [<ip> <n>] Our system has detected an unusual rate of unsolicited mail originating from your IP address. To protect our users from spam, mail sent from your IP address has been temporarily rate limited. Please visit https://support.google.example/mail/?p=UnsolicitedRateLimitError to review our Bulk Email Senders Guidelines. <id> - gsmtp',421,4007000,1,1,11,2,944934207165,91,20,'rules.txt:119','vendor',NULL,1795293205000000,1795293205000000,'421 4.7.0 [198.51.100.102      15] Our system has detected an unusual rate of unsolicited mail originating from your IP address. To protect our users from spam, mail sent from your IP address has been temporarily rate limited. Please visit https://support.google.example/mail/?p=UnsolicitedRateLimitError to review our Bulk Email Senders Guidelines. anpdau860pblpc - gsmtp');
INSERT INTO reason VALUES(93,-4685239057637248955,'552 5.3.4 Your message exceeded Google''s message size limits. Please visit https://support.google.example/mail/?p=MaxSizeError to view our size guidelines. <id> - gsmtp',552,5003004,1,1,8,2,944934207165,NULL,23,'rules.txt:56','vendor',NULL,1795293135000000,1795293135000000,'552 5.3.4 Your message exceeded Google''s message size limits. Please visit https://support.google.example/mail/?p=MaxSizeError to view our size guidelines. srj74zci93kaf7 - gsmtp');
INSERT INTO reason VALUES(94,2808876059425422509,'451 4.3.0 Mail server temporarily rejected message. For more information, go to https://support.google.example/a/answer/3221692 <id> - gsmtp',451,4003000,1,1,6,2,944934207165,NULL,17,'rules.txt:208','vendor',NULL,1795293135000000,1795293135000000,'451 4.3.0 Mail server temporarily rejected message. For more information, go to https://support.google.example/a/answer/3221692 xz1nievn6mw8rv - gsmtp');
INSERT INTO reason VALUES(95,-8359420389056115579,'451 4.3.0 Mail server temporarily rejected message. For more information, go to https://support.google.example/a/answer/3221692 <id> - gsmtp',451,4003000,1,1,11,2,944934207165,94,17,'rules.txt:208','vendor',NULL,1795293215000000,1795293215000000,'451 4.3.0 Mail server temporarily rejected message. For more information, go to https://support.google.example/a/answer/3221692 xz1nievn6mw8rv - gsmtp');
INSERT INTO reason VALUES(96,4328758554679202772,'421 4.3.0 Temporary System Problem. Try again later (<n>). <id> - gsmtp',421,4003000,1,1,8,2,944934207165,NULL,17,'rules.txt:208','vendor',NULL,1795293135000000,1795293135000000,'421 4.3.0 Temporary System Problem. Try again later (10). j6d42iw3ycq16g - gsmtp');
INSERT INTO reason VALUES(97,6103253958408321046,'421 4.3.0 Temporary System Problem. Try again later (<n>). <id> - gsmtp',421,4003000,1,1,11,2,944934207165,96,17,'rules.txt:208','vendor',NULL,1795293206000000,1795293206000000,'421 4.3.0 Temporary System Problem. Try again later (10). j6d42iw3ycq16g - gsmtp');
INSERT INTO reason VALUES(98,-3994515029864236064,'spam score <n> is above <n>',550,NULL,3,NULL,8,1,NULL,NULL,28,'rules.txt:3603','text',NULL,1795293135000000,1795293135000000,'spam score 15.2 is above 8.0');
INSERT INTO reason VALUES(99,144673083301958585,'message too big: read=<n> max=<n>',552,NULL,3,NULL,8,1,NULL,NULL,23,'rules.txt:3447','text',NULL,1795293135000000,1795293135000000,'message too big: read=284142 max=200000');
INSERT INTO reason VALUES(100,5343452662967366076,'554 5.7.1 This message contains malware (Eicar-Test-Signature)',554,5007001,2,2,8,1,NULL,NULL,29,'rules.txt:3414','text',NULL,1795293135000000,1795293135000000,'554 5.7.1 This message contains malware (Eicar-Test-Signature)');
INSERT INTO reason VALUES(101,924455791397587811,'451 4.3.0 content scanner is down, try later',451,4003000,2,2,8,1,NULL,NULL,17,'rules.txt:2552','text',NULL,1795293135000000,1795293135000000,'451 4.3.0 content scanner is down, try later');
INSERT INTO reason VALUES(102,-5579289199724762076,'unqualified address not permitted: failing address in "To:" header is: x',550,NULL,3,NULL,8,1,NULL,NULL,32,'rules.txt:3622','text',NULL,1795293136000000,1795293136000000,'unqualified address not permitted: failing address in "To:" header is: x');
INSERT INTO reason VALUES(103,-7067091775778553364,'550 5.1.1 <address> User doesn''t exist: <address>',550,5001001,1,1,8,2,NULL,NULL,1,'rules.txt:2648','text',NULL,1795293136000000,1795293136000000,'550 5.1.1 <maria.l001e1@lmtp.example> User doesn''t exist: maria.l001e1@lmtp.example');
INSERT INTO reason VALUES(104,-3012023545432645528,'452 4.2.2 <address> Quota exceeded (mailbox for user is full)',452,4002002,1,1,8,2,NULL,NULL,3,'rules.txt:3433','text',NULL,1795293136000000,1795293136000000,'452 4.2.2 <nina.l002e1@lmtp.example> Quota exceeded (mailbox for user is full)');
INSERT INTO reason VALUES(105,4855424415238606969,'452 4.2.2 <address> Quota exceeded (mailbox for user is full)',452,4002002,1,1,11,2,NULL,104,3,'rules.txt:3433','text',NULL,1795293207000000,1795293207000000,'452 4.2.2 <nina.l002e1@lmtp.example> Quota exceeded (mailbox for user is full)');
INSERT INTO reason VALUES(106,7888182934353593061,'550 5.7.1 Message refused',550,5007001,2,2,8,1,NULL,NULL,28,'rules.txt:3931','code',NULL,1795293136000000,1795293136000000,'550 5.7.1 Message refused');
INSERT INTO reason VALUES(107,4847710341136052043,'552 5.3.4 Message size exceeds fixed maximum message size',552,5003004,1,1,5,2,NULL,NULL,23,'rules.txt:3447','text',NULL,1795293138000000,1795293138000000,'552 5.3.4 Message size exceeds fixed maximum message size');
INSERT INTO reason VALUES(108,5970223231968510269,'421 4.3.2 The maximum number of concurrent server connections has exceeded a per-source limit, closing transmission channel',421,4003002,1,1,5,2,NULL,NULL,20,'rules.txt:3487','text',NULL,1795293138000000,1795293138000000,'421 4.3.2 The maximum number of concurrent server connections has exceeded a per-source limit, closing transmission channel');
INSERT INTO reason VALUES(109,-3263116982279358778,'421 4.3.2 The maximum number of concurrent server connections has exceeded a per-source limit, closing transmission channel',421,4003002,1,1,11,2,NULL,108,20,'rules.txt:3487','text',NULL,1795293216000000,1795293216000000,'421 4.3.2 The maximum number of concurrent server connections has exceeded a per-source limit, closing transmission channel');
INSERT INTO reason VALUES(110,7075233985833043081,'554 <host> (<id>) Nemesis ESMTP Service not available No SMTP service Bad DNS PTR resource record. For explanation visit https://postmaster.gmx.example/en/error-messages?c=rdns&<id>',554,NULL,1,NULL,5,2,682250132525,NULL,43,'rules.txt:691','vendor',NULL,1795293139000000,1795293139000000,'554 gmx.example (mxgmx016) Nemesis ESMTP Service not available No SMTP service Bad DNS PTR resource record. For explanation visit https://postmaster.gmx.example/en/error-messages?ip=198.51.100.102&c=rdns');
INSERT INTO reason VALUES(111,4169359898982239319,'550',550,NULL,1,NULL,6,2,NULL,NULL,1,'rules.txt:3928','code',NULL,1795293150000000,1795293150000000,'550');
INSERT INTO reason VALUES(112,3128605951845258961,'554 5.7.1 <host> ESMTP not accepting messages from your network [<ip>]',554,5007001,1,1,1,2,NULL,NULL,25,'rules.txt:1154','text',NULL,1795293154000000,1795293154000000,'554 5.7.1 mx1.banner554.example ESMTP not accepting messages from your network [198.51.100.102]');
INSERT INTO reason VALUES(113,-5351807719431210335,'421 4.7.0 <host> Too many connections from <ip>, try again later',421,4007000,1,1,1,2,NULL,NULL,20,'rules.txt:3487','text',NULL,1795293155000000,1795293155000000,'421 4.7.0 mx1.banner421.example Too many connections from 198.51.100.102, try again later');
INSERT INTO reason VALUES(114,-5832036793008581864,'421 4.7.0 <host> Too many connections from <ip>, try again later',421,4007000,1,1,11,2,NULL,113,20,'rules.txt:3487','text',NULL,1795293229000000,1795293229000000,'421 4.7.0 mx1.banner421.example Too many connections from 198.51.100.102, try again later');
INSERT INTO reason VALUES(115,1605785700478710123,'550 5.7.1 <host>: Helo command rejected: Access denied',550,5007001,1,1,2,2,NULL,NULL,42,'rules.txt:3402','text',NULL,1795293155000000,1795293155000000,'550 5.7.1 <mx2.corp.example>: Helo command rejected: Access denied');
INSERT INTO reason VALUES(116,4096297597237645282,'450 4.7.1 <host>: Helo command rejected: Host not found',450,4007001,1,1,2,2,NULL,NULL,42,'rules.txt:3402','text',NULL,1795293155000000,1795293155000000,'450 4.7.1 <mx2.corp.example>: Helo command rejected: Host not found');
INSERT INTO reason VALUES(117,-423857796185797016,'450 4.7.1 <host>: Helo command rejected: Host not found',450,4007001,1,1,11,2,NULL,116,42,'rules.txt:3402','text',NULL,1795293242000000,1795293242000000,'450 4.7.1 <mx2.corp.example>: Helo command rejected: Host not found');
INSERT INTO reason VALUES(118,7947371205151789543,'Connection refused',NULL,NULL,NULL,NULL,1,2,NULL,NULL,13,'rules.txt:3226','text',NULL,1795293155000000,1795293155000000,'Connection refused');
INSERT INTO reason VALUES(119,-8283228409718992908,'Connection refused',NULL,NULL,NULL,NULL,11,2,NULL,118,13,'rules.txt:3226','text',NULL,1795293230000000,1795293230000000,'Connection refused');
INSERT INTO reason VALUES(120,1367203478579077625,'Malformed SMTP reply in response to initial connection: <id>',NULL,NULL,NULL,NULL,1,2,NULL,NULL,44,'rules.txt:2809','text',NULL,1795293155000000,1795293155000000,'Malformed SMTP reply in response to initial connection: SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3');
INSERT INTO reason VALUES(121,4577137199527116317,'Malformed SMTP reply in response to initial connection: <id>',NULL,NULL,NULL,NULL,11,2,NULL,120,44,'rules.txt:2809','text',NULL,1795293241000000,1795293241000000,'Malformed SMTP reply in response to initial connection: SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3');
INSERT INTO reason VALUES(122,-7508967770898326427,'a TLS session is required, but the server did not offer TLS support',NULL,NULL,NULL,NULL,3,2,NULL,NULL,15,'rules.txt:2783','text',NULL,1795293156000000,1795293156000000,'a TLS session is required, but the server did not offer TLS support');
INSERT INTO reason VALUES(123,-2416371260715818473,'a TLS session is required, but the server did not offer TLS support',NULL,NULL,NULL,NULL,11,2,NULL,122,15,'rules.txt:2783','text',NULL,1795293243000000,1795293243000000,'a TLS session is required, but the server did not offer TLS support');
INSERT INTO reason VALUES(124,-106389541619481099,'554 IP=<ip> - None/bad reputation. (Ask your postmaster for help or to contact <address> for reset. (NOWL)',554,NULL,1,NULL,1,2,NULL,NULL,26,'rules.txt:3291','text',NULL,1795293156000000,1795293156000000,'554 IP=198.51.100.102 - None/bad reputation. (Ask your postmaster for help or to contact tobr@rx.t-online.example for reset. (NOWL)');
INSERT INTO reason VALUES(125,8333709340387302762,'No route to host',NULL,NULL,NULL,NULL,1,2,NULL,NULL,13,'rules.txt:3226','text',NULL,1795293156000000,1795293156000000,'No route to host');
INSERT INTO reason VALUES(126,-1088120300474078590,'No route to host',NULL,NULL,NULL,NULL,11,2,NULL,125,13,'rules.txt:3226','text',NULL,1795293229000000,1795293229000000,'No route to host');
INSERT INTO reason VALUES(127,7221256790836357518,'an MX or SRV record indicated no SMTP service',NULL,NULL,NULL,NULL,9,2,NULL,NULL,7,'rules.txt:2813','text',NULL,1795293156000000,1795293156000000,'an MX or SRV record indicated no SMTP service');
INSERT INTO reason VALUES(128,-3222669050379933925,'all relevant MX records point to non-existent hosts',NULL,NULL,NULL,NULL,9,2,NULL,NULL,6,'rules.txt:3169','text',NULL,1795293156000000,1795293156000000,'all relevant MX records point to non-existent hosts');
INSERT INTO reason VALUES(129,8009450352087597747,'Unrouteable address',NULL,NULL,NULL,NULL,9,3,NULL,NULL,6,'rules.txt:3169','text',NULL,1795293156000000,1795293156000000,'Unrouteable address');
INSERT INTO reason VALUES(130,88809532603420068,'host lookup did not complete',NULL,NULL,NULL,NULL,9,2,NULL,NULL,8,'rules.txt:3156','text',NULL,1795293156000000,1795293156000000,'host lookup did not complete');
INSERT INTO reason VALUES(131,-751756191114219690,'host lookup did not complete',NULL,NULL,NULL,NULL,11,2,NULL,130,8,'rules.txt:3156','text',NULL,1795293245000000,1795293245000000,'host lookup did not complete');
INSERT INTO reason VALUES(132,-980219275102475014,'lowest numbered MX record points to local host',NULL,NULL,NULL,NULL,9,3,NULL,NULL,10,'rules.txt:3195','text',NULL,1795293157000000,1795293157000000,'lowest numbered MX record points to local host');
INSERT INTO reason VALUES(133,-7517287702155600590,'domain <host> no longer exists',NULL,NULL,NULL,NULL,10,3,NULL,NULL,6,'rules.txt:2846','text',NULL,1795293157000000,1795293157000000,'domain closed.example no longer exists');
INSERT INTO reason VALUES(134,6105706842652124280,'deliveries to <host> are suspended by the administrator',NULL,NULL,NULL,NULL,10,3,NULL,NULL,9,'rules.txt:3207','text',NULL,1795293157000000,1795293157000000,'deliveries to paused.example are suspended by the administrator');
INSERT INTO reason VALUES(135,346414167363123961,'deliveries to <host> are suspended by the administrator',NULL,NULL,NULL,NULL,11,3,NULL,134,9,'rules.txt:3207','text',NULL,1795293242000000,1795293242000000,'deliveries to paused.example are suspended by the administrator');
INSERT INTO reason VALUES(136,7769949668818729500,'Unknown user',NULL,NULL,NULL,NULL,10,3,NULL,NULL,1,'rules.txt:2648','text',NULL,1795293159000000,1795293159000000,'Unknown user');
INSERT INTO reason VALUES(137,6295922497679365350,'mailbox is full (MTA-imposed quota exceeded while writing to /var/mail/ex/quota)',NULL,NULL,NULL,NULL,10,3,NULL,NULL,3,'rules.txt:1455','text',NULL,1795293159000000,1795293159000000,'mailbox is full (MTA-imposed quota exceeded while writing to /var/mail/ex/quota)');
INSERT INTO reason VALUES(138,6035534723381375265,'mailbox is full (MTA-imposed quota exceeded while writing to /var/mail/ex/quota)',NULL,NULL,NULL,NULL,11,3,NULL,137,3,'rules.txt:1455','text',NULL,1795293239000000,1795293239000000,'mailbox is full (MTA-imposed quota exceeded while writing to /var/mail/ex/quota)');
INSERT INTO reason VALUES(139,7669995120090928187,'Child process of address_pipe transport returned <n> (could mean user nonexistent) from command: /usr/local/bin/deliver',NULL,NULL,NULL,NULL,10,3,NULL,NULL,1,'rules.txt:2628','text',NULL,1795293159000000,1795293159000000,'Child process of address_pipe transport returned 67 (could mean user nonexistent) from command: /usr/local/bin/deliver');
INSERT INTO reason VALUES(140,-6087594109262703246,'Child process of address_pipe transport returned <n> (could mean temporary error) from command: /usr/local/bin/deliver',NULL,NULL,NULL,NULL,10,3,NULL,NULL,19,'rules.txt:2632','text',NULL,1795293159000000,1795293159000000,'Child process of address_pipe transport returned 75 (could mean temporary error) from command: /usr/local/bin/deliver');
INSERT INTO reason VALUES(141,-203139004943126970,'Child process of address_pipe transport returned <n> (could mean temporary error) from command: /usr/local/bin/deliver',NULL,NULL,NULL,NULL,11,3,NULL,140,19,'rules.txt:2632','text',NULL,1795293245000000,1795293245000000,'Child process of address_pipe transport returned 75 (could mean temporary error) from command: /usr/local/bin/deliver');
INSERT INTO reason VALUES(142,7337314640454075529,'this person has left the company',NULL,NULL,NULL,NULL,10,3,NULL,NULL,1,'rules.txt:1415','text',NULL,1795293160000000,1795293160000000,'this person has left the company');
INSERT INTO reason VALUES(143,-1993544092725509816,'mailbox is being moved',NULL,NULL,NULL,NULL,10,3,NULL,NULL,17,'rules.txt:2640','text',NULL,1795293160000000,1795293160000000,'mailbox is being moved');
INSERT INTO reason VALUES(144,4279334108978679343,'mailbox is being moved',NULL,NULL,NULL,NULL,11,3,NULL,143,17,'rules.txt:2640','text',NULL,1795293245000000,1795293245000000,'mailbox is being moved');
CREATE TABLE form (
    id INTEGER PRIMARY KEY,
    key INTEGER NOT NULL UNIQUE, -- hash of the other columns
    flow INTEGER NOT NULL, reason INTEGER NOT NULL,
    sender_kind INTEGER,         -- of a sender that the event itself names
    zone INTEGER NOT NULL,       -- seconds that the report zone is ahead of UTC; cuts the day
    body TEXT NOT NULL
);
INSERT INTO form VALUES(1,4088638822304368756,1,1,2,3600,'450 4.7.25 Client host rejected: cannot find your hostname, [unknown]');
INSERT INTO form VALUES(2,-6974476205289335641,1,2,NULL,3600,'454 4.7.1 <>: Relay access denied');
INSERT INTO form VALUES(3,3249727286576966048,2,3,1,3600,'550 5.1.1 <>: Recipient address rejected: User unknown in local recipient table');
INSERT INTO form VALUES(4,-6771114325593702828,2,4,1,3600,'554 5.7.1 Service unavailable; Client host [] blocked using zen.dnsbl.example; see; from=<x> to=<y>');
INSERT INTO form VALUES(5,7566821741269811561,2,5,NULL,3600,'550 5.1.1 <b>: no such user');
INSERT INTO form VALUES(6,4137606161460007249,2,6,1,3600,'550 5.5.1 Protocol error');
INSERT INTO form VALUES(7,-8872159029151028907,2,7,1,3600,'554 5.7.1 <>: Relay access denied');
INSERT INTO form VALUES(8,3837287264734778736,2,8,NULL,3600,'Client certificate not trusted');
INSERT INTO form VALUES(9,-3609765612427895140,2,9,NULL,3600,'554 5.7.1 <[]>: Client host rejected: Access denied');
INSERT INTO form VALUES(10,5107616137383046226,2,10,NULL,3600,'NON-SMTP COMMAND from []:33993 after EHLO: Subject: hi');
INSERT INTO form VALUES(11,-886920224725094753,4,11,NULL,7200,'connect to []:25: Connection refused');
INSERT INTO form VALUES(12,6156531320805651801,5,12,NULL,3600,'Sender requested REQUIRETLS, but server certificate does not match');
INSERT INTO form VALUES(13,7319156657905812241,2,13,1,3600,'bare <LF> received');
INSERT INTO form VALUES(14,-5905868736240743884,1,14,NULL,3600,'421 4.3.0 mx1.example.org Server local data error');
INSERT INTO form VALUES(15,-5081115982512352786,7,15,NULL,3600,'550 5.3.0 first status=sent (250 ok) second (in reply to end of DATA command) last');
INSERT INTO form VALUES(16,6318477425413645271,4,16,NULL,3600,'452 4.2.2 full');
INSERT INTO form VALUES(17,7727473790347209270,5,17,NULL,3600,'550 from relay: host mx9.example.com[192.0.2.9] said: 421 4.7.0 busy (in reply to RCPT TO command)');
INSERT INTO form VALUES(18,-6159904620133027256,8,18,NULL,3600,'552 5.2.2 <> quota exceeded');
INSERT INTO form VALUES(19,5297416159615605859,4,19,NULL,3600,'535 5.7.8 bad credentials');
INSERT INTO form VALUES(20,-2129204363234275305,2,20,1,3600,'improper use of 8-bit data in message header');
INSERT INTO form VALUES(21,-3338964070611848035,2,21,1,3600,'5.7.1 spam');
INSERT INTO form VALUES(22,4147288464183695599,8,22,NULL,3600,'5.7.1 spam');
INSERT INTO form VALUES(23,8695232963838320955,2,23,NULL,3600,'message rejected: hopcount exceeded');
INSERT INTO form VALUES(24,4222216850746254988,10,24,NULL,3600,'expired, returned to sender');
INSERT INTO form VALUES(25,-4645129392997840694,11,25,1,7200,'550 5.7.1 Sender ID (PRA) Domain Does Not Exist');
INSERT INTO form VALUES(26,-6113466285205710498,14,26,1,3600,'501 5.1.4 Recipient address reserved by RFC 2606');
INSERT INTO form VALUES(27,4950134619911726642,15,27,1,7200,'550 5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected by organization policy');
INSERT INTO form VALUES(28,-8193048824219107010,11,28,1,3600,'550 5.7.1 Sender ID (PRA) Not Permitted');
INSERT INTO form VALUES(29,-6743991269691868093,15,29,1,3600,'550 5.7.1 RESOLVER.RST.AuthRequired; authentication required');
INSERT INTO form VALUES(30,-6827812901892633418,14,30,1,3600,'550 5.7.26 Your email has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM. Authentication results: DKIM = did not pass SPF [] with ip: [192.0.2.15] = did not pass  - gsmtp');
INSERT INTO form VALUES(31,-1318408646346219563,16,31,1,3600,'451 4.4.0 Security status InvalidToken.');
INSERT INTO form VALUES(32,695836978270860265,16,32,1,3600,'451 4.7.23 Message deferred - unable to verify SPF policy for example.com. IB305 i{}');
INSERT INTO form VALUES(33,-3896618400488286557,16,33,1,3600,'450 4.4.317 Cannot connect to remote server [Message=451 4.4.0 TLS negotiation failed with error SocketError] [LastAttemptedServerName=] [LastAttemptedIP=:25] [SmtpSecurity=-2;-2] [mx1.example.net ]');
INSERT INTO form VALUES(34,1419776306183070606,16,34,1,3600,'450 4.4.316 Connection refused');
INSERT INTO form VALUES(35,3432570281402729694,16,35,1,7200,'454 4.7.0 Temporary authentication failure');
INSERT INTO form VALUES(36,-3228169575537180597,16,36,1,7200,'451 4.4.397 Error communicating with target host. -> 421 4.2.1 Unable to connect -> SocketError: Failed to connect. Winsock error code: 10051, Win32 error code: 10051');
INSERT INTO form VALUES(37,3255385801039536306,17,24,NULL,7200,'expired, returned to sender');
INSERT INTO form VALUES(38,8746692155080778099,18,37,1,3600,'see https://example.org/why?id=');
INSERT INTO form VALUES(39,-7904713649119259207,18,38,1,3600,'relay not permitted');
INSERT INTO form VALUES(40,-3425275630511180172,18,39,1,3600,'Unknown user');
INSERT INTO form VALUES(41,7058843169127333288,18,40,1,3600,'554 5.7.1 Rejected because  is in a black list at zen.dnsbl.example');
INSERT INTO form VALUES(42,-2260435477633453022,18,41,1,3600,'this person has left the company');
INSERT INTO form VALUES(43,-8976241119398137068,18,42,1,3600,'host lookup failed (failed to find host name from IP address)');
INSERT INTO form VALUES(44,-2600304099471339558,19,43,1,3600,'mailbox is being moved');
INSERT INTO form VALUES(45,6905827521727079232,18,44,NULL,3600,'Connections from  are not accepted here');
INSERT INTO form VALUES(46,8898056025517927486,19,45,NULL,3600,'Too busy for , try later');
INSERT INTO form VALUES(47,-3116230462978646243,18,46,NULL,3600,'host_reject_connection');
INSERT INTO form VALUES(48,5913483736170723337,18,47,NULL,3600,'bad neighbourhood');
INSERT INTO form VALUES(49,6824941401031073553,18,48,NULL,3600,'HELO mx2.corp.example is not yours');
INSERT INTO form VALUES(50,-8125984987017388442,18,49,1,3600,'Sender <> is on our block list');
INSERT INTO form VALUES(51,-8401104897501607923,18,50,NULL,3600,'syntactically invalid argument(s): bad helo!!');
INSERT INTO form VALUES(52,-3603947368310255491,19,51,1,3600,'451 4.7.1 Greylisted, please try again in  5 minutes');
INSERT INTO form VALUES(53,-6084751644803127082,19,52,1,3600,'450 4.7.1 Sender <> temporarily refused');
INSERT INTO form VALUES(54,-6120082229992697513,18,53,NULL,3600,'syntactically invalid argument(s): (no argument given)');
INSERT INTO form VALUES(55,5623187212145819925,18,54,1,3600,'mx.probe.example [203.0.113.5] : SMTP error from remote mail server after RCPT TO:<>: 550 5.1.1 <>: Recipient address rejected: User unknown (probe)');
INSERT INTO form VALUES(56,3058788615429804276,18,55,1,3600,'Sender verify failed [Unrouteable address]');
INSERT INTO form VALUES(57,1903494782164374928,19,56,1,3600,'451 4.7.1 Sender rate 3.0 / 1m exceeds limit');
INSERT INTO form VALUES(58,-5278313478957342435,19,57,1,3600,'Could not complete recipient verify callout: mx.probe.example [203.0.113.5] : SMTP error from remote mail server after RCPT TO:<>: 450 4.2.0 <>: Recipient address rejected: mailbox busy (probe)');
INSERT INTO form VALUES(59,5304615160488893125,19,58,1,3600,'Could not complete sender verify [host lookup did not complete]');
INSERT INTO form VALUES(60,-3842684565163059761,18,59,1,3600,'message too big: size=99999999 max=200000');
INSERT INTO form VALUES(61,1500537268437979519,18,60,1,3600,'too many recipients');
INSERT INTO form VALUES(62,8290780518497192717,18,61,NULL,3600,'''>'' missing at end of address');
INSERT INTO form VALUES(63,-6622092727531536940,18,62,NULL,3600,'domain missing or malformed');
INSERT INTO form VALUES(64,-7260852926350106442,18,63,NULL,3600,'SMTP protocol synchronization error');
INSERT INTO form VALUES(65,-9183990084727087168,18,64,NULL,3600,'SMTP protocol synchronization error');
INSERT INTO form VALUES(66,5522875772871356528,18,65,NULL,3600,'too many unrecognized commands');
INSERT INTO form VALUES(67,-1559369937617612933,18,66,NULL,3600,'sender not yet given');
INSERT INTO form VALUES(68,-6121050406926518729,18,67,NULL,3600,'valid RCPT command must precede DATA');
INSERT INTO form VALUES(69,-8330159803367524012,18,68,NULL,3600,'535 Incorrect authentication data');
INSERT INTO form VALUES(70,3657802532214682739,18,69,NULL,3600,'CRAM-MD5 authentication mechanism not supported');
INSERT INTO form VALUES(71,-7863752324529686196,19,70,NULL,3600,'too many connections from that IP address');
INSERT INTO form VALUES(72,-705978117208910446,18,71,NULL,3600,'too many nonmail commands');
INSERT INTO form VALUES(73,1193219675851732530,18,72,NULL,3600,'unqualified address rejected');
INSERT INTO form VALUES(74,6972710680641879486,18,73,NULL,3600,'rejected EXPN');
INSERT INTO form VALUES(75,-7437901998343130188,18,74,NULL,3600,'rejected ETRN');
INSERT INTO form VALUES(76,-657212592677974118,18,75,1,3600,'Restricted characters in address');
INSERT INTO form VALUES(77,-8453751676259866032,18,76,NULL,3600,'550 5.7.1 no DATA for you');
INSERT INTO form VALUES(78,4858058108112367835,18,77,1,3600,'Dropped: too many bad things from you');
INSERT INTO form VALUES(79,7919002807394637141,18,78,1,3600,'550 5.7.23 SPF check failed:  is not allowed to send mail from spffail.example');
INSERT INTO form VALUES(80,-5144123903038220321,18,79,1,3600,'550 5.7.1 first line of a multi-line refusal');
INSERT INTO form VALUES(81,-8167545529059970499,18,80,1,3600,'internal reason: score 99 (threshold 5)');
INSERT INTO form VALUES(82,-7128044415912204891,19,81,1,3600,'452 4.2.2 mailbox of alice is full');
INSERT INTO form VALUES(83,-7264165903684937747,23,82,NULL,3600,'Remote host closed connection in response to pipelined RCPT TO:<>');
INSERT INTO form VALUES(84,-5145067557042448974,24,83,NULL,3600,'Remote host closed connection in response to pipelined RCPT TO:<>');
INSERT INTO form VALUES(85,4454277314444398755,24,24,NULL,3600,'expired, returned to sender');
INSERT INTO form VALUES(86,746043269298046159,23,84,NULL,3600,'Connection timed out: SMTP timeout after RCPT TO:<>');
INSERT INTO form VALUES(87,2033558134260790130,24,85,NULL,3600,'Connection timed out: SMTP timeout after RCPT TO:<>');
INSERT INTO form VALUES(88,7505014934440612313,25,86,NULL,3600,'550 5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient''s email address for typos or unnecessary spaces. For more information, go to  https://support.google.example/mail/?p=NoSuchUser kqo8g6k64a5h4v - gsmtp');
INSERT INTO form VALUES(89,6516709066168138476,25,87,NULL,3600,'550 5.2.1 The email account that you tried to reach is inactive. For more information, go to https://support.google.example/mail/?p=DisabledUser u68yy7genm94ea - gsmtp');
INSERT INTO form VALUES(90,-16901662946454385,23,88,NULL,3600,'452 4.2.2 The recipient''s inbox is out of storage space. Please direct the recipient to  https://support.google.example/mail/?p=OverQuotaTemp oncf7xlmzam6ok - gsmtp');
INSERT INTO form VALUES(91,7902278984873772975,24,89,NULL,3600,'452 4.2.2 The recipient''s inbox is out of storage space. Please direct the recipient to  https://support.google.example/mail/?p=OverQuotaTemp oncf7xlmzam6ok - gsmtp');
INSERT INTO form VALUES(92,-5422735065958276283,25,90,NULL,3600,'550 5.7.1 [198.51.100.102      12] Our system has detected that this message is likely unsolicited mail. To reduce the amount of spam sent to Gmail, this message has been blocked. Please visit https://support.google.example/mail/?p=UnsolicitedMessageError  for more information. a1n2p7gizdxqwt - gsmtp');
INSERT INTO form VALUES(93,8208645200214928808,23,91,NULL,3600,'421 4.7.0 [198.51.100.102      15] Our system has detected an unusual rate of unsolicited mail originating from your IP address. To protect our users from spam, mail sent from your IP address has been temporarily rate limited. Please visit https://support.google.example/mail/?p=UnsolicitedRateLimitError to review our Bulk Email Senders Guidelines. anpdau860pblpc - gsmtp');
INSERT INTO form VALUES(94,8887894071456204685,24,92,NULL,3600,'421 4.7.0 [198.51.100.102      15] Our system has detected an unusual rate of unsolicited mail originating from your IP address. To protect our users from spam, mail sent from your IP address has been temporarily rate limited. Please visit https://support.google.example/mail/?p=UnsolicitedRateLimitError to review our Bulk Email Senders Guidelines. anpdau860pblpc - gsmtp');
INSERT INTO form VALUES(95,7639290402524797825,25,93,NULL,3600,'552 5.3.4 Your message exceeded Google''s message size limits. Please visit https://support.google.example/mail/?p=MaxSizeError to view our size guidelines. srj74zci93kaf7 - gsmtp');
INSERT INTO form VALUES(96,-3914356894863246504,23,94,NULL,3600,'451 4.3.0 Mail server temporarily rejected message. For more information, go to https://support.google.example/a/answer/3221692 xz1nievn6mw8rv - gsmtp');
INSERT INTO form VALUES(97,-8585165519020713468,24,95,NULL,3600,'451 4.3.0 Mail server temporarily rejected message. For more information, go to https://support.google.example/a/answer/3221692 xz1nievn6mw8rv - gsmtp');
INSERT INTO form VALUES(98,-3003709511986046385,23,96,NULL,3600,'421 4.3.0 Temporary System Problem. Try again later (10). j6d42iw3ycq16g - gsmtp');
INSERT INTO form VALUES(99,-7976292691009204575,24,97,NULL,3600,'421 4.3.0 Temporary System Problem. Try again later (10). j6d42iw3ycq16g - gsmtp');
INSERT INTO form VALUES(100,-8157195285511488557,18,98,1,3600,'spam score 15.2 is above 8.0');
INSERT INTO form VALUES(101,-1099679010140552086,18,99,1,3600,'message too big: read=284142 max=200000');
INSERT INTO form VALUES(102,-7169254944497170167,18,100,1,3600,'554 5.7.1 This message contains malware (Eicar-Test-Signature)');
INSERT INTO form VALUES(103,-7870323785826295668,19,101,1,3600,'451 4.3.0 content scanner is down, try later');
INSERT INTO form VALUES(104,-1166588700327721447,18,102,1,3600,'unqualified address not permitted: failing address in "To:" header is: x');
INSERT INTO form VALUES(105,-8995150214780147067,25,103,NULL,3600,'550 5.1.1 <> User doesn''t exist: ');
INSERT INTO form VALUES(106,-3129903311634820616,23,104,NULL,3600,'452 4.2.2 <> Quota exceeded (mailbox for user is full)');
INSERT INTO form VALUES(107,-7940408223700985475,24,105,NULL,3600,'452 4.2.2 <> Quota exceeded (mailbox for user is full)');
INSERT INTO form VALUES(108,5316299138597570947,18,106,1,3600,'550 5.7.1 Message refused');
INSERT INTO form VALUES(109,-2840624143064798717,25,107,NULL,3600,'552 5.3.4 Message size exceeds fixed maximum message size');
INSERT INTO form VALUES(110,3878067119847847748,23,108,NULL,3600,'421 4.3.2 The maximum number of concurrent server connections has exceeded a per-source limit, closing transmission channel');
INSERT INTO form VALUES(111,7229741932750194878,24,109,NULL,3600,'421 4.3.2 The maximum number of concurrent server connections has exceeded a per-source limit, closing transmission channel');
INSERT INTO form VALUES(112,917989811253675134,25,110,NULL,3600,'554 gmx.example (mxgmx016) Nemesis ESMTP Service not available No SMTP service Bad DNS PTR resource record. For explanation visit https://postmaster.gmx.example/en/error-messages?ip=198.51.100.102&c=rdns');
INSERT INTO form VALUES(113,4963444485115563607,25,111,NULL,3600,'550');
INSERT INTO form VALUES(114,-6852831474679835971,25,112,NULL,3600,'554 5.7.1  ESMTP not accepting messages from your network [198.51.100.102]');
INSERT INTO form VALUES(115,-7072064497079347654,23,113,NULL,3600,'421 4.7.0  Too many connections from 198.51.100.102, try again later');
INSERT INTO form VALUES(116,8668484793380277323,24,114,NULL,3600,'421 4.7.0  Too many connections from 198.51.100.102, try again later');
INSERT INTO form VALUES(117,-5030507213705811361,25,115,NULL,3600,'550 5.7.1 <mx2.corp.example>: Helo command rejected: Access denied');
INSERT INTO form VALUES(118,2601722858103178211,23,116,NULL,3600,'450 4.7.1 <mx2.corp.example>: Helo command rejected: Host not found');
INSERT INTO form VALUES(119,-273214272500073906,24,117,NULL,3600,'450 4.7.1 <mx2.corp.example>: Helo command rejected: Host not found');
INSERT INTO form VALUES(120,-7841967790248039505,23,118,NULL,3600,'Connection refused');
INSERT INTO form VALUES(121,8654643399750376179,24,119,NULL,3600,'Connection refused');
INSERT INTO form VALUES(122,-7650795882698993705,23,120,NULL,3600,'Malformed SMTP reply in response to initial connection:  Debian-2+deb12u3');
INSERT INTO form VALUES(123,-680419288564248454,24,121,NULL,3600,'Malformed SMTP reply in response to initial connection:  Debian-2+deb12u3');
INSERT INTO form VALUES(124,-8112338296095938111,23,122,NULL,3600,'a TLS session is required, but the server did not offer TLS support');
INSERT INTO form VALUES(125,-7051604147105487347,24,123,NULL,3600,'a TLS session is required, but the server did not offer TLS support');
INSERT INTO form VALUES(126,7211939309774735398,25,124,NULL,3600,'554 IP=198.51.100.102 - None/bad reputation. (Ask your postmaster for help or to contact tobr@rx.t-online.example for reset. (NOWL)');
INSERT INTO form VALUES(127,-6722494279617860768,23,125,NULL,3600,'No route to host');
INSERT INTO form VALUES(128,-5738414424824271485,24,126,NULL,3600,'No route to host');
INSERT INTO form VALUES(129,-5093486666002602257,25,127,NULL,3600,'an MX or SRV record indicated no SMTP service');
INSERT INTO form VALUES(130,-3965504715743539073,25,128,NULL,3600,'all relevant MX records point to non-existent hosts');
INSERT INTO form VALUES(131,-7458348268272765788,27,129,NULL,3600,'Unrouteable address');
INSERT INTO form VALUES(132,-9210766366653866586,23,130,NULL,3600,'host lookup did not complete');
INSERT INTO form VALUES(133,-2484176190802122149,24,131,NULL,3600,'host lookup did not complete');
INSERT INTO form VALUES(134,5563854088692367638,28,132,NULL,3600,'lowest numbered MX record points to local host');
INSERT INTO form VALUES(135,507573705444694829,27,133,NULL,3600,'domain closed.example no longer exists');
INSERT INTO form VALUES(136,-4863976972118193908,28,134,NULL,3600,'deliveries to paused.example are suspended by the administrator');
INSERT INTO form VALUES(137,8846178971415114655,29,135,NULL,3600,'deliveries to paused.example are suspended by the administrator');
INSERT INTO form VALUES(138,6883724421001094797,27,136,NULL,3600,'Unknown user');
INSERT INTO form VALUES(139,7713410779379923578,28,137,NULL,3600,'mailbox is full (MTA-imposed quota exceeded while writing to /var/mail/ex/quota)');
INSERT INTO form VALUES(140,-5207764446632026714,29,138,NULL,3600,'mailbox is full (MTA-imposed quota exceeded while writing to /var/mail/ex/quota)');
INSERT INTO form VALUES(141,1055973763656349243,27,139,NULL,3600,'Child process of address_pipe transport returned 67 (could mean user nonexistent) from command: /usr/local/bin/deliver');
INSERT INTO form VALUES(142,-4297119746836427010,28,140,NULL,3600,'Child process of address_pipe transport returned 75 (could mean temporary error) from command: /usr/local/bin/deliver');
INSERT INTO form VALUES(143,7917293916723002529,29,141,NULL,3600,'Child process of address_pipe transport returned 75 (could mean temporary error) from command: /usr/local/bin/deliver');
INSERT INTO form VALUES(144,6837939580467194148,27,142,NULL,3600,'this person has left the company');
INSERT INTO form VALUES(145,4338451655557313210,28,143,NULL,3600,'mailbox is being moved');
INSERT INTO form VALUES(146,5424233321796564976,29,144,NULL,3600,'mailbox is being moved');
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
INSERT INTO source VALUES(2,'exchange-tracking2010.log','exchange',4,'mx',1087,8235611102929963595,1087,8235611102929963595,1087,NULL,NULL,7,1,6,0,0,0,0,0,1459814402052000,1459814462052000,'read',X'626000007801eddbbf09c2401407e04bfc138ddaa888a4b157c1052cdc211388885616560e20084e6169eb320ee1148640200b68f51d3cdeef38b8777cfd452184b8a87951fbcbeeb83d1df6452cd727a952d16ff9fdb56a85c7fb5cf6da89488000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020f043816bba792ed6f9acfad711fd7096ab09102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040e0ff02515866218a1bcd563be974d35ee80f46e369567fc8a4dc0cbfa51510cc');
INSERT INTO source VALUES(3,'exchange-tracking.log','exchange',4,'mx',9836,3373016540300994410,4096,3364379065828981757,9836,NULL,NULL,28,12,15,1,0,0,0,0,1421877961000000,1752571384100000,'read',X'700604007801edda4b681c651c00f0a4b5ada6ad17952242197af230bb99d947369b1ab1a549897d243639a8a5c26677922cee23ee4303a5e2d9ab0feca5040a8aa75e047bd18320a29722225e3d157c5c84e24d70b6cf2d7a6e53f21bd89df966f6fbbefffcfe7f06f6634647464676a49fc94f778e241bd5b54a6b35499b37b7dff7dc394af747af7e13eddf35b279e3873337cabb872e38244060bb0a8cfd74e0e0172f7ffdcbaf7fdc98c8a5cf87d1ed0ae1be091020408000010204081020f0880b8cf7df0daf5f6a5ebeb3eee3ffdd239e50e16f2981c98fbe2f5fdcfbd9fb9b13f5c3e3e16eeb275b2a3b82214080000102040810204080c0d61178e3af8b1f5efef3b7cf379ba5f9c17b39d667b64e6e444280000102040810204080000102040810204080c0f616f8e4bdf94bbb3ef8fbf8e6f5cb27acdf6eef5a70f70408102040800001020f5fe0cb6f37ae1dba76faabcd2b3f97bc9ffff0f321020204083c2881efae2cecbbfacfc73f6e3e7fb4e0f9ffa0d4cd4380000102040810204080000102040810204080c0c314181d090f8e8ceed8f9d8aedd7b1e7f626cefbefd4f3efdccb3cf0d8774e066e3a9e1538e09102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408107894057251ae9889f29938b71497a78ad154219f2d47d1eb615cce65a36c2e1b17c39957e3e166b21167938d4a73bd9164abed6618cef77bcbed7eab162e9e5a5a08678fcc9d0c73c5d2447932caa743852fb4db2b2f0d757831ccadd4f2a55ab592ce9a2f648acb2bcb99b854ac65a2bbdb642eecb69b49bb95dcedd94a7ae1a1b3e74fce1c9b2e16a34c315bcae62682d7dafd4e90342bf546b056e906cb49d20a961bedea9b492d6d542bfd6e12f4d692a09bb46a4927a877837eabd24fcfb47af56aa597d4b2c1d8d070c76f8ed449deead73b4937a8341ab77b76835e3b18ee18bc53efad0549fa950ebbb8301bb43bc1b11373a7ee1fefc8bda9eaed56908ed96ff4ba53c3530e3a05d341ad5e0b5aed5eb05ee976ef0b6930f6d973b7a6abaf4f0567ef65e6dcfff50b6ecbd4ca8542be1ac595523e3f91c9e50a7154a995caa572b79e263d2ee60bb962a5962d44f92013ac769bbdf50b87cf9f5a3c3e9dee665f39767a7a756091195cc8d45bd94676b5dd5ebd95f2f417730bd3b9289f56481ce7b3b9527ae6e499a5e938371ee5c7073515dca9a60be70e8571312a16c2380cc3854ebd9a048d7ab717a699e9c477b33b28a4ff9e09e73bf5d57aabd2abb756d3dee1e2d45c77310de84cd25d6fb7bac96ca7dd9cd9e8259d56a5b19874de4e3ad34b9d7e12ce0c420f6bd589726d25adef5b653651a8660a71b59089266bd5b8b63c39b9525a4963cb4669a5e7f351368a8a63ff02bbcf2786');
INSERT INTO source VALUES(4,'exim-both.log','exim',2,'mx',160,7405899065376807593,160,7405899065376807593,160,NULL,NULL,1,1,0,0,0,0,0,0,1772355600000000,1772355600000000,'read',X'386000007801edd3310a83401000c0bd4649de2156fec477a4b0b0f751367ecb524c1d138e837b829039d8db5db65906364544fac6efbd9669ce55fef7b6eaba733bc626a2e46aa42440e09e028ff5d30fef672a775b6efd9edbda8a000102040810204080000102040810204080000102040810204080000102040810204080000102040810204080000102040810204080000102040810204080000102040810204080000102040810204080000102040810204080000102040810204080c07f0a5c4b1d0ed2');
INSERT INTO source VALUES(5,'exim.log','exim',2,'mx',43118,8672486564353804656,4096,2844581096086918282,43118,NULL,NULL,299,120,174,5,0,0,0,0,1795293133000000,1795293245000000,'read',X'a11901007801eddc095813c71e00f00504b4e081a0e081ae78eb4b9a8da010f5113c38b4e8e37955c52324214473600e0d52258ae0f3c00f04aa6d451044ab16add822687dc6030511d1c2a358ad48b54a2d8a56f12cfa028a902d790d6ef685953fdfa784c964f63fbf999d9d9d1d304310c44cfb4f9883207c9550ac7df9f6eb8ef5db97083bdfc5b768a1d5dbef8def107cd5eb5599f4bab5abba7394575df975b1c01708182a60b52755b07769c039b6e6171f22fdc73af2428eeb2dec01bb3453a71f5af789f06ec77195b10b953ae986c6f757f9da6774516e0a9b5e4156ffeff0a8d6ebd63ccfc19a800452e2ff60dba3d513a75c9b4556f97fe507efbf9f02761fe7aa3acfb6dbd870dd69b82ed81577fe6ee25eaf6ff1e7a9dd95ccf35ed8a049f87e68474bbbf6bb6fa88aacf38beafa0eca0fadacef6d3d4c964fb7cac844e1caca12e49cdd7822e3b3a99c1def33594b5daf93e663aa7ac1718d2be0ccf8f6428a2f725bb332775cd37eee1c334b33c2c6d70f3f2e19f7e8e495d6971bcc74705e77195f2f631d112dac9879f8f2b5911ac762efa66ec62a1fca0101220283372ec9cfe76e74664b3513a9d83f87a63b2666acc4eca91a3f91b633e4b37f1b5f54fd787eda2e24218d94fb231afa5daf7dc37beed64c6857bf7ed2308f35243643f2d0bf565561354e716aa793a4c46f480c44f23002f37f08b7f16193e54f2436f82c088c2a6ff7fca7bb27aeb2d3e984d6974c25e9716645e2f852e78e64ad5fb15ead7a79d77d450a59f78fa672d377dcb1e38799ad198678e3c7abb18bceb02ffe7e22173fcf1f9b6f95fc38eb7831557d3cb35ce6fee815cdc1d7579f0fa4830008182ee03bd039a84bee569a7a4c96ceba81be12fcec9f17f65816d1033951a293dfaf73ecb4172556d1f8f3d46fedd4ac617736fbe3c7257de5b7b5f48f84595145819b9ee03d8de5e03fa8cce974fabf4723be21a4ac6f4cf9ceb200ad7e5c6e68fc533f3df6fcfcee5299c672b64e3c531dbc374f98f2cc9fbd8aa59b3e2b3b1a8d717437b47c63b9b5b49c00efc1e8fa1fb312f1eb5401f15cfb57ce957f40ff6fa968ebca3fd3dd65febee4b83cf5c4873ae3deccd4a4194f9e0d3f4156fbce8a4a7ae053b0f70a7e5c6d5d3aa68b664e7b553032f3693fb27ce6c6eeadec7af869686b1f7f4cd502f391e17d0b0bca0692d5ff4d55af961e97937dfbb3453e976b350fafe9acd37294bb8f16a7a4f3c9ea9f41b2ee319e7b06dd21ebfebaa50e2dcdcf3b18bc2ee098a62bfebad9d272207feb14107ebd665df7fb018ab63e7e8afa259a5ddcf8f13dfc7e12116d42affed2b9b1ea83453ae346eb6c4d88aaa5024bbeedbda0778f0d1859e37f4be3696bf995ca7e76d8afe2fbea11613af3f6b6e6a0afbeaaa4fd5bee765bfe15d1f95b9875c7cbf6df200bd5b7c7ea3ca708dbb3a367a7b3cb18449f0f2e7fd07f47d0f503dfe3af23cb1fed7b7c3ff3781abbbc9a94e78fe19393ae7e72c89b06e7afbe1e04e9c61458ad3a9791fc41bf54fcf9b8ba724c1fbf1bbea9f8e738ab7fb1bc61e6199f4fd6fc3f72dfcf5769ae7b16e08f6bcc3a53a1ace80131d55d1845eb9180749df5c9685569f8a6aaceacb6eea3af0dd7e585c7056675baa036afd1b92ee8cb0fe9c61588199f92115f12f91bd1fd579bfeb0d81c627de485fa1aa2d38e9bf2e60cf2b23e6d81df0f6fdc5a90575aecd0f579e6c77cb3f1f765e41d915a25c70fef691691d03f0aff5c465f2d12aa1f8e5e66f37d27cde8b33afd2421ae70e99a1bdf14e1d7791236a86ca7050ef888aceb57627099fbc321824498bfe96b314837a5c0b6a52baccf47eefb82acfe9fb4605bcab6b43163888efffa8cb62b680b8419bc41648d9fc973cf7b268b038be1fc6dbe0552abf75f5d8e1d08605bdc84f58de689289dba7b67ee974797db9dd6ac35a7e4efaf511a1f8237b9c0817be2c9371365e5f8f510930766600007c53b2a471ee92e539ff2d3593730f0e390ad8d0b1c5e1d3122ec04f33659eb4bd9f9e185857669e788969ff3a5dfe3cb51fd16aa9f1dd6b9efcb91fe23d8aec3f660b2ae5f471c577dcfd9c2be0beb4bcd9f28c7b815cf2d2bd7fc48d5f599e66b05a90d02277f2de838e0465c3455af8f0df580efa611c8ab8a1852ba6adfaf64ed0fcfaf92fd7e3cce770355ef4f0b0287deb1ceed7595e8f5515feb9e0fede1fddbd3044bb2cad7775c63a55f70f9d9e3e89d2e79541d7f2e66a8ca82bb64a793353fb97454f9d58568b680aa3ec5cebd164e9f6b3b95acfe5962919bb27ed9f3c9f879a3b1fae77f4edeacccf3c97325ebf7674b63a50993b082ed546d5f63394339ef2670356c06e7c0faaee334732e91b27fe9dda2faff7faa3c3fbc73c98de408fc79541ec1f38f3c3bab2f59e30fd935ad987777fed3dd091e54bd3fbdf1956dd9286e8c2751ff9bd3314d4c6ac6307cfbde1c7682bf7b915d0cd1f2c96ec7f7b5fccaaf3d24f1e135c3a8faf7f1c86e97dfe8139d7286748a23ab7f56957afacc5e3ccd86aaf74764fb53bdfc0716b7240e03ab7dc9ea3f54f779945cba778738eb15557d1e179ca29fb254c7e3af6bc66a9727351f679b7d585c65e8feab961ef7a9c4b1dfecf00e53607f45f3722fb2fbff738bfae659fcbeb5e6739b2eb5566ac50a9cb37538fe3a5e7bebd9bd53ed07cd24ab7fbe647eb15369b7d887acf59357d9a7377dbec4a196acf84dd7627064530aac6917b981ffa2e28579575bb18aae94c8f81c6e089dafe28843457c6281311923e80c3a868da03331622599f0d367e267b75f708759860cb4e561cc11ae6e1c3a5f2ea7077164320e57c9e348f88a6552d962f93b9035fa6086fb589f75b1c9b1f7e8686e6fc35771431898f6c0466ab0c6784699109ce0a1fd9c8f7106ac3d2e31ef6323107384229a5cac08a5092574115d20950a44fc7768a8372135fa30090669c28fdbd83acb96e4483cc1c7848d0087369ac0c5ae9682de9957b22c8c56e2fb55d0e6eeffb22a9dae0cd3fa8855185dc60f56caf9bc771f049be8348e8718852f184d2ad41a5ece704affe9330f87fb887ddd7c8ce74ee7c9a4a1ef32bbf873659ab417e3cfef5224c5316aff92b373ee09cc29126f5b0f734e70664deaf2220b68afb6de13de8ffaf7953f3c589bf4493bf3baf1597bf3152292baba318c7d3d1d6930568abb8dd3a5fdd93d10c7fa78b85289442114f3a54a05e1981aaf174cc36f782a4a628ff64ae9ebff66bea110c9394172be84783408d2180fe661b00f64fcdf023b4f0d713ddfc1bc02c6e7e69d7659e4e6763c5556d85aee2f6ebf2c4fcfc8fae3d3d672fffee5fdc123830fbdc0903edd8cbfdec2c058bc2077962b83c16571190c160be334df4a900a02200002208017c8acd58c1e55e32430ef563f3f94cb43823812095fd6303b34ca7a38e68e3facde9f0f49a7250aaaf6fb230ef5f1bc0e462c6a0847efe70c78a3717ec8347c7d4311f4c8fb879a67d3def8bc8ec79559f75885e823b0c678305703c2872c20f0fe091cb99d54366adab82df5eb99afef97dd1aef97093d626e727eb9190c178efa4c3884c46e682df3798303878c20d08c805be6702fdbc4eb29f6c80c894cbbeac3e70489f82887c79369b72934931f92a82d7068caca27d1696e09bd9110a95c818aa4d2c5ca509427e4a112a902e54aebb6ed28086edca1b610440f02200002200002200002200002200002e40ad86a8b37334390cf91d74fd217eecad0fea4fd4a48abff7b066bab9c2315e52e8541def5a908a69a211784d118daaf899368983bea3bb6ee868e86d1b4ab63a152a9882e9487362c42a343b82261dd268a266943d1b9980753fb0b164cba1b631eea3d768c7663a78caddde4ced3eeb7e035aef0ff1d95f117f1b90a3e0fe5042bf8327482d7742f16aa5d85a3b9d147d131d45fbb52c011f0b5d9eaf7868a5562a1429b9b85066bf7cf0b258286d5045428415da64b592e68089fa33d002a94b3509558f5ba42f03f0880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880000880c07b2960abad95f97f0188b0e501');
CREATE TABLE message (
    id INTEGER PRIMARY KEY,
    key INTEGER NOT NULL,        -- 32 bits of a hash of host, instance, queue_id
    flow INTEGER NOT NULL,       -- for mta, host and instance
    queue_id TEXT NOT NULL,
    first INTEGER NOT NULL, last INTEGER NOT NULL,
    birth INTEGER, ended INTEGER,
    only_source INTEGER,         -- that told of it; NULL = several
    sender TEXT,                 -- '' = the null sender
    sender_domain INTEGER,       -- that it stands for (SRS)
    sender_kind INTEGER,
    account INTEGER, message_id TEXT,
    flags INTEGER NOT NULL,
    client_ip,
    expired INTEGER,             -- microseconds since 1970
    expired_line INTEGER, expired_source INTEGER, expired_offset INTEGER,
    lesser INTEGER,              -- event that another failure of this message replaces
    orphan INTEGER,              -- `expired` event without a recipient
    pending INTEGER              -- 1 = nothing failed yet; kept for what other lines may say
);
INSERT INTO message VALUES(1,-1818074710,3,'7E1AEC2C388',1370838498123000,0,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(2,1525698845,3,'4F2A1B0',1795296733000123,0,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(3,2022832670,3,'4F2A1B1',1795293138000000,1000000,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(4,-1863053727,6,'4F2A1B2',1795293141000000,0,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(5,1641541761,3,'4F2A1B3',1795293142000000,0,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(6,230461602,3,'4F2A1B4',1795293144000000,0,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(7,-772923610,3,'4F2A1B5',1795293145000000,0,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(8,-1671266374,3,'4F2A1B6',1795293146000000,0,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(9,-1712633047,3,'4F2A1B7',1795293147000000,0,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(10,-1742231671,3,'4F2A1B8',1795293148000000,0,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,1927681339419976882,NULL,NULL);
INSERT INTO message VALUES(11,1671828684,3,'4F2A1B9',1795293149000000,0,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(12,1474625416,3,'4F2A1BA',1795293150000000,0,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,1927681342393618459,NULL,NULL);
INSERT INTO message VALUES(13,299864172,3,'4F2A1BB',1795293151000000,0,NULL,0,1,NULL,NULL,NULL,NULL,NULL,64,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1);
INSERT INTO message VALUES(14,1436728158,3,'4F2A1BC',1795293155000000,0,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,0,NULL,1795293155000000,-4287459829910502913,1,5573,NULL,1927681347688593536,NULL);
INSERT INTO message VALUES(15,1881929317,12,'8774618205228',1736846945327000,0,NULL,NULL,3,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(16,-159849003,12,'25769803777',1608604086079000,0,NULL,NULL,3,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(17,-144848380,12,'190838281863001',1617876672001000,0,NULL,NULL,3,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(18,-1073011766,12,'190838281863168',1675238400500000,0,NULL,NULL,3,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(19,872027998,12,'190838281863170',1675238401500000,0,NULL,NULL,3,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(20,1734951115,12,'25769803900',1741809043900000,0,NULL,NULL,3,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(21,-1265158661,12,'293969036574747',1421884205100000,0,NULL,NULL,3,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(22,1333993321,12,'293969036574750',1737431112100000,0,NULL,NULL,3,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(23,1905500021,12,'293969036574751',1737431172100000,0,NULL,NULL,3,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(24,1603276384,12,'293969036574752',1737431232100000,0,NULL,NULL,3,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(25,-396588601,12,'293969036574753',1752571264100000,0,NULL,NULL,3,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(26,-1685660640,12,'293969036574754',1752571324100000,0,NULL,NULL,3,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(27,1418339538,12,'293969036574755',1752571384100000,0,NULL,NULL,3,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(28,868012187,20,'1xUsgv-00004w-1O',1795293133000000,0,0,0,5,'user',6,1,NULL,'ine.1.1795296733@client.isp.example',4,-1073741311,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(29,-1617789524,20,'1xUsgv-00005C-1d',1795293133000000,80000000,0,80000000,5,'out1.e',13,1,NULL,'m.e0372.1795296733@news.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(30,-398919139,20,'1xUsgv-00005C-2L',1795293133000000,72000000,0,72000000,5,'out4.e',15,1,NULL,'m.e0375.1795296733@crm.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(31,1538636322,20,'1xUsgv-00005E-2N',1795293133000000,90000000,0,90000000,5,'out6.e',13,1,NULL,'m.e0377.1795296733@news.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(32,-1140994811,20,'1xUsgv-00005C-34',1795293133000000,72000000,0,72000000,5,'out7.e',18,1,NULL,'m.e0378.1795296733@billing.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(33,-1236769985,20,'1xUsgv-00005D-35',1795293133000000,83000000,0,83000000,5,'out.d008e1',20,1,NULL,'m.e0379.1795296733@forum.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(34,1214814454,20,'1xUsgv-00005E-35',1795293133000000,81000000,0,81000000,5,'out9.e',15,1,NULL,'m.e0380.1795296733@crm.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(35,1607128679,20,'1xUsgw-00005C-0Y',1795293134000000,0,0,0,5,'out10.e',23,1,NULL,'m.e0381.1795296734@shop.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(36,2031236372,20,'1xUsgw-00005E-0a',1795293134000000,0,0,0,5,'out11.e',13,1,NULL,'m.e0382.1795296734@news.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(37,-194241068,20,'1xUsgw-00005D-0a',1795293134000000,79000000,0,79000000,5,'out12.e',18,1,NULL,'m.e0383.1795296734@billing.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(38,-1579474173,20,'1xUsgw-00007P-14',1795293134000000,0,0,0,5,'',NULL,2,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(39,1799089434,20,'1xUsgw-00005C-20',1795293134000000,0,0,0,5,'out16.e',13,1,NULL,'m.e0387.1795296734@news.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(40,1763877037,20,'1xUsgw-00005E-22',1795293134000000,71000000,0,71000000,5,'out17.e',18,1,NULL,'m.e0388.1795296734@billing.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(41,-1607839708,20,'1xUsgw-00005E-2k',1795293134000000,1000000,0,1000000,5,'out21.e',13,1,NULL,'m.e0392.1795296734@news.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(42,-911154059,20,'1xUsgx-00005E-0G',1795293135000000,80000000,0,80000000,5,'out23.e',20,1,NULL,'m.e0394.1795296735@forum.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(43,-1681222389,20,'1xUsgx-00005D-0G',1795293135000000,71000000,0,71000000,5,'out24.e',15,1,NULL,'m.e0395.1795296735@crm.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(44,528138398,20,'1xUsgx-0000A0-0J',1795293135000000,0,NULL,NULL,5,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(45,-1554587827,20,'1xUsgx-0000Av-1R',1795293135000000,0,NULL,NULL,5,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(46,63507561,20,'1xUsgx-0000BC-1d',1795293135000000,0,NULL,NULL,5,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(47,-1339994306,20,'1xUsgx-0000By-2L',1795293135000000,0,NULL,NULL,5,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(48,115690489,20,'1xUsgy-0000DT-0T',1795293136000000,0,NULL,NULL,5,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(49,479876250,20,'1xUsgy-00005D-0f',1795293136000000,0,0,0,5,'out38.e',20,1,NULL,'m.e0409.1795296736@forum.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(50,-941039126,20,'1xUsgy-00005E-0g',1795293136000000,71000000,0,71000000,5,'out39.e',15,1,NULL,'m.e0410.1795296736@crm.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(51,1785327627,20,'1xUsgy-0000EJ-18',1795293136000000,0,NULL,NULL,5,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(52,-1999633667,20,'1xUsgy-00005E-1R',1795293136000000,77000000,0,77000000,5,'out42.e',18,1,NULL,'m.e0413.1795296736@billing.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(53,949321817,20,'1xUsh0-00005E-0m',1795293138000000,0,0,0,5,'out.m024e1',13,1,NULL,'m.e0437.1795296738@news.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(54,-1532449805,20,'1xUsh0-00005E-2v',1795293138000000,78000000,0,78000000,5,'out.m032e1',15,1,NULL,'m.e0445.1795296738@crm.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(55,1550099106,20,'1xUsh1-00005D-1B',1795293139000000,0,0,0,5,'out.o007e1',13,1,NULL,'m.e0452.1795296739@news.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(56,-1211899065,20,'1xUsh7-0000Ti-1U',1795293145000000,75000000,0,75000000,5,'out162.e',18,1,NULL,'m.e0533.1795296745@billing.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(57,-1915432085,20,'1xUshC-0000Tf-1K',1795293150000000,0,0,0,5,'out226.e',13,1,NULL,'m.e0597.1795296750@news.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(58,-366086578,20,'1xUshG-0000nZ-31',1795293154000000,1000000,0,1000000,5,'ok25.e',13,1,NULL,'m.e0658.1795296754@news.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(59,525625674,20,'1xUshG-0000nb-35',1795293154000000,0,0,0,5,'h-banner554.e',18,1,NULL,'m.e0659.1795296754@billing.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(60,-286984333,20,'1xUshH-0000nU-0S',1795293155000000,74000000,0,74000000,5,'h-banner421.e',20,1,NULL,'m.e0660.1795296755@forum.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(61,-1363169860,20,'1xUshH-0000nb-0a',1795293155000000,0,0,0,5,'h-ehlo550.e',23,1,NULL,'m.e0662.1795296755@shop.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(62,-503943675,20,'1xUshH-0000nZ-1F',1795293155000000,87000000,0,87000000,5,'h-ehlo450.e',18,1,NULL,'m.e0664.1795296755@billing.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(63,1822913004,20,'1xUshH-0000nZ-1x',1795293155000000,75000000,0,75000000,5,'h-refused.e',23,1,NULL,'m.e0667.1795296755@shop.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(64,133965768,20,'1xUshH-0000nZ-2g',1795293155000000,86000000,0,86000000,5,'h-sshbanner.e',20,1,NULL,'m.e0670.1795296755@forum.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(65,1074099672,20,'1xUshH-0000nb-2j',1795293155000000,71000000,0,71000000,5,'h-conntimeout.e',15,1,NULL,'m.e0671.1795296755@crm.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(66,1323493582,20,'1xUshI-0000nU-06',1795293156000000,87000000,0,87000000,5,'h-tlsabsent.e',23,1,NULL,'m.e0672.1795296756@shop.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(67,-1916689345,20,'1xUshI-0000nZ-1b',1795293156000000,0,0,0,5,'h-bannerml.e',18,1,NULL,'m.e0679.1795296756@billing.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(68,1854492194,20,'1xUshI-0000nb-1g',1795293156000000,73000000,0,73000000,5,'h-unreach.e',20,1,NULL,'m.e0680.1795296756@forum.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(69,2103204439,20,'1xUshI-0000nZ-2K',1795293156000000,0,0,0,5,'h-nullmx.e',23,1,NULL,'m.e0682.1795296756@shop.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(70,1189084478,20,'1xUshI-0000nb-2P',1795293156000000,0,0,0,5,'h-mxnohost.e',13,1,NULL,'m.e0683.1795296756@news.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(71,-692557368,20,'1xUshI-0000nU-2z',1795293156000000,0,0,0,5,'h-noa.e',18,1,NULL,'m.e0684.1795296756@billing.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(72,1247431175,20,'1xUshI-0000nZ-32',1795293156000000,89000000,0,89000000,5,'h-servfail.e',20,1,NULL,'m.e0685.1795296756@forum.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(73,-2102061068,20,'1xUshJ-0000nU-1C',1795293157000000,80000000,0,80000000,5,'h-loop.e',20,1,NULL,'m.e0690.1795296757@forum.example',68,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(74,-1429072636,20,'1xUshJ-0000nb-1L',1795293157000000,0,0,0,5,'err.e',23,1,NULL,'m.e0692.1795296757@shop.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(75,-469845659,20,'1xUshJ-0000nU-1v',1795293157000000,85000000,0,85000000,5,'ret.e',13,1,NULL,'m.e0693.1795296757@news.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(76,-1983920160,20,'1xUshJ-0000nZ-1y',1795293157000000,85000000,0,85000000,5,'susp0.e',18,1,NULL,'m.e0694.1795296757@billing.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(77,692172771,20,'1xUshK-0000nb-10',1795293158000000,80000000,0,80000000,5,'multi7.e',18,1,NULL,'m.e0704.1795296758@billing.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(78,253375441,20,'1xUshL-00015D-1M',1795293159000000,46000000,0,46000000,5,'',NULL,2,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(79,1691792911,20,'1xUshL-0000nU-2B',1795293159000000,0,0,0,5,'loc-nobody-here.e',20,1,NULL,'m.e0720.1795296759@forum.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(80,-1557076558,20,'1xUshL-0000nZ-2D',1795293159000000,80000000,0,80000000,5,'loc-quota.e',20,1,NULL,'m.e0721.1795296759@forum.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(81,-642988659,20,'1xUshL-0000nb-2E',1795293159000000,0,0,0,5,'loc-cmdnouser.e',20,1,NULL,'m.e0722.1795296759@forum.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(82,-938464743,20,'1xUshL-0000nU-2u',1795293159000000,86000000,0,86000000,5,'loc-cmdtemp.e',20,1,NULL,'m.e0723.1795296759@forum.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(83,-166214289,20,'1xUshM-0000nZ-0R',1795293160000000,0,0,0,5,'loc-gone.e',20,1,NULL,'m.e0727.1795296760@forum.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(84,2011370767,20,'1xUshM-0000nb-0T',1795293160000000,85000000,0,85000000,5,'loc-later.e',20,1,NULL,'m.e0728.1795296760@forum.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(85,71600668,20,'1xUshM-0000nZ-1A',1795293160000000,78000000,0,78000000,5,'pipe-temp1.e',20,1,NULL,'m.e0730.1795296760@forum.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(86,-1191721469,20,'1xUshM-00017z-1r',1795293160000000,85000000,0,85000000,5,'pipe-quota1.e',20,1,NULL,'m.e0732.1795296760@forum.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(87,798816960,20,'1xUshM-000188-1v',1795293160000000,0,0,0,5,'pipe-ok1.e',20,1,NULL,'m.e0734.1795296760@forum.example',4,-969710392,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(88,-1428044442,3,'4F2A1BD',1795293156000000,0,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,32,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1);
INSERT INTO message VALUES(89,-261990155,12,'438',1706195769450000,0,0,NULL,3,'user1',3,1,NULL,'m1@example.com',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1);
INSERT INTO message VALUES(90,-1619686884,12,'70912345566403',1706195769949000,0,0,NULL,3,'root',50,1,NULL,'20240123200014.123F425E28@host01.example.org',4,-969710579,NULL,NULL,NULL,NULL,NULL,NULL,1);
CREATE TABLE delivery (
    message INTEGER NOT NULL,
    number INTEGER NOT NULL,     -- among those of the message
    recipient TEXT,              -- NULL = no line names it
    recipient_domain INTEGER,
    orig_recipient TEXT,         -- whole
    first INTEGER NOT NULL, last INTEGER NOT NULL, -- of its failed attempts and its fate
    attempts INTEGER NOT NULL,
    fate INTEGER NOT NULL,
    reason INTEGER,              -- of the last failure
    deferral INTEGER, deferral_time INTEGER,  -- event of the last deferral
    final INTEGER, final_time INTEGER,        -- the fate that a line told, and when
    flow INTEGER, provider INTEGER, day INTEGER,  -- where the delivery was counted
    accepted INTEGER NOT NULL,   -- counted as inbound traffic
    expired INTEGER,             -- microseconds since 1970
    expired_line INTEGER, expired_source INTEGER, expired_offset INTEGER,
    expiry INTEGER, expiry_from INTEGER,      -- the `expired` event, and the deferral it inherits
    PRIMARY KEY (message, number)
) WITHOUT ROWID;
INSERT INTO delivery VALUES(1,0,'k',2,NULL,1370838498123000,0,1,6,11,1471926629408915361,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(2,0,'u',2,NULL,1795296733000123,0,1,3,12,NULL,NULL,3,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(4,0,'"a>, relay=x[192.0.2.1]:25, delay=1, dsn=2.0.0, status=sent (ok"',2,'root',1795293141000000,0,3,6,15,1927681332091958964,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(5,0,'c',2,NULL,1795293142000000,0,3,6,16,1927681333927662862,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(6,0,'d',2,NULL,1795293144000000,0,1,3,17,NULL,NULL,3,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(7,0,'e',1,NULL,1795293145000000,0,1,3,18,NULL,NULL,3,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(8,0,'f',1,NULL,1795293146000000,0,0,2,NULL,NULL,NULL,2,0,9,NULL,20778,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(9,0,'g',2,NULL,1795293147000000,0,1,6,19,1927681338466068634,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(11,0,'b',1,NULL,1795293149000000,0,1,3,22,NULL,NULL,3,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(15,0,'email',2,NULL,1736846945327000,0,0,1,NULL,NULL,NULL,1,0,13,180423267485,20102,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(16,0,'officer2',4,NULL,1608604086079000,0,1,3,26,NULL,NULL,3,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(17,0,'boss',3,NULL,1617876672001000,0,1,3,27,NULL,NULL,3,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(19,0,'all-staff',3,NULL,1675238401500000,0,1,3,29,NULL,NULL,3,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(20,0,'someone',2,NULL,1741809043900000,0,1,3,30,NULL,NULL,3,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(21,0,'partner',1,NULL,1421884205100000,0,1,6,31,1526736540410892622,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(22,0,'partner',1,NULL,1737431112100000,0,1,6,32,1865552451350039655,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(23,0,'partner',1,NULL,1737431172100000,0,1,6,33,1865552516045564575,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(24,0,'partner',1,NULL,1737431232100000,0,1,6,34,1865552580714163419,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(25,0,'partner',1,NULL,1752571264100000,0,1,6,35,1881809066237513563,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(26,0,'partner',1,NULL,1752571324100000,0,1,6,36,1881809130955295627,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(27,0,'partner',1,NULL,1752571384100000,0,0,4,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,1752571384100000,6697439262328116567,3,8955,1881809195458540334,NULL);
INSERT INTO delivery VALUES(28,0,'alice',8,NULL,1795293133000000,0,0,1,NULL,NULL,NULL,1,0,21,NULL,20778,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(29,0,'boris.d001e1',14,NULL,1795293133000000,80000000,1,4,82,1927681323441609947,0,NULL,NULL,NULL,NULL,NULL,1,1795293213000000,-3032046189169790092,5,39439,1927681409844871120,1927681323441609947);
INSERT INTO delivery VALUES(30,0,'elena.d004e1',16,NULL,1795293205000000,0,0,4,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,1795293205000000,-911555177169248407,5,38730,1927681400570070017,NULL);
INSERT INTO delivery VALUES(31,0,'greta.d006e1',17,NULL,1795293141000000,82000000,1,4,84,1927681332816348342,0,NULL,NULL,NULL,NULL,NULL,1,1795293223000000,2602749450444200800,5,40417,1927681420861514087,1927681332816348342);
INSERT INTO delivery VALUES(32,0,'henry.d007e1',19,NULL,1795293205000000,0,0,4,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,1795293205000000,-4691426187017595971,5,38231,1927681400775300846,NULL);
INSERT INTO delivery VALUES(33,0,'irina.d008e1',21,NULL,1795293216000000,0,0,4,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,1795293216000000,-2305707544546644252,5,39996,1927681413412201138,NULL);
INSERT INTO delivery VALUES(34,0,'john.d009e1',22,NULL,1795293214000000,0,0,4,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,1795293214000000,-6828733979773204712,5,39718,1927681411254906126,NULL);
INSERT INTO delivery VALUES(35,0,'karen.g001e1',24,NULL,1795293134000000,0,1,3,86,NULL,NULL,3,0,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(36,0,'leo.g002e1',24,NULL,1795293134000000,0,1,3,87,NULL,NULL,3,0,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(37,0,'maria.g003e1',24,NULL,1795293134000000,79000000,1,4,88,1927681325241511111,0,NULL,NULL,NULL,NULL,NULL,1,1795293213000000,-7827182316083414364,5,39580,1927681410014596558,1927681325241511111);
INSERT INTO delivery VALUES(38,0,'out10.e',23,NULL,1795293134000000,0,0,1,NULL,NULL,NULL,1,0,26,NULL,20778,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(39,0,'quentin.g007e1',24,NULL,1795293134000000,0,1,3,90,NULL,NULL,3,0,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(40,0,'rosa.g008e1',24,NULL,1795293134000000,71000000,1,4,91,1927681324599807212,0,NULL,NULL,NULL,NULL,NULL,1,1795293205000000,-8663268887938325300,5,38593,1927681401262384039,1927681324599807212);
INSERT INTO delivery VALUES(41,0,'vera.g012e1',24,NULL,1795293135000000,0,1,3,93,NULL,NULL,3,0,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(42,0,'xenia.g014e1',24,NULL,1795293135000000,80000000,1,4,94,1927681325552291292,0,NULL,NULL,NULL,NULL,NULL,1,1795293215000000,-3342942388448898688,5,39858,1927681411295379793,1927681325552291292);
INSERT INTO delivery VALUES(43,0,'yuri.g015e1',24,NULL,1795293135000000,71000000,1,4,96,1927681326449327326,0,NULL,NULL,NULL,NULL,NULL,1,1795293206000000,-2896333222032710305,5,38871,1927681402566072522,1927681326449327326);
INSERT INTO delivery VALUES(49,0,'maria.l001e1',25,NULL,1795293136000000,0,1,3,103,NULL,NULL,3,0,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(50,0,'nina.l002e1',25,NULL,1795293136000000,71000000,1,4,104,1927681326687425897,0,NULL,NULL,NULL,NULL,NULL,1,1795293207000000,4793640558432088086,5,39008,1927681403661389644,1927681326687425897);
INSERT INTO delivery VALUES(52,0,'quentin.l005e1',25,NULL,1795293213000000,0,0,4,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,1795293213000000,2979417951750507676,5,39300,1927681409693013961,NULL);
INSERT INTO delivery VALUES(53,0,'oscar.m024e1',26,NULL,1795293138000000,0,1,3,107,NULL,NULL,3,0,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(54,0,'walter.m032e1',26,NULL,1795293138000000,78000000,1,4,108,1927681329224109998,0,NULL,NULL,NULL,NULL,NULL,1,1795293216000000,-2894577258363064301,5,40137,1927681413020022829,1927681329224109998);
INSERT INTO delivery VALUES(55,0,'dmitri.o007e1',27,NULL,1795293139000000,0,1,3,110,NULL,NULL,3,0,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(56,0,'greta.o088e1',28,NULL,1795293220000000,0,0,4,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,1795293220000000,3495545245734782796,5,40275,1927681417580215858,NULL);
INSERT INTO delivery VALUES(57,0,'stefan.x001e1',29,NULL,1795293150000000,0,1,3,111,NULL,NULL,3,0,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(58,0,'boris.ok25e',25,NULL,1795293155000000,0,0,1,NULL,NULL,NULL,1,0,26,NULL,20778,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(59,0,'carla.banner554-e',30,NULL,1795293154000000,0,1,3,112,NULL,NULL,3,0,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(60,0,'dmitri.banner421-e',31,NULL,1795293155000000,74000000,1,4,113,1927681347564672587,0,NULL,NULL,NULL,NULL,NULL,1,1795293229000000,-5043255827011292226,5,40899,1927681427339083430,1927681347564672587);
INSERT INTO delivery VALUES(61,0,'frank.ehlo550-e',32,NULL,1795293155000000,0,1,3,115,NULL,NULL,3,0,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(62,0,'henry.ehlo450-e',33,NULL,1795293155000000,87000000,1,4,116,1927681347257077092,0,NULL,NULL,NULL,NULL,NULL,1,1795293242000000,2453039973697756447,5,42236,1927681440836650764,1927681347257077092);
INSERT INTO delivery VALUES(63,0,'karen.refused-e',34,NULL,1795293155000000,75000000,1,4,118,1927681347404863943,0,NULL,NULL,NULL,NULL,NULL,1,1795293230000000,2892289643781708759,5,41047,1927681428065107704,1927681347404863943);
INSERT INTO delivery VALUES(64,0,'nina.sshbanner-e',35,NULL,1795293155000000,86000000,1,4,120,1927681347882265498,0,NULL,NULL,NULL,NULL,NULL,1,1795293241000000,3528156670646037509,5,41708,1927681439870662482,1927681347882265498);
INSERT INTO delivery VALUES(65,0,'oscar.conntimeout-e',36,NULL,1795293226000000,0,0,4,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,1795293226000000,-5975856939943956326,5,40605,1927681423767590765,NULL);
INSERT INTO delivery VALUES(66,0,'paula.tlsabsent-e',37,NULL,1795293156000000,87000000,1,4,122,1927681347999534892,0,NULL,NULL,NULL,NULL,NULL,1,1795293243000000,7258065593696834761,5,42379,1927681441871106115,1927681347999534892);
INSERT INTO delivery VALUES(67,0,'walter.bannerml-e',38,NULL,1795293156000000,0,1,3,124,NULL,NULL,3,0,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(68,0,'xenia.unreach-e',39,NULL,1795293156000000,73000000,1,4,125,1927681348848754315,0,NULL,NULL,NULL,NULL,NULL,1,1795293229000000,575980399964058128,5,40756,1927681426505076490,1927681348848754315);
INSERT INTO delivery VALUES(69,0,'zoe.nullmx-e',40,NULL,1795293156000000,0,1,3,127,NULL,NULL,3,0,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(70,0,'anna.mxnohost-e',41,NULL,1795293156000000,0,1,3,128,NULL,NULL,3,0,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(71,0,'boris.noa-e',42,NULL,1795293156000000,0,1,3,129,NULL,NULL,3,0,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(72,0,'carla.servfail-e',43,NULL,1795293156000000,89000000,1,4,130,1927681348413794532,0,NULL,NULL,NULL,NULL,NULL,1,1795293245000000,-5733731912880854926,5,42526,1927681444087457112,1927681348413794532);
INSERT INTO delivery VALUES(73,0,'henry.loop-e',44,NULL,1795293157000000,0,1,5,132,1927681349205757857,0,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(74,0,'john.closed-e',45,NULL,1795293157000000,0,1,3,133,NULL,NULL,3,0,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(75,0,'karen.paused-e',46,NULL,1795293157000000,85000000,1,4,134,1927681349872782982,0,NULL,NULL,NULL,NULL,NULL,1,1795293242000000,4253801276631746722,5,42095,1927681441232440725,1927681349872782982);
INSERT INTO delivery VALUES(76,0,'leo.susp0-e',47,NULL,1795293242000000,0,0,4,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,1795293242000000,9174267632724694565,5,41854,1927681440705290725,NULL);
INSERT INTO delivery VALUES(77,0,'henry.same7e',26,NULL,1795293158000000,0,0,1,NULL,NULL,NULL,1,0,26,NULL,20778,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(77,1,'yuri.o094e107',26,NULL,1795293238000000,0,0,4,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,1795293238000000,3709977301256660829,5,41308,1927681436811294493,NULL);
INSERT INTO delivery VALUES(78,0,'from.b003e1',48,NULL,1795293205000000,0,0,4,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,1795293205000000,5836398326903337701,5,38372,1927681400646698610,NULL);
INSERT INTO delivery VALUES(79,0,'nobody-here',8,NULL,1795293159000000,0,1,3,136,NULL,NULL,3,0,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(80,0,'quota',8,NULL,1795293159000000,80000000,1,4,137,1927681351660112635,0,NULL,NULL,NULL,NULL,NULL,1,1795293239000000,1385520057029615741,5,41577,1927681437897965843,1927681351660112635);
INSERT INTO delivery VALUES(81,0,'cmdnouser',8,NULL,1795293159000000,0,1,3,139,NULL,NULL,3,0,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(82,0,'cmdtemp',8,NULL,1795293159000000,86000000,1,4,140,1927681351353946866,0,NULL,NULL,NULL,NULL,NULL,1,1795293245000000,-6380363938667275016,5,42673,1927681444349518345,1927681351353946866);
INSERT INTO delivery VALUES(83,0,'gone',8,NULL,1795293160000000,0,1,3,142,NULL,NULL,3,0,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(84,0,'later',8,NULL,1795293160000000,85000000,1,4,143,1927681352737555606,0,NULL,NULL,NULL,NULL,NULL,1,1795293245000000,-8584364052650678229,5,42987,1927681443857365898,1927681352737555606);
INSERT INTO delivery VALUES(85,0,'temp1',49,NULL,1795293238000000,0,0,4,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,1795293238000000,8080117284351227375,5,41446,1927681436854437966,NULL);
INSERT INTO delivery VALUES(86,0,'quota1',49,NULL,1795293245000000,0,0,4,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,1795293245000000,7068484603335679758,5,42855,1927681444318007242,NULL);
INSERT INTO delivery VALUES(87,0,'ok1',49,NULL,1795293160000000,0,0,1,NULL,NULL,NULL,1,0,21,NULL,20778,1,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    micro INTEGER,               -- of the second; NULL = 0
    form INTEGER NOT NULL,
    remote_host,                 -- number of a name; text = a refused client, as most come once
    remote_ip,
    sender TEXT, sender_domain INTEGER,        -- where no message tells
    recipient TEXT, recipient_domain INTEGER,
    message INTEGER,
    source INTEGER, line_offset INTEGER
);
INSERT INTO event VALUES(1471926629408915361,123000,11,608171331353,-889163513,NULL,NULL,'k',2,1,1,0);
INSERT INTO event VALUES(1526736540410892622,100000,31,NULL,'2001:db8::100','user1',3,'partner',1,21,3,5927);
INSERT INTO event VALUES(1567463843751425248,52000,25,'mail.example.net',-889163480,'s',2,'user',3,NULL,2,818);
INSERT INTO event VALUES(1727225485795694302,79000,26,1048510986643,-1073741179,'officer1',3,'officer2',4,16,3,2826);
INSERT INTO event VALUES(1737181848881238148,1000,27,NULL,NULL,'bounce',1,'boss',3,17,3,3493);
INSERT INTO event VALUES(1798773535988194892,500000,28,'mail.example.net',-889163443,'b1',5,'user',3,18,3,3924);
INSERT INTO event VALUES(1798773536919388940,500000,29,NULL,NULL,'email',2,'all-staff',3,19,3,4364);
INSERT INTO event VALUES(1865552451350039655,100000,32,856087388463,-889163510,'user1',3,'partner',1,22,3,6615);
INSERT INTO event VALUES(1865552516045564575,100000,33,642908055273,-889163509,'user1',3,'partner',1,23,3,7106);
INSERT INTO event VALUES(1865552580714163419,100000,34,755817863027,NULL,'user1',3,'partner',1,24,3,7677);
INSERT INTO event VALUES(1870253219889963249,900000,30,310341840683,-889163493,'user1',3,'someone',2,20,3,5605);
INSERT INTO event VALUES(1881809066237513563,100000,35,122266340753,-1073741303,'user1',3,'partner',1,25,3,8065);
INSERT INTO event VALUES(1881809130955295627,100000,36,1048510986643,-1073741297,'user1',3,'partner',1,26,3,8514);
INSERT INTO event VALUES(1881809195458540334,100000,37,NULL,NULL,NULL,NULL,'partner',1,27,3,8955);
INSERT INTO event VALUES(1903052335253393292,NULL,38,NULL,-1073741305,'alice',3,'bob',2,NULL,4,0);
INSERT INTO event VALUES(1927681323251419971,NULL,41,'host-1-6.pool.isp.example',-1073741306,'user',6,'alice',8,NULL,5,1919);
INSERT INTO event VALUES(1927681323304065620,NULL,40,'host-1-3.pool.isp.example',-1073741309,'user',6,'nosuchuser',8,NULL,5,1402);
INSERT INTO event VALUES(1927681323366729682,NULL,42,'host-1-3.pool.isp.example',-1073741309,'user',6,'gone',8,NULL,5,2142);
INSERT INTO event VALUES(1927681323441609947,NULL,83,109436169891,-889163519,NULL,NULL,'boris.d001e1',14,29,5,843);
INSERT INTO event VALUES(1927681324116235844,NULL,39,'host-1-2.pool.isp.example',-1073741310,'user',6,'someone',7,NULL,5,1083);
INSERT INTO event VALUES(1927681324395149971,NULL,92,707052836287,-889163518,NULL,NULL,'quentin.g007e1',24,39,5,7871);
INSERT INTO event VALUES(1927681324464024398,NULL,47,'host-1-12.pool.isp.example',-1073741300,NULL,NULL,NULL,NULL,NULL,5,3957);
INSERT INTO event VALUES(1927681324465919041,NULL,52,'host-1-19.pool.isp.example',-1073741293,'user',6,'alice',8,NULL,5,7324);
INSERT INTO event VALUES(1927681324483855539,NULL,57,'host-1-21.pool.isp.example',-1073741291,'user',6,'carol',8,NULL,5,10618);
INSERT INTO event VALUES(1927681324493147148,NULL,51,'host-1-15.pool.isp.example',-1073741297,NULL,NULL,NULL,NULL,NULL,5,6892);
INSERT INTO event VALUES(1927681324599807212,NULL,93,971441406831,-889163516,NULL,NULL,'rosa.g008e1',24,40,5,9643);
INSERT INTO event VALUES(1927681324630957602,NULL,88,707052836287,-889163518,NULL,NULL,'karen.g001e1',24,35,5,4301);
INSERT INTO event VALUES(1927681324638588860,NULL,50,'host-1-16.pool.isp.example',-1073741296,'bad',6,NULL,NULL,NULL,5,6716);
INSERT INTO event VALUES(1927681324681323642,NULL,43,NULL,-1073741305,'user',6,'alice',8,NULL,5,2841);
INSERT INTO event VALUES(1927681324795553961,NULL,48,'host-1-13.pool.isp.example',-1073741299,NULL,NULL,NULL,NULL,NULL,5,4183);
INSERT INTO event VALUES(1927681325045260729,NULL,56,'host-1-17.pool.isp.example',-1073741295,'user',10,'alice',8,NULL,5,10447);
INSERT INTO event VALUES(1927681325090195623,NULL,53,'host-1-47.pool.isp.example',-1073741265,'slow',6,NULL,NULL,NULL,5,7537);
INSERT INTO event VALUES(1927681325119908142,NULL,54,'host-1-15.pool.isp.example',-1073741297,NULL,NULL,NULL,NULL,NULL,5,7736);
INSERT INTO event VALUES(1927681325133393617,NULL,45,'host-1-10.pool.isp.example',-1073741302,NULL,NULL,NULL,NULL,NULL,5,3660);
INSERT INTO event VALUES(1927681325146349893,NULL,55,'host-1-20.pool.isp.example',-1073741292,'user',6,'who.p001e1',9,NULL,5,9143);
INSERT INTO event VALUES(1927681325203289192,NULL,49,'host-1-14.pool.isp.example',-1073741298,NULL,NULL,NULL,NULL,NULL,5,5398);
INSERT INTO event VALUES(1927681325237053406,NULL,44,'host-1-3.pool.isp.example',-1073741309,'user',6,'later',8,NULL,5,3023);
INSERT INTO event VALUES(1927681325241511111,NULL,90,971441406831,-889163516,NULL,NULL,'maria.g003e1',24,37,5,6292);
INSERT INTO event VALUES(1927681325329807354,NULL,89,707052836287,-889163518,NULL,NULL,'leo.g002e1',24,36,5,5554);
INSERT INTO event VALUES(1927681325382430566,NULL,46,'host-1-11.pool.isp.example',-1073741301,NULL,NULL,NULL,NULL,NULL,5,3810);
INSERT INTO event VALUES(1927681325398080788,NULL,59,'host-1-17.pool.isp.example',-1073741295,'user',11,'alice',8,NULL,5,12394);
INSERT INTO event VALUES(1927681325410849136,NULL,69,'host-1-32.pool.isp.example',-1073741280,NULL,NULL,NULL,NULL,NULL,5,16155);
INSERT INTO event VALUES(1927681325424351223,NULL,62,'host-1-30.pool.isp.example',-1073741282,NULL,NULL,NULL,NULL,NULL,5,14538);
INSERT INTO event VALUES(1927681325466488710,NULL,67,'host-1-30.pool.isp.example',-1073741282,NULL,NULL,NULL,NULL,NULL,5,15850);
INSERT INTO event VALUES(1927681325528502258,NULL,58,'host-1-20.pool.isp.example',-1073741292,'user',6,'who.p002e1',9,NULL,5,11826);
INSERT INTO event VALUES(1927681325552291292,NULL,96,971441406831,-889163516,NULL,NULL,'xenia.g014e1',24,42,5,13300);
INSERT INTO event VALUES(1927681325677800932,NULL,68,'host-1-30.pool.isp.example',-1073741282,NULL,NULL,NULL,NULL,NULL,5,16005);
INSERT INTO event VALUES(1927681325724946108,NULL,69,'host-1-32.pool.isp.example',-1073741280,NULL,NULL,NULL,NULL,NULL,5,16326);
INSERT INTO event VALUES(1927681325771320932,NULL,2,'mx.example.com','2001:db8::9',NULL,NULL,'a',2,NULL,1,773);
INSERT INTO event VALUES(1927681325949941148,NULL,100,'host-1-22.pool.isp.example',-1073741290,'user',6,NULL,NULL,44,5,11648);
INSERT INTO event VALUES(1927681326002551133,NULL,95,707052836287,-889163518,NULL,NULL,'vera.g012e1',24,41,5,10823);
INSERT INTO event VALUES(1927681326012852675,NULL,65,'host-1-31.pool.isp.example',-1073741281,NULL,NULL,NULL,NULL,NULL,5,15083);
INSERT INTO event VALUES(1927681326019582998,NULL,102,'host-1-23.pool.isp.example',-1073741289,'user',6,NULL,NULL,46,5,14326);
INSERT INTO event VALUES(1927681326046706597,NULL,66,'host-1-30.pool.isp.example',-1073741282,NULL,NULL,NULL,NULL,NULL,5,15693);
INSERT INTO event VALUES(1927681326065817937,NULL,61,'host-1-29.pool.isp.example',-1073741283,'user',6,NULL,NULL,NULL,5,13990);
INSERT INTO event VALUES(1927681326163632265,NULL,64,'host-1-31.pool.isp.example',-1073741281,NULL,NULL,NULL,NULL,NULL,5,14860);
INSERT INTO event VALUES(1927681326166119061,NULL,101,'host-1-28.pool.isp.example',-1073741284,'user',6,NULL,NULL,45,5,14145);
INSERT INTO event VALUES(1927681326264156261,NULL,63,'host-1-30.pool.isp.example',-1073741282,NULL,NULL,NULL,NULL,NULL,5,14689);
INSERT INTO event VALUES(1927681326350215532,NULL,60,'host-1-28.pool.isp.example',-1073741284,'big',6,NULL,NULL,NULL,5,12900);
INSERT INTO event VALUES(1927681326449327326,NULL,98,971441406831,-889163516,NULL,NULL,'yuri.g015e1',24,43,5,13688);
INSERT INTO event VALUES(1927681326460933075,NULL,103,'host-1-24.pool.isp.example',-1073741288,'user',6,NULL,NULL,47,5,15352);
INSERT INTO event VALUES(1927681326554137200,NULL,105,584824362639,-889163514,NULL,NULL,'maria.l001e1',25,49,5,17415);
INSERT INTO event VALUES(1927681326615698638,NULL,104,'host-1-26.pool.isp.example',-1073741286,'user',6,NULL,NULL,48,5,16893);
INSERT INTO event VALUES(1927681326657721274,NULL,77,'host-1-27.pool.isp.example',-1073741285,NULL,NULL,NULL,NULL,NULL,5,19571);
INSERT INTO event VALUES(1927681326687425897,NULL,106,584824362639,-889163514,NULL,NULL,'nina.l002e1',25,50,5,17788);
INSERT INTO event VALUES(1927681326703522187,NULL,3,'mx.example.com',-969710585,'"a; from=<x@example.net> to=<y@example.net>"@example.com',3,'x',1,NULL,1,966);
INSERT INTO event VALUES(1927681326739298324,NULL,78,'host-1-39.pool.isp.example',-1073741273,'user',6,'alice',8,NULL,5,19695);
INSERT INTO event VALUES(1927681327030508668,NULL,73,'host-1-36.pool.isp.example',-1073741276,NULL,NULL,'alice',NULL,NULL,5,18498);
INSERT INTO event VALUES(1927681327172133415,NULL,76,'host-1-37.pool.isp.example',-1073741275,'user',6,'a%b',8,NULL,5,19392);
INSERT INTO event VALUES(1927681327219062004,NULL,70,'host-1-32.pool.isp.example',-1073741280,NULL,NULL,NULL,NULL,NULL,5,16723);
INSERT INTO event VALUES(1927681327303065948,NULL,74,'host-1-36.pool.isp.example',-1073741276,NULL,NULL,NULL,NULL,NULL,5,18618);
INSERT INTO event VALUES(1927681327370231475,NULL,72,'host-1-35.pool.isp.example',-1073741277,NULL,NULL,NULL,NULL,NULL,5,18349);
INSERT INTO event VALUES(1927681327378436275,NULL,108,'host-1-50.pool.isp.example',-1073741262,'user',6,NULL,NULL,51,5,18018);
INSERT INTO event VALUES(1927681327408013804,NULL,75,'host-1-36.pool.isp.example',-1073741276,NULL,NULL,NULL,NULL,NULL,5,18835);
INSERT INTO event VALUES(1927681327477465641,NULL,71,NULL,-1073741278,NULL,NULL,NULL,NULL,NULL,5,17688);
INSERT INTO event VALUES(1927681328021299250,NULL,80,'host-1-46.pool.isp.example',-1073741266,'user',6,'alice',8,NULL,5,20565);
INSERT INTO event VALUES(1927681328307169381,NULL,82,'host-1-49.pool.isp.example',-1073741263,'user',6,'alice',8,NULL,5,21089);
INSERT INTO event VALUES(1927681328399963298,NULL,81,'host-1-48.pool.isp.example',-1073741264,'user',6,'alice',8,NULL,5,20758);
INSERT INTO event VALUES(1927681328475092864,NULL,4,'mx.example.com',-969710585,'a',3,'"b>; from=<c> to=<d"',1,NULL,1,1340);
INSERT INTO event VALUES(1927681328546353928,NULL,79,'host-1-41.pool.isp.example',-1073741271,'x',12,'alice',8,NULL,5,20157);
INSERT INTO event VALUES(1927681329128488177,NULL,109,240618668489,-889163513,NULL,NULL,'oscar.m024e1',26,53,5,21437);
INSERT INTO event VALUES(1927681329224109998,NULL,110,240618668489,-889163513,NULL,NULL,'walter.m032e1',26,54,5,22384);
INSERT INTO event VALUES(1927681329301906143,NULL,13,'mx.example.com',-969710585,'a',3,'b',1,3,1,1653);
INSERT INTO event VALUES(1927681329888280151,NULL,14,'mx.example.com',-969710585,NULL,NULL,NULL,NULL,3,1,1832);
INSERT INTO event VALUES(1927681330125558794,NULL,112,553847870231,-889163512,NULL,NULL,'dmitri.o007e1',27,55,5,22900);
INSERT INTO event VALUES(1927681331403895048,NULL,5,NULL,NULL,NULL,NULL,'"b\": \"550"',1,NULL,1,1979);
INSERT INTO event VALUES(1927681332091958964,NULL,15,608171331353,-889163515,NULL,NULL,'"a>, relay=x[192.0.2.1]:25, delay=1, dsn=2.0.0, status=sent (ok"',2,4,1,2576);
INSERT INTO event VALUES(1927681332708640363,NULL,15,608171331353,-889163515,NULL,NULL,'"a>, relay=x[192.0.2.1]:25, delay=1, dsn=2.0.0, status=sent (ok"',2,4,1,2145);
INSERT INTO event VALUES(1927681332816348342,NULL,86,1074479763327,-889163511,NULL,NULL,'greta.d006e1',17,31,5,23685);
INSERT INTO event VALUES(1927681333927662862,NULL,16,608171331353,-889163515,NULL,NULL,'c',2,5,1,2626);
INSERT INTO event VALUES(1927681335997262033,NULL,17,608171331353,-889163515,NULL,NULL,'d',2,6,1,3136);
INSERT INTO event VALUES(1927681337112183660,NULL,18,NULL,NULL,NULL,NULL,'e',1,7,1,3467);
INSERT INTO event VALUES(1927681338466068634,NULL,19,608171331353,-889163515,NULL,NULL,'g',2,9,1,3989);
INSERT INTO event VALUES(1927681339419976882,NULL,20,'mx.example.com',-969710585,'a',3,NULL,NULL,10,1,4240);
INSERT INTO event VALUES(1927681341118080882,NULL,22,NULL,NULL,NULL,NULL,'b',1,11,1,4677);
INSERT INTO event VALUES(1927681342322618220,NULL,113,724805117547,-889163508,NULL,NULL,'stefan.x001e1',29,57,5,24872);
INSERT INTO event VALUES(1927681342393618459,NULL,23,NULL,NULL,NULL,NULL,NULL,NULL,12,1,4824);
INSERT INTO event VALUES(1927681343692858985,NULL,6,NULL,-969710583,'a b; from=<x',NULL,'b',1,NULL,1,5042);
INSERT INTO event VALUES(1927681344862502232,NULL,7,'mx.example.com',-969710585,'naked quote" x',3,'b',1,NULL,1,5228);
INSERT INTO event VALUES(1927681346597180074,NULL,114,620195335651,-889163507,NULL,NULL,'carla.banner554-e',30,59,5,25672);
INSERT INTO event VALUES(1927681346719521192,NULL,8,'mx.example.com',-969710585,NULL,NULL,NULL,NULL,NULL,1,5447);
INSERT INTO event VALUES(1927681347257077092,NULL,118,107434635571,-889163504,NULL,NULL,'henry.ehlo450-e',33,62,5,27975);
INSERT INTO event VALUES(1927681347404863943,NULL,120,378763314375,-889163503,NULL,NULL,'karen.refused-e',34,63,5,28500);
INSERT INTO event VALUES(1927681347563307245,NULL,117,869425036461,-889163505,NULL,NULL,'frank.ehlo550-e',32,61,5,27294);
INSERT INTO event VALUES(1927681347564672587,NULL,115,480706245017,-889163506,NULL,NULL,'dmitri.banner421-e',31,60,5,26630);
INSERT INTO event VALUES(1927681347688593536,NULL,24,NULL,NULL,NULL,NULL,NULL,NULL,14,1,5573);
INSERT INTO event VALUES(1927681347882265498,NULL,122,753187172591,-889163502,NULL,NULL,'nina.sshbanner-e',35,64,5,29116);
INSERT INTO event VALUES(1927681347999534892,NULL,124,594871848161,-889163501,NULL,NULL,'paula.tlsabsent-e',37,66,5,29665);
INSERT INTO event VALUES(1927681348004637735,NULL,130,NULL,NULL,NULL,NULL,'anna.mxnohost-e',41,70,5,31553);
INSERT INTO event VALUES(1927681348145272495,NULL,131,NULL,NULL,NULL,NULL,'boris.noa-e',42,71,5,31884);
INSERT INTO event VALUES(1927681348345662284,NULL,126,647542513217,-889163500,NULL,NULL,'walter.bannerml-e',38,67,5,30322);
INSERT INTO event VALUES(1927681348357623119,NULL,129,NULL,NULL,NULL,NULL,'zoe.nullmx-e',40,69,5,31234);
INSERT INTO event VALUES(1927681348413794532,NULL,132,NULL,NULL,NULL,NULL,'carla.servfail-e',43,72,5,32128);
INSERT INTO event VALUES(1927681348848754315,NULL,127,673816067057,-889163499,NULL,NULL,'xenia.unreach-e',39,68,5,30953);
INSERT INTO event VALUES(1927681349205757857,NULL,134,NULL,NULL,NULL,NULL,'henry.loop-e',44,73,5,32559);
INSERT INTO event VALUES(1927681349678244317,NULL,135,NULL,NULL,NULL,NULL,'john.closed-e',45,74,5,32887);
INSERT INTO event VALUES(1927681349872782982,NULL,136,NULL,NULL,NULL,NULL,'karen.paused-e',46,75,5,33356);
INSERT INTO event VALUES(1927681351353946866,NULL,142,NULL,NULL,NULL,NULL,'cmdtemp',8,82,5,35790);
INSERT INTO event VALUES(1927681351660112635,NULL,139,NULL,NULL,NULL,NULL,'quota',8,80,5,34873);
INSERT INTO event VALUES(1927681351807218834,NULL,138,NULL,NULL,NULL,NULL,'nobody-here',8,79,5,34586);
INSERT INTO event VALUES(1927681352069648740,NULL,141,NULL,NULL,NULL,NULL,'cmdnouser',8,81,5,35219);
INSERT INTO event VALUES(1927681352737555606,NULL,145,NULL,NULL,NULL,NULL,'later',8,84,5,36483);
INSERT INTO event VALUES(1927681353276245442,NULL,144,NULL,NULL,NULL,NULL,'gone',8,83,5,36373);
INSERT INTO event VALUES(1927681356412515953,NULL,10,NULL,-969710584,NULL,NULL,NULL,NULL,NULL,1,6852);
INSERT INTO event VALUES(1927681400570070017,NULL,85,NULL,NULL,NULL,NULL,'elena.d004e1',16,30,5,38730);
INSERT INTO event VALUES(1927681400646698610,NULL,85,NULL,NULL,NULL,NULL,'from.b003e1',48,78,5,38372);
INSERT INTO event VALUES(1927681400775300846,NULL,85,NULL,NULL,NULL,NULL,'henry.d007e1',19,32,5,38231);
INSERT INTO event VALUES(1927681401262384039,NULL,94,971441406831,-889163516,NULL,NULL,'rosa.g008e1',24,40,5,38593);
INSERT INTO event VALUES(1927681402566072522,NULL,99,971441406831,-889163516,NULL,NULL,'yuri.g015e1',24,43,5,38871);
INSERT INTO event VALUES(1927681403661389644,NULL,107,584824362639,-889163514,NULL,NULL,'nina.l002e1',25,50,5,39008);
INSERT INTO event VALUES(1927681409693013961,NULL,85,NULL,NULL,NULL,NULL,'quentin.l005e1',25,52,5,39300);
INSERT INTO event VALUES(1927681409844871120,NULL,84,109436169891,-889163519,NULL,NULL,'boris.d001e1',14,29,5,39439);
INSERT INTO event VALUES(1927681410014596558,NULL,91,971441406831,-889163516,NULL,NULL,'maria.g003e1',24,37,5,39580);
INSERT INTO event VALUES(1927681411254906126,NULL,85,NULL,NULL,NULL,NULL,'john.d009e1',22,34,5,39718);
INSERT INTO event VALUES(1927681411295379793,NULL,97,971441406831,-889163516,NULL,NULL,'xenia.g014e1',24,42,5,39858);
INSERT INTO event VALUES(1927681413020022829,NULL,111,240618668489,-889163513,NULL,NULL,'walter.m032e1',26,54,5,40137);
INSERT INTO event VALUES(1927681413412201138,NULL,85,NULL,NULL,NULL,NULL,'irina.d008e1',21,33,5,39996);
INSERT INTO event VALUES(1927681417580215858,NULL,85,NULL,NULL,NULL,NULL,'greta.o088e1',28,56,5,40275);
INSERT INTO event VALUES(1927681420861514087,NULL,87,1074479763327,-889163511,NULL,NULL,'greta.d006e1',17,31,5,40417);
INSERT INTO event VALUES(1927681423767590765,NULL,85,NULL,NULL,NULL,NULL,'oscar.conntimeout-e',36,65,5,40605);
INSERT INTO event VALUES(1927681426505076490,NULL,128,673816067057,-889163499,NULL,NULL,'xenia.unreach-e',39,68,5,40756);
INSERT INTO event VALUES(1927681427339083430,NULL,116,480706245017,-889163506,NULL,NULL,'dmitri.banner421-e',31,60,5,40899);
INSERT INTO event VALUES(1927681428065107704,NULL,121,378763314375,-889163503,NULL,NULL,'karen.refused-e',34,63,5,41047);
INSERT INTO event VALUES(1927681436811294493,NULL,85,NULL,NULL,NULL,NULL,'yuri.o094e107',26,77,5,41308);
INSERT INTO event VALUES(1927681436854437966,NULL,85,NULL,NULL,NULL,NULL,'temp1',49,85,5,41446);
INSERT INTO event VALUES(1927681437897965843,NULL,140,NULL,NULL,NULL,NULL,'quota',8,80,5,41577);
INSERT INTO event VALUES(1927681439870662482,NULL,123,753187172591,-889163502,NULL,NULL,'nina.sshbanner-e',35,64,5,41708);
INSERT INTO event VALUES(1927681440705290725,NULL,85,NULL,NULL,NULL,NULL,'leo.susp0-e',47,76,5,41854);
INSERT INTO event VALUES(1927681440836650764,NULL,119,107434635571,-889163504,NULL,NULL,'henry.ehlo450-e',33,62,5,42236);
INSERT INTO event VALUES(1927681441232440725,NULL,137,NULL,NULL,NULL,NULL,'karen.paused-e',46,75,5,42095);
INSERT INTO event VALUES(1927681441871106115,NULL,125,594871848161,-889163501,NULL,NULL,'paula.tlsabsent-e',37,66,5,42379);
INSERT INTO event VALUES(1927681443857365898,NULL,146,NULL,NULL,NULL,NULL,'later',8,84,5,42987);
INSERT INTO event VALUES(1927681444087457112,NULL,133,NULL,NULL,NULL,NULL,'carla.servfail-e',43,72,5,42526);
INSERT INTO event VALUES(1927681444318007242,NULL,85,NULL,NULL,NULL,NULL,'quota1',49,86,5,42855);
INSERT INTO event VALUES(1927681444349518345,NULL,143,NULL,NULL,NULL,NULL,'cmdtemp',8,82,5,42673);
INSERT INTO event VALUES(1927685189549190062,123,12,608171331353,-889163515,NULL,NULL,'u',2,2,1,225);
INSERT INTO event VALUES(1927685190670070218,NULL,1,NULL,NULL,'',NULL,'b',1,NULL,1,506);
INSERT INTO event VALUES(1927685219499190103,500000,9,'mx.example.com',-969710585,NULL,NULL,NULL,NULL,NULL,1,6358);
CREATE TABLE event_rest (
    event INTEGER PRIMARY KEY,
    local_ip,
    account INTEGER,             -- where no message tells
    orig_recipient TEXT,         -- whole
    message_id TEXT,
    token TEXT,                  -- the part of the reply that only this event has
    repeated INTEGER             -- NULL = 1
);
INSERT INTO event_rest VALUES(1567463843751425248,-1073741307,NULL,NULL,'pra@example.net',NULL,NULL);
INSERT INTO event_rest VALUES(1798773535988194892,-1073741297,NULL,NULL,NULL,NULL,NULL);
INSERT INTO event_rest VALUES(1865552451350039655,NULL,NULL,NULL,NULL,'2b0c499b-c839-43d2-9c76-dda19649fe67',NULL);
INSERT INTO event_rest VALUES(1865552516045564575,NULL,NULL,NULL,NULL,'2023-03-07T18:46:06.378Z 08DB1DF24DB12D84',NULL);
INSERT INTO event_rest VALUES(1870253219889963249,NULL,NULL,NULL,NULL,'d9443c01a7336-22410ad7979si202153425ad.403',NULL);
INSERT INTO event_rest VALUES(1903052335253393292,NULL,199262448497,NULL,NULL,'4f2c0a91d77e4b10b3aa',NULL);
INSERT INTO event_rest VALUES(1927681325410849136,NULL,766582075325,NULL,NULL,NULL,NULL);
INSERT INTO event_rest VALUES(1927681325724946108,NULL,199262448497,NULL,NULL,NULL,NULL);
INSERT INTO event_rest VALUES(1927681326703522187,NULL,996119523989,NULL,NULL,NULL,NULL);
INSERT INTO event_rest VALUES(1927681332091958964,NULL,NULL,'root',NULL,NULL,2);
INSERT INTO event_rest VALUES(1927681332708640363,NULL,NULL,'root',NULL,NULL,NULL);
INSERT INTO event_rest VALUES(1927681333927662862,NULL,NULL,NULL,NULL,NULL,3);
INSERT INTO event_rest VALUES(1927681346597180074,-969710490,NULL,NULL,NULL,NULL,NULL);
INSERT INTO event_rest VALUES(1927681347882265498,NULL,NULL,NULL,NULL,'SSH-2.0-OpenSSH_9.2p1',NULL);
INSERT INTO event_rest VALUES(1927681348345662284,-969710490,NULL,NULL,NULL,NULL,NULL);
INSERT INTO event_rest VALUES(1927681439870662482,NULL,NULL,NULL,NULL,'SSH-2.0-OpenSSH_9.2p1',NULL);
CREATE TABLE reason_day (
    day INTEGER, domain INTEGER, reason INTEGER, flow INTEGER, events INTEGER NOT NULL,
    PRIMARY KEY (day, domain, reason, flow)
) WITHOUT ROWID;
INSERT INTO reason_day VALUES(15866,2,11,4,1);
INSERT INTO reason_day VALUES(16457,1,31,16,1);
INSERT INTO reason_day VALUES(16896,3,25,11,1);
INSERT INTO reason_day VALUES(18618,4,26,14,1);
INSERT INTO reason_day VALUES(18725,3,27,15,1);
INSERT INTO reason_day VALUES(19389,3,28,11,1);
INSERT INTO reason_day VALUES(19389,3,29,15,1);
INSERT INTO reason_day VALUES(20109,1,32,16,1);
INSERT INTO reason_day VALUES(20109,1,33,16,1);
INSERT INTO reason_day VALUES(20109,1,34,16,1);
INSERT INTO reason_day VALUES(20159,2,30,14,1);
INSERT INTO reason_day VALUES(20284,1,24,17,1);
INSERT INTO reason_day VALUES(20284,1,35,16,1);
INSERT INTO reason_day VALUES(20284,1,36,16,1);
INSERT INTO reason_day VALUES(20513,2,37,18,1);
INSERT INTO reason_day VALUES(20778,0,8,2,1);
INSERT INTO reason_day VALUES(20778,0,9,2,1);
INSERT INTO reason_day VALUES(20778,0,10,2,1);
INSERT INTO reason_day VALUES(20778,0,14,1,1);
INSERT INTO reason_day VALUES(20778,0,20,2,1);
INSERT INTO reason_day VALUES(20778,0,23,2,1);
INSERT INTO reason_day VALUES(20778,0,24,10,1);
INSERT INTO reason_day VALUES(20778,0,44,18,1);
INSERT INTO reason_day VALUES(20778,0,45,19,1);
INSERT INTO reason_day VALUES(20778,0,46,18,1);
INSERT INTO reason_day VALUES(20778,0,47,18,1);
INSERT INTO reason_day VALUES(20778,0,48,18,1);
INSERT INTO reason_day VALUES(20778,0,49,18,1);
INSERT INTO reason_day VALUES(20778,0,50,18,1);
INSERT INTO reason_day VALUES(20778,0,52,19,1);
INSERT INTO reason_day VALUES(20778,0,53,18,1);
INSERT INTO reason_day VALUES(20778,0,59,18,1);
INSERT INTO reason_day VALUES(20778,0,60,18,1);
INSERT INTO reason_day VALUES(20778,0,61,18,1);
INSERT INTO reason_day VALUES(20778,0,62,18,1);
INSERT INTO reason_day VALUES(20778,0,63,18,1);
INSERT INTO reason_day VALUES(20778,0,64,18,1);
INSERT INTO reason_day VALUES(20778,0,65,18,1);
INSERT INTO reason_day VALUES(20778,0,66,18,1);
INSERT INTO reason_day VALUES(20778,0,67,18,1);
INSERT INTO reason_day VALUES(20778,0,68,18,2);
INSERT INTO reason_day VALUES(20778,0,69,18,1);
INSERT INTO reason_day VALUES(20778,0,70,19,1);
INSERT INTO reason_day VALUES(20778,0,71,18,1);
INSERT INTO reason_day VALUES(20778,0,72,18,1);
INSERT INTO reason_day VALUES(20778,0,73,18,1);
INSERT INTO reason_day VALUES(20778,0,74,18,1);
INSERT INTO reason_day VALUES(20778,0,76,18,1);
INSERT INTO reason_day VALUES(20778,0,98,18,1);
INSERT INTO reason_day VALUES(20778,0,99,18,1);
INSERT INTO reason_day VALUES(20778,0,100,18,1);
INSERT INTO reason_day VALUES(20778,0,101,19,1);
INSERT INTO reason_day VALUES(20778,0,102,18,1);
INSERT INTO reason_day VALUES(20778,0,106,18,1);
INSERT INTO reason_day VALUES(20778,1,1,1,1);
INSERT INTO reason_day VALUES(20778,1,3,2,1);
INSERT INTO reason_day VALUES(20778,1,4,2,1);
INSERT INTO reason_day VALUES(20778,1,5,2,1);
INSERT INTO reason_day VALUES(20778,1,6,2,1);
INSERT INTO reason_day VALUES(20778,1,7,2,1);
INSERT INTO reason_day VALUES(20778,1,13,2,1);
INSERT INTO reason_day VALUES(20778,1,18,8,1);
INSERT INTO reason_day VALUES(20778,1,22,8,1);
INSERT INTO reason_day VALUES(20778,2,2,1,1);
INSERT INTO reason_day VALUES(20778,2,12,5,1);
INSERT INTO reason_day VALUES(20778,2,15,7,3);
INSERT INTO reason_day VALUES(20778,2,16,4,3);
INSERT INTO reason_day VALUES(20778,2,17,5,1);
INSERT INTO reason_day VALUES(20778,2,19,4,1);
INSERT INTO reason_day VALUES(20778,7,38,18,1);
INSERT INTO reason_day VALUES(20778,8,39,18,1);
INSERT INTO reason_day VALUES(20778,8,40,18,1);
INSERT INTO reason_day VALUES(20778,8,41,18,1);
INSERT INTO reason_day VALUES(20778,8,42,18,1);
INSERT INTO reason_day VALUES(20778,8,43,19,1);
INSERT INTO reason_day VALUES(20778,8,51,19,1);
INSERT INTO reason_day VALUES(20778,8,55,18,1);
INSERT INTO reason_day VALUES(20778,8,56,19,1);
INSERT INTO reason_day VALUES(20778,8,58,19,1);
INSERT INTO reason_day VALUES(20778,8,75,18,1);
INSERT INTO reason_day VALUES(20778,8,77,18,1);
INSERT INTO reason_day VALUES(20778,8,78,18,1);
INSERT INTO reason_day VALUES(20778,8,79,18,1);
INSERT INTO reason_day VALUES(20778,8,80,18,1);
INSERT INTO reason_day VALUES(20778,8,81,19,1);
INSERT INTO reason_day VALUES(20778,8,136,27,1);
INSERT INTO reason_day VALUES(20778,8,137,28,1);
INSERT INTO reason_day VALUES(20778,8,138,29,1);
INSERT INTO reason_day VALUES(20778,8,139,27,1);
INSERT INTO reason_day VALUES(20778,8,140,28,1);
INSERT INTO reason_day VALUES(20778,8,141,29,1);
INSERT INTO reason_day VALUES(20778,8,142,27,1);
INSERT INTO reason_day VALUES(20778,8,143,28,1);
INSERT INTO reason_day VALUES(20778,8,144,29,1);
INSERT INTO reason_day VALUES(20778,9,54,18,1);
INSERT INTO reason_day VALUES(20778,9,57,19,1);
INSERT INTO reason_day VALUES(20778,14,82,23,1);
INSERT INTO reason_day VALUES(20778,14,83,24,1);
INSERT INTO reason_day VALUES(20778,16,24,24,1);
INSERT INTO reason_day VALUES(20778,17,84,23,1);
INSERT INTO reason_day VALUES(20778,17,85,24,1);
INSERT INTO reason_day VALUES(20778,19,24,24,1);
INSERT INTO reason_day VALUES(20778,21,24,24,1);
INSERT INTO reason_day VALUES(20778,22,24,24,1);
INSERT INTO reason_day VALUES(20778,24,86,25,1);
INSERT INTO reason_day VALUES(20778,24,87,25,1);
INSERT INTO reason_day VALUES(20778,24,88,23,1);
INSERT INTO reason_day VALUES(20778,24,89,24,1);
INSERT INTO reason_day VALUES(20778,24,90,25,1);
INSERT INTO reason_day VALUES(20778,24,91,23,1);
INSERT INTO reason_day VALUES(20778,24,92,24,1);
INSERT INTO reason_day VALUES(20778,24,93,25,1);
INSERT INTO reason_day VALUES(20778,24,94,23,1);
INSERT INTO reason_day VALUES(20778,24,95,24,1);
INSERT INTO reason_day VALUES(20778,24,96,23,1);
INSERT INTO reason_day VALUES(20778,24,97,24,1);
INSERT INTO reason_day VALUES(20778,25,24,24,1);
INSERT INTO reason_day VALUES(20778,25,103,25,1);
INSERT INTO reason_day VALUES(20778,25,104,23,1);
INSERT INTO reason_day VALUES(20778,25,105,24,1);
INSERT INTO reason_day VALUES(20778,26,24,24,1);
INSERT INTO reason_day VALUES(20778,26,107,25,1);
INSERT INTO reason_day VALUES(20778,26,108,23,1);
INSERT INTO reason_day VALUES(20778,26,109,24,1);
INSERT INTO reason_day VALUES(20778,27,110,25,1);
INSERT INTO reason_day VALUES(20778,28,24,24,1);
INSERT INTO reason_day VALUES(20778,29,111,25,1);
INSERT INTO reason_day VALUES(20778,30,112,25,1);
INSERT INTO reason_day VALUES(20778,31,113,23,1);
INSERT INTO reason_day VALUES(20778,31,114,24,1);
INSERT INTO reason_day VALUES(20778,32,115,25,1);
INSERT INTO reason_day VALUES(20778,33,116,23,1);
INSERT INTO reason_day VALUES(20778,33,117,24,1);
INSERT INTO reason_day VALUES(20778,34,118,23,1);
INSERT INTO reason_day VALUES(20778,34,119,24,1);
INSERT INTO reason_day VALUES(20778,35,120,23,1);
INSERT INTO reason_day VALUES(20778,35,121,24,1);
INSERT INTO reason_day VALUES(20778,36,24,24,1);
INSERT INTO reason_day VALUES(20778,37,122,23,1);
INSERT INTO reason_day VALUES(20778,37,123,24,1);
INSERT INTO reason_day VALUES(20778,38,124,25,1);
INSERT INTO reason_day VALUES(20778,39,125,23,1);
INSERT INTO reason_day VALUES(20778,39,126,24,1);
INSERT INTO reason_day VALUES(20778,40,127,25,1);
INSERT INTO reason_day VALUES(20778,41,128,25,1);
INSERT INTO reason_day VALUES(20778,42,129,27,1);
INSERT INTO reason_day VALUES(20778,43,130,23,1);
INSERT INTO reason_day VALUES(20778,43,131,24,1);
INSERT INTO reason_day VALUES(20778,44,132,28,1);
INSERT INTO reason_day VALUES(20778,45,133,27,1);
INSERT INTO reason_day VALUES(20778,46,134,28,1);
INSERT INTO reason_day VALUES(20778,46,135,29,1);
INSERT INTO reason_day VALUES(20778,47,24,24,1);
INSERT INTO reason_day VALUES(20778,48,24,24,1);
INSERT INTO reason_day VALUES(20778,49,24,24,2);
CREATE TABLE sender_day (
    day INTEGER, domain INTEGER, cause INTEGER, flow INTEGER, events INTEGER NOT NULL,
    PRIMARY KEY (day, domain, cause, flow)
) WITHOUT ROWID;
INSERT INTO sender_day VALUES(15866,0,13,4,1);
INSERT INTO sender_day VALUES(16457,3,0,16,1);
INSERT INTO sender_day VALUES(16896,2,33,11,1);
INSERT INTO sender_day VALUES(18618,3,6,14,1);
INSERT INTO sender_day VALUES(18725,1,31,15,1);
INSERT INTO sender_day VALUES(19389,2,4,15,1);
INSERT INTO sender_day VALUES(19389,5,33,11,1);
INSERT INTO sender_day VALUES(20109,3,13,16,1);
INSERT INTO sender_day VALUES(20109,3,16,16,1);
INSERT INTO sender_day VALUES(20109,3,33,16,1);
INSERT INTO sender_day VALUES(20159,3,36,14,1);
INSERT INTO sender_day VALUES(20284,0,11,17,1);
INSERT INTO sender_day VALUES(20284,3,13,16,1);
INSERT INTO sender_day VALUES(20284,3,41,16,1);
INSERT INTO sender_day VALUES(20513,3,1,18,1);
INSERT INTO sender_day VALUES(20778,0,0,18,1);
INSERT INTO sender_day VALUES(20778,0,1,2,1);
INSERT INTO sender_day VALUES(20778,0,3,4,3);
INSERT INTO sender_day VALUES(20778,0,3,8,1);
INSERT INTO sender_day VALUES(20778,0,5,18,1);
INSERT INTO sender_day VALUES(20778,0,11,10,1);
INSERT INTO sender_day VALUES(20778,0,11,24,1);
INSERT INTO sender_day VALUES(20778,0,15,5,1);
INSERT INTO sender_day VALUES(20778,0,16,2,1);
INSERT INTO sender_day VALUES(20778,0,17,1,1);
INSERT INTO sender_day VALUES(20778,0,17,7,3);
INSERT INTO sender_day VALUES(20778,0,17,19,1);
INSERT INTO sender_day VALUES(20778,0,20,19,1);
INSERT INTO sender_day VALUES(20778,0,25,2,1);
INSERT INTO sender_day VALUES(20778,0,25,18,2);
INSERT INTO sender_day VALUES(20778,0,28,2,1);
INSERT INTO sender_day VALUES(20778,0,28,5,1);
INSERT INTO sender_day VALUES(20778,0,28,8,1);
INSERT INTO sender_day VALUES(20778,0,32,18,1);
INSERT INTO sender_day VALUES(20778,0,39,1,1);
INSERT INTO sender_day VALUES(20778,0,41,4,1);
INSERT INTO sender_day VALUES(20778,0,41,18,3);
INSERT INTO sender_day VALUES(20778,0,42,18,3);
INSERT INTO sender_day VALUES(20778,0,43,1,1);
INSERT INTO sender_day VALUES(20778,0,44,2,2);
INSERT INTO sender_day VALUES(20778,0,44,18,10);
INSERT INTO sender_day VALUES(20778,3,1,2,1);
INSERT INTO sender_day VALUES(20778,3,24,2,1);
INSERT INTO sender_day VALUES(20778,3,32,2,1);
INSERT INTO sender_day VALUES(20778,3,39,2,1);
INSERT INTO sender_day VALUES(20778,3,44,2,1);
INSERT INTO sender_day VALUES(20778,6,1,18,4);
INSERT INTO sender_day VALUES(20778,6,3,19,1);
INSERT INTO sender_day VALUES(20778,6,5,18,1);
INSERT INTO sender_day VALUES(20778,6,17,19,3);
INSERT INTO sender_day VALUES(20778,6,20,19,1);
INSERT INTO sender_day VALUES(20778,6,21,18,1);
INSERT INTO sender_day VALUES(20778,6,22,19,1);
INSERT INTO sender_day VALUES(20778,6,23,18,2);
INSERT INTO sender_day VALUES(20778,6,24,18,1);
INSERT INTO sender_day VALUES(20778,6,27,18,1);
INSERT INTO sender_day VALUES(20778,6,27,19,1);
INSERT INTO sender_day VALUES(20778,6,28,18,3);
INSERT INTO sender_day VALUES(20778,6,29,18,1);
INSERT INTO sender_day VALUES(20778,6,32,18,1);
INSERT INTO sender_day VALUES(20778,6,37,18,1);
INSERT INTO sender_day VALUES(20778,6,39,18,1);
INSERT INTO sender_day VALUES(20778,6,43,18,1);
INSERT INTO sender_day VALUES(20778,10,37,18,1);
INSERT INTO sender_day VALUES(20778,11,37,19,1);
INSERT INTO sender_day VALUES(20778,12,33,18,1);
INSERT INTO sender_day VALUES(20778,13,1,25,1);
INSERT INTO sender_day VALUES(20778,13,2,25,1);
INSERT INTO sender_day VALUES(20778,13,6,25,1);
INSERT INTO sender_day VALUES(20778,13,9,28,1);
INSERT INTO sender_day VALUES(20778,13,9,29,1);
INSERT INTO sender_day VALUES(20778,13,12,23,1);
INSERT INTO sender_day VALUES(20778,13,12,24,1);
INSERT INTO sender_day VALUES(20778,13,14,23,1);
INSERT INTO sender_day VALUES(20778,13,14,24,1);
INSERT INTO sender_day VALUES(20778,13,23,25,2);
INSERT INTO sender_day VALUES(20778,13,28,25,1);
INSERT INTO sender_day VALUES(20778,13,43,25,1);
INSERT INTO sender_day VALUES(20778,15,3,23,1);
INSERT INTO sender_day VALUES(20778,15,3,24,1);
INSERT INTO sender_day VALUES(20778,15,11,24,3);
INSERT INTO sender_day VALUES(20778,15,17,23,1);
INSERT INTO sender_day VALUES(20778,15,17,24,1);
INSERT INTO sender_day VALUES(20778,15,20,23,1);
INSERT INTO sender_day VALUES(20778,15,20,24,1);
INSERT INTO sender_day VALUES(20778,18,3,23,1);
INSERT INTO sender_day VALUES(20778,18,3,24,1);
INSERT INTO sender_day VALUES(20778,18,6,27,1);
INSERT INTO sender_day VALUES(20778,18,11,24,5);
INSERT INTO sender_day VALUES(20778,18,20,23,1);
INSERT INTO sender_day VALUES(20778,18,20,24,1);
INSERT INTO sender_day VALUES(20778,18,25,25,1);
INSERT INTO sender_day VALUES(20778,18,26,25,1);
INSERT INTO sender_day VALUES(20778,18,42,23,1);
INSERT INTO sender_day VALUES(20778,18,42,24,1);
INSERT INTO sender_day VALUES(20778,20,1,25,1);
INSERT INTO sender_day VALUES(20778,20,1,27,3);
INSERT INTO sender_day VALUES(20778,20,3,28,1);
INSERT INTO sender_day VALUES(20778,20,3,29,1);
INSERT INTO sender_day VALUES(20778,20,8,23,1);
INSERT INTO sender_day VALUES(20778,20,8,24,1);
INSERT INTO sender_day VALUES(20778,20,10,28,1);
INSERT INTO sender_day VALUES(20778,20,11,24,3);
INSERT INTO sender_day VALUES(20778,20,13,23,1);
INSERT INTO sender_day VALUES(20778,20,13,24,1);
INSERT INTO sender_day VALUES(20778,20,17,23,1);
INSERT INTO sender_day VALUES(20778,20,17,24,1);
INSERT INTO sender_day VALUES(20778,20,17,28,1);
INSERT INTO sender_day VALUES(20778,20,17,29,1);
INSERT INTO sender_day VALUES(20778,20,19,28,1);
INSERT INTO sender_day VALUES(20778,20,19,29,1);
INSERT INTO sender_day VALUES(20778,20,20,23,1);
INSERT INTO sender_day VALUES(20778,20,20,24,1);
INSERT INTO sender_day VALUES(20778,20,44,23,1);
INSERT INTO sender_day VALUES(20778,20,44,24,1);
INSERT INTO sender_day VALUES(20778,23,1,25,1);
INSERT INTO sender_day VALUES(20778,23,6,27,1);
INSERT INTO sender_day VALUES(20778,23,7,25,1);
INSERT INTO sender_day VALUES(20778,23,13,23,1);
INSERT INTO sender_day VALUES(20778,23,13,24,1);
INSERT INTO sender_day VALUES(20778,23,15,23,1);
INSERT INTO sender_day VALUES(20778,23,15,24,1);
INSERT INTO sender_day VALUES(20778,23,42,25,1);
CREATE TABLE traffic_day (
    day INTEGER, domain INTEGER, provider INTEGER, flow INTEGER,
    delivered INTEGER NOT NULL, relayed INTEGER NOT NULL,
    PRIMARY KEY (day, domain, provider, flow)
) WITHOUT ROWID;
INSERT INTO traffic_day VALUES(20102,2,180423267485,13,1,0);
INSERT INTO traffic_day VALUES(20778,1,0,9,0,1);
INSERT INTO traffic_day VALUES(20778,8,0,21,1,0);
INSERT INTO traffic_day VALUES(20778,8,0,22,7,0);
INSERT INTO traffic_day VALUES(20778,14,0,22,1,0);
INSERT INTO traffic_day VALUES(20778,16,0,22,1,0);
INSERT INTO traffic_day VALUES(20778,17,0,22,1,0);
INSERT INTO traffic_day VALUES(20778,19,0,22,1,0);
INSERT INTO traffic_day VALUES(20778,21,0,22,1,0);
INSERT INTO traffic_day VALUES(20778,22,0,22,1,0);
INSERT INTO traffic_day VALUES(20778,23,0,26,1,0);
INSERT INTO traffic_day VALUES(20778,24,0,22,8,0);
INSERT INTO traffic_day VALUES(20778,25,0,22,4,0);
INSERT INTO traffic_day VALUES(20778,25,0,26,1,0);
INSERT INTO traffic_day VALUES(20778,26,0,22,4,0);
INSERT INTO traffic_day VALUES(20778,26,0,26,1,0);
INSERT INTO traffic_day VALUES(20778,27,0,22,1,0);
INSERT INTO traffic_day VALUES(20778,28,0,22,1,0);
INSERT INTO traffic_day VALUES(20778,29,0,22,1,0);
INSERT INTO traffic_day VALUES(20778,30,0,22,1,0);
INSERT INTO traffic_day VALUES(20778,31,0,22,1,0);
INSERT INTO traffic_day VALUES(20778,32,0,22,1,0);
INSERT INTO traffic_day VALUES(20778,33,0,22,1,0);
INSERT INTO traffic_day VALUES(20778,34,0,22,1,0);
INSERT INTO traffic_day VALUES(20778,35,0,22,1,0);
INSERT INTO traffic_day VALUES(20778,36,0,22,1,0);
INSERT INTO traffic_day VALUES(20778,37,0,22,1,0);
INSERT INTO traffic_day VALUES(20778,38,0,22,1,0);
INSERT INTO traffic_day VALUES(20778,39,0,22,1,0);
INSERT INTO traffic_day VALUES(20778,40,0,22,1,0);
INSERT INTO traffic_day VALUES(20778,41,0,22,1,0);
INSERT INTO traffic_day VALUES(20778,42,0,22,1,0);
INSERT INTO traffic_day VALUES(20778,43,0,22,1,0);
INSERT INTO traffic_day VALUES(20778,44,0,22,1,0);
INSERT INTO traffic_day VALUES(20778,45,0,22,1,0);
INSERT INTO traffic_day VALUES(20778,46,0,22,1,0);
INSERT INTO traffic_day VALUES(20778,47,0,22,1,0);
INSERT INTO traffic_day VALUES(20778,49,0,21,1,0);
INSERT INTO traffic_day VALUES(20778,49,0,22,3,0);
CREATE TABLE traffic_sender_day (
    day INTEGER, domain INTEGER, flow INTEGER,
    delivered INTEGER NOT NULL, relayed INTEGER NOT NULL,
    PRIMARY KEY (day, domain, flow)
) WITHOUT ROWID;
INSERT INTO traffic_sender_day VALUES(20102,0,13,1,0);
INSERT INTO traffic_sender_day VALUES(20778,0,9,0,1);
INSERT INTO traffic_sender_day VALUES(20778,0,26,1,0);
INSERT INTO traffic_sender_day VALUES(20778,6,21,1,0);
INSERT INTO traffic_sender_day VALUES(20778,6,22,1,0);
INSERT INTO traffic_sender_day VALUES(20778,13,22,11,0);
INSERT INTO traffic_sender_day VALUES(20778,13,26,1,0);
INSERT INTO traffic_sender_day VALUES(20778,15,22,6,0);
INSERT INTO traffic_sender_day VALUES(20778,18,22,12,0);
INSERT INTO traffic_sender_day VALUES(20778,18,26,1,0);
INSERT INTO traffic_sender_day VALUES(20778,20,21,1,0);
INSERT INTO traffic_sender_day VALUES(20778,20,22,17,0);
INSERT INTO traffic_sender_day VALUES(20778,23,22,6,0);
CREATE TABLE session (
    key INTEGER NOT NULL, time INTEGER NOT NULL, event INTEGER NOT NULL,
    place INTEGER NOT NULL,      -- among lines of the same time
    PRIMARY KEY (key, time)
);
INSERT INTO session VALUES(2428558356433671219,1459814462052000,1567463843751425248,36282516867);
INSERT INTO session VALUES(4896995536728813590,1608604086079000,1727225485795694302,1042735406);
INSERT INTO session VALUES(-2844430056069596852,1617876672001000,1737181848881238148,45483800279);
INSERT INTO session VALUES(2428558356433671219,1675238400500000,1798773535988194892,35021998846);
INSERT INTO session VALUES(7825510140759161316,1675238401500000,1798773536919388940,43274958042);
INSERT INTO session VALUES(-7506122255578936715,1741809043900000,1870253219889963249,1038042569);
CREATE TABLE twin (
    key INTEGER NOT NULL, time INTEGER NOT NULL, rank INTEGER NOT NULL, event INTEGER NOT NULL,
    PRIMARY KEY (key, time, event)
);
INSERT INTO twin VALUES(2317563196845296721,1459814462052000,3,1567463843751425248);
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
INSERT INTO twin VALUES(5957166082878823751,1795293135000000,0,1927681325949941148);
INSERT INTO twin VALUES(2498223370327493855,1795293135000000,0,1927681326166119061);
INSERT INTO twin VALUES(-4502770478903456789,1795293135000000,0,1927681326019582998);
INSERT INTO twin VALUES(-5680277499454183154,1795293135000000,0,1927681326460933075);
INSERT INTO twin VALUES(-7432280687412630949,1795293136000000,0,1927681326615698638);
INSERT INTO twin VALUES(1985703263542774459,1795293136000000,0,1927681327378436275);
CREATE TABLE seen (bucket INTEGER NOT NULL, day INTEGER NOT NULL, prints BLOB NOT NULL);
INSERT INTO seen VALUES(1928,20102,X'2dd39b96eb44');
INSERT INTO seen VALUES(2902,20109,X'bd6f373ff395bf9a38351b4a772df10f99d7');
INSERT INTO seen VALUES(3023,16457,X'd6f10fdc1543');
INSERT INTO seen VALUES(4512,19389,X'515a656b578ef3a0c0932850');
INSERT INTO seen VALUES(8700,20513,X'43c247b98e10');
INSERT INTO seen VALUES(10343,20159,X'34f5ba673c03');
INSERT INTO seen VALUES(13680,16896,X'b0da775f4146');
INSERT INTO seen VALUES(14173,18725,X'598cc9085b42');
INSERT INTO seen VALUES(23222,15866,X'b6fe2587d3b6');
INSERT INTO seen VALUES(28280,20284,X'f27a054917be7113ae65e8a861cda89560fc');
INSERT INTO seen VALUES(46929,20778,X'38d3578b05a5917b9e7382e1899bc231b14e43eb864c4dc8dabf386627a0401e7ad4766f4e8a3daf7376ee3699e8b5b9af817c1036c505e3a0abc5a0af6d80cb4c29e66d495ce0978dd05fb44dcad19513893ef31f9483121b7089786f73aed1baa551fb782c868f9a990a58b7f535312c3d610c4f95678ac1376c91af51124b1057ad51c47fe200296d063432a7ff6e1264e1cf6413a91f6b65d5050b8a7e69e2902b8c68e52fbcb6f23f74f7e18d47f353f4fe021dd0b8efb27e6e35b27d543c94506d0c5ca586d2622b0485aea85b2be3508f5cd8649bcb3ff3cf8c9e9259ea425b80f6bc1a0777daf9e546a500e454a4384445d7819620bef9e462bb7542cc4ae99e047c52ba2a6b457574dcb9ab4f294148da0ebdeaf740051f3a61614c899cb72ba645960313d9c6847bf2c8fa56c3d70bf7a3cb559f62c32315f340cb0ef03f834c65b0b8cfa0e3112d118ac89e6d90ceb7f02318d44e5cda40e7af9a0d85a05c0b470e7e1b5ad090448fca80b11515c4d53d1f9e8cf7833250550a3b690eaa62b9baec2a5bb9b4951311c69b13d65f13fba23e9971d00d396d2816ab1b0b1e32754f8018692db73e08de2969e3a598e92d9de9615a43b77806db53db2253a1089e8fee505067603f8490d74f62c290dccd22df74831d090edf03a970c8ed17a3cc67cc7a5dd3f58cf83051af8e80ebc6e6721825aa80b6076956244de6740c31f0465b8b18a1cb64d01cffca7864dd777dfd05fa2965b353aa2fdaebfe22e869dd1c6aabd2394988c4b271724d7f511ae1b5b7a54373f06dc8cb7981c57069a27a3a5cc91df9b2fa3618e73da16cbbb758e5c9206f0d53c6baa6ce2a90a5faea27191bedd0a772001aa327421737c0b52ffacb7e9522f1b7131e30e6d86f9fe7fd800d35fee10bb523c7fce443b0252a8e0ea2a614e629d930419150adb121929a758f99aaae62905d8cd0b9abc6715b9e4a31d779a74fbe95e91aa4ac2fa7a311da44215fc0acb5183675cbbee4b4bd38d950ff0d5b12c187c5e2d8acbef35981655fa8d7ce2847ad9342866eb0aa3f295904d76b82d5ec020e2ff59360432759a0a13b76a025fad19b7b9bffe8e0007b34535bd7d46551d4583082abe17c53241ed2d5d111ad117dc64a1607fe4b1f4171ba02c18baf9228237a1b6526337c7cb2fe2a702257dc1d3f133a5b26ac6d30f687cc89c87f518bcdfaeb3b0889b936bd220af2dbfc1664b9d433dcc8b06db1342f6aa77464cd6a0662184d4bda2488de3660431f');
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
CREATE TABLE share (id INTEGER PRIMARY KEY, identity TEXT NOT NULL UNIQUE);
CREATE TABLE share_source (
    source INTEGER PRIMARY KEY, share INTEGER NOT NULL, number INTEGER NOT NULL,
    UNIQUE (share, number)
);
CREATE TABLE share_seen (
    share INTEGER NOT NULL, bucket INTEGER NOT NULL, day INTEGER NOT NULL, prints BLOB NOT NULL
);
CREATE TABLE share_day (
    share INTEGER, day INTEGER, lines INTEGER NOT NULL, known INTEGER NOT NULL,
    PRIMARY KEY (share, day)
) WITHOUT ROWID;
CREATE TABLE share_traffic (
    day INTEGER, share INTEGER, domain INTEGER, provider INTEGER, flow INTEGER,
    delivered INTEGER NOT NULL, relayed INTEGER NOT NULL,
    PRIMARY KEY (day, share, domain, provider, flow)
) WITHOUT ROWID;
CREATE TABLE share_sender (
    day INTEGER, share INTEGER, domain INTEGER, flow INTEGER,
    delivered INTEGER NOT NULL, relayed INTEGER NOT NULL,
    PRIMARY KEY (day, share, domain, flow)
) WITHOUT ROWID;
CREATE TABLE share_unknown (
    shape TEXT, share INTEGER, count INTEGER NOT NULL, PRIMARY KEY (shape, share)
) WITHOUT ROWID;
CREATE UNIQUE INDEX flow_parts ON flow
    (mta, host, ifnull(instance, 0), direction, scope, outcome);
CREATE INDEX message_key ON message (key);
CREATE INDEX message_pending ON message (first) WHERE pending;
CREATE INDEX event_message ON event (message) WHERE message IS NOT NULL;
CREATE INDEX seen_bucket ON seen (bucket);
CREATE INDEX share_seen_bucket ON share_seen (bucket);
CREATE INDEX share_seen_day ON share_seen (day);
CREATE VIEW events AS
SELECT e.id AS id,
    strftime('%Y-%m-%dT%H:%M:%S', e.id >> 30, 'unixepoch')
        || printf('.%03dZ', ifnull(e.micro, 0) / 1000) AS time,
    date((e.id >> 30) + k.zone, 'unixepoch') AS day,
    wm.text AS mta, hn.text AS host, inst.text AS instance,
    wd.text AS direction, ws.text AS scope, wo.text AS outcome, wst.text AS stage,
    r.code AS code,
    (r.status / 1000000) || '.' || (r.status / 1000 % 1000) || '.' || (r.status % 1000) AS status,
    wco.text AS code_origin, wso.text AS status_origin,
    CASE typeof(e.remote_host) WHEN 'text' THEN e.remote_host ELSE rh.text END AS remote_host,
    coalesce(CASE typeof(e.remote_ip) WHEN 'integer' THEN (e.remote_ip >> 24 & 255) || '.'
        || (e.remote_ip >> 16 & 255) || '.' || (e.remote_ip >> 8 & 255) || '.' || (e.remote_ip & 255)
        ELSE e.remote_ip END,
        CASE WHEN f.direction = 1 THEN CASE typeof(m.client_ip) WHEN 'integer' THEN (m.client_ip >> 24 & 255) || '.'
        || (m.client_ip >> 16 & 255) || '.' || (m.client_ip >> 8 & 255) || '.' || (m.client_ip & 255)
        ELSE m.client_ip END END) AS remote_ip,
    CASE typeof(x.local_ip) WHEN 'integer' THEN (x.local_ip >> 24 & 255) || '.'
        || (x.local_ip >> 16 & 255) || '.' || (x.local_ip >> 8 & 255) || '.' || (x.local_ip & 255)
        ELSE x.local_ip END AS local_ip,
    coalesce(CASE WHEN instr(ifnull(e.sender, m.sender), '@') = 0
        THEN ifnull(e.sender, m.sender) || '@' || sd.text END, e.sender, m.sender) AS sender,
    sd.text AS sender_domain, wk.text AS sender_kind,
    ac.text AS account,
    coalesce(CASE WHEN instr(e.recipient, '@') = 0 THEN e.recipient || '@' || rd.text END, e.recipient) AS recipient,
    rd.text AS recipient_domain, x.orig_recipient AS orig_recipient,
    pv.text AS provider,
    c.slug AS cause, c.family AS family, c.class AS class, c.party AS party,
    ls.text AS list,
    m.queue_id AS queue_id, coalesce(m.message_id, x.message_id) AS message_id,
    replace(replace(replace(replace(replace(k.body, char(5), ifnull(x.token, '')),
        char(1), ifnull(coalesce(CASE WHEN instr(e.recipient, '@') = 0 THEN e.recipient || '@' || rd.text END, e.recipient), '')),
        char(2), ifnull(coalesce(CASE WHEN instr(ifnull(e.sender, m.sender), '@') = 0
        THEN ifnull(e.sender, m.sender) || '@' || sd.text END, e.sender, m.sender), '')),
        char(3), ifnull(CASE typeof(e.remote_ip) WHEN 'integer' THEN (e.remote_ip >> 24 & 255) || '.'
        || (e.remote_ip >> 16 & 255) || '.' || (e.remote_ip >> 8 & 255) || '.' || (e.remote_ip & 255)
        ELSE e.remote_ip END, '')),
        char(4), ifnull(CASE typeof(e.remote_host) WHEN 'text' THEN e.remote_host ELSE rh.text END, '')) AS text,
    r.template AS template,
    ifnull(x.repeated, 1) AS repeated,
    so.path AS path, e.line_offset AS line_offset
FROM event e
-- In the order in which searches are likely to ask, so that most rows need no further table.
LEFT JOIN domain rd ON rd.id = e.recipient_domain
JOIN form k ON k.id = e.form
JOIN reason r ON r.id = k.reason
JOIN cause c ON c.id = r.cause
JOIN flow f ON f.id = k.flow
LEFT JOIN message m ON m.id = e.message
LEFT JOIN domain sd ON sd.id = CASE WHEN e.sender IS NULL THEN m.sender_domain ELSE e.sender_domain END
JOIN name hn ON hn.id = f.host
LEFT JOIN name rh ON rh.id = CASE typeof(e.remote_host) WHEN 'integer' THEN e.remote_host END
LEFT JOIN event_rest x ON x.event = e.id
LEFT JOIN name inst ON inst.id = f.instance
LEFT JOIN word wm ON wm.list = 'mta' AND wm.id = f.mta
LEFT JOIN word wd ON wd.list = 'direction' AND wd.id = f.direction
LEFT JOIN word ws ON ws.list = 'scope' AND ws.id = f.scope
LEFT JOIN word wo ON wo.list = 'outcome' AND wo.id = f.outcome
LEFT JOIN word wst ON wst.list = 'stage' AND wst.id = r.stage
LEFT JOIN word wco ON wco.list = 'origin' AND wco.id = r.code_origin
LEFT JOIN word wso ON wso.list = 'origin' AND wso.id = r.status_origin
LEFT JOIN word wk ON wk.list = 'sender_kind' AND wk.id = coalesce(k.sender_kind, m.sender_kind)
LEFT JOIN name ac ON ac.id = coalesce(x.account, m.account)
LEFT JOIN name pv ON pv.id = r.provider
LEFT JOIN name ls ON ls.id = r.list
LEFT JOIN source so ON so.id = e.source
;
CREATE VIEW deliveries AS
SELECT hn.text AS host, inst.text AS instance, m.queue_id AS queue_id, m.id AS generation,
    m.message_id AS message_id, wm.text AS mta,
    coalesce(CASE WHEN instr(m.sender, '@') = 0 THEN m.sender || '@' || sd.text END, m.sender) AS sender,
    sd.text AS sender_domain,
    coalesce(CASE WHEN instr(d.recipient, '@') = 0 THEN d.recipient || '@' || rd.text END, d.recipient) AS recipient,
    rd.text AS recipient_domain, pv.text AS provider,
    strftime('%Y-%m-%dT%H:%M:%S', d.first / 1000000, 'unixepoch')
        || printf('.%03dZ', d.first / 1000 % 1000) AS first_seen,
    strftime('%Y-%m-%dT%H:%M:%S', (d.first + d.last) / 1000000, 'unixepoch')
        || printf('.%03dZ', (d.first + d.last) / 1000 % 1000) AS last_seen,
    d.attempts AS attempts, wf.text AS fate,
    c.slug AS cause, r.code AS code,
    (r.status / 1000000) || '.' || (r.status / 1000 % 1000) || '.' || (r.status % 1000) AS status
FROM delivery d
JOIN message m ON m.id = d.message
JOIN flow f ON f.id = m.flow
JOIN name hn ON hn.id = f.host
LEFT JOIN name inst ON inst.id = f.instance
LEFT JOIN word wm ON wm.list = 'mta' AND wm.id = f.mta
LEFT JOIN domain sd ON sd.id = m.sender_domain
LEFT JOIN domain rd ON rd.id = d.recipient_domain
LEFT JOIN word wf ON wf.list = 'fate' AND wf.id = d.fate
LEFT JOIN reason r ON r.id = d.reason
LEFT JOIN name pv ON pv.id = r.provider
LEFT JOIN cause c ON c.id = r.cause
WHERE d.recipient IS NOT NULL AND (d.attempts > 0 OR wf.text = 'expired'
    OR EXISTS (SELECT 1 FROM meta WHERE key = 'kept_deliveries'));
CREATE VIEW messages AS
SELECT * FROM deliveries WHERE attempts > 0 OR fate = 'expired';
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
