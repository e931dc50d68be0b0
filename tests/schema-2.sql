PRAGMA application_id = 1651471726;
PRAGMA user_version = 2;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
INSERT INTO meta VALUES('identity','d976c0750a2079e065ed45bf7b85f5f8');
INSERT INTO meta VALUES('kept_deliveries',1);
INSERT INTO meta VALUES('program','0.1.0');
INSERT INTO meta VALUES('report_zone','Europe/Berlin');
CREATE TABLE name (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
INSERT INTO name VALUES(150246323807,'danebroken2.example.net');
INSERT INTO name VALUES(199262448497,'alice');
INSERT INTO name VALUES(378763314375,'mx1.refused.example');
INSERT INTO name VALUES(551915251579,'mx1');
INSERT INTO name VALUES(554634833799,'192.0.2.4');
INSERT INTO name VALUES(608171331353,'mx.example.net');
INSERT INTO name VALUES(620286382153,'zen.dnsbl.example');
INSERT INTO name VALUES(707052836287,'gmail-smtp-in.l.google.example');
INSERT INTO name VALUES(721025216049,'mx1.example.org');
INSERT INTO name VALUES(733584956747,'mx2.example.org');
INSERT INTO name VALUES(766582075325,'mallory');
INSERT INTO name VALUES(820258834667,'danebroken7.example.com');
INSERT INTO name VALUES(842721685695,'mx');
INSERT INTO name VALUES(944934207165,'google');
INSERT INTO name VALUES(955166091503,'203.0.113.1');
INSERT INTO name VALUES(996119523989,'joe doe');
INSERT INTO name VALUES(998416582853,'postfix-out');
INSERT INTO name VALUES(1072236021425,'postfix');
CREATE TABLE domain (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
INSERT INTO domain VALUES(1,'example.net');
INSERT INTO domain VALUES(2,'localhost1');
INSERT INTO domain VALUES(3,'remote.example');
INSERT INTO domain VALUES(4,'other.example');
INSERT INTO domain VALUES(5,'spanish.xn--porqunopuedensimplementehablarenespaol-fmd56a.example');
INSERT INTO domain VALUES(6,'vietnamese.xn--tisaohkhngthchnitingvit-kjcr8268qyxafd2f1b9g.example');
INSERT INTO domain VALUES(7,'mail.example.com');
INSERT INTO domain VALUES(8,'domain.example');
INSERT INTO domain VALUES(9,'y');
INSERT INTO domain VALUES(10,'japanese.xn--n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa.example');
INSERT INTO domain VALUES(11,'y.x');
INSERT INTO domain VALUES(12,'r4');
INSERT INTO domain VALUES(13,'undeliverable.example');
INSERT INTO domain VALUES(14,'test.example');
INSERT INTO domain VALUES(15,'some.example');
INSERT INTO domain VALUES(16,'h5.example.net');
INSERT INTO domain VALUES(17,'hebrew.xn--4dbcagdahymbxekheh6e0a7fei0b.example');
INSERT INTO domain VALUES(18,'anotherone.example');
INSERT INTO domain VALUES(19,'danebroken2.example.net');
INSERT INTO domain VALUES(20,'danebroken7.example.com');
INSERT INTO domain VALUES(21,'example.org');
INSERT INTO domain VALUES(22,'example.com');
INSERT INTO domain VALUES(23,'goodsender.example');
INSERT INTO domain VALUES(24,'corp.example');
INSERT INTO domain VALUES(25,'gmail.example');
INSERT INTO domain VALUES(26,'refused.example');
INSERT INTO domain VALUES(27,'mail.example.org');
CREATE TABLE address (           -- of queued messages and their recipients
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL,          -- '' = the null sender
    domain INTEGER,              -- of a recipient
    sender_domain INTEGER,       -- of a sender where it differs (SRS)
    kind INTEGER NOT NULL        -- sender_kind
);
INSERT INTO address VALUES(136251575,'caller',19,NULL,1);
INSERT INTO address VALUES(10550584841,'redirect',1,NULL,1);
INSERT INTO address VALUES(14667842521,'root',NULL,NULL,1);
INSERT INTO address VALUES(42363476337,'usery',1,NULL,1);
INSERT INTO address VALUES(45440831089,'g',1,NULL,1);
INSERT INTO address VALUES(51758012687,'t14',19,NULL,1);
INSERT INTO address VALUES(128562904465,'alice',24,NULL,1);
INSERT INTO address VALUES(141981714865,'user.அதிமதுரம்',1,NULL,1);
INSERT INTO address VALUES(150846564111,'a',1,NULL,1);
INSERT INTO address VALUES(171928849919,'page+userx',1,NULL,1);
INSERT INTO address VALUES(176169396263,'freeze',1,NULL,1);
INSERT INTO address VALUES(219901799581,'userQ',1,NULL,1);
INSERT INTO address VALUES(239849110773,'SRS0=ZZZZ=YY=mail.example.org=caller@example.net',1,27,3);
INSERT INTO address VALUES(259893803355,'userR',1,NULL,1);
INSERT INTO address VALUES(268381972611,'t19',20,NULL,1);
INSERT INTO address VALUES(271771579123,'page+ux',1,NULL,1);
INSERT INTO address VALUES(289312767911,'rruserx',8,NULL,1);
INSERT INTO address VALUES(308031406353,'userx',12,NULL,1);
INSERT INTO address VALUES(329477048513,'他们为什么不说中文@hebrew.למההםפשוטלאמדבריםעברית.example',17,NULL,1);
INSERT INTO address VALUES(335962379357,'d',1,NULL,1);
INSERT INTO address VALUES(337448652249,'karen.g001p1',25,NULL,1);
INSERT INTO address VALUES(339259392661,'remote_user',3,NULL,1);
INSERT INTO address VALUES(345465004747,'u2',21,NULL,1);
INSERT INTO address VALUES(357784302053,'"a>, relay=x[192.0.2.1]:25, delay=1, dsn=2.0.0, status=sent (ok"',1,NULL,1);
INSERT INTO address VALUES(358896803137,'user.他们为什么不说中文',1,NULL,1);
INSERT INTO address VALUES(360613480313,'fred',14,NULL,1);
INSERT INTO address VALUES(391158991661,'chunking',1,NULL,1);
INSERT INTO address VALUES(392530365495,'z',1,NULL,1);
INSERT INTO address VALUES(401662918721,'k',1,NULL,1);
INSERT INTO address VALUES(428994921251,'"FAIL cannot route this one (FAIL)"',15,NULL,1);
INSERT INTO address VALUES(451045031099,'userx',7,NULL,1);
INSERT INTO address VALUES(458173570363,'baduser',1,NULL,1);
INSERT INTO address VALUES(476704774163,'badmail3',1,NULL,1);
INSERT INTO address VALUES(480367608063,'za',1,NULL,1);
INSERT INTO address VALUES(492804431687,'u3',21,NULL,1);
INSERT INTO address VALUES(573830425087,'u',1,NULL,1);
INSERT INTO address VALUES(604116128185,'userq',1,NULL,1);
INSERT INTO address VALUES(629790204061,'"SRS0=ZZZZ=YY=example.net=fred["',1,NULL,1);
INSERT INTO address VALUES(640494328981,'okuser',1,NULL,1);
INSERT INTO address VALUES(650721206671,'bad.return',1,NULL,1);
INSERT INTO address VALUES(675704710701,'permreject',1,NULL,1);
INSERT INTO address VALUES(679723520047,'"abcd+unknown.domain+\"abc@def\""@example.net',1,NULL,1);
INSERT INTO address VALUES(724954443775,'bad.return2',1,NULL,1);
INSERT INTO address VALUES(763505802041,'rtr_user',1,NULL,1);
INSERT INTO address VALUES(769884211253,'e0',1,NULL,1);
INSERT INTO address VALUES(771860471687,'xn--user2.-g95ww2bm7c8xj18gesgrby74dwqh18as2ft0ab05f5nc9w1befas47alnaxwd256esy4hea33e',1,NULL,1);
INSERT INTO address VALUES(773303018639,'rrruserx',8,NULL,1);
INSERT INTO address VALUES(783633562755,'badrcpt3',1,NULL,1);
INSERT INTO address VALUES(801673797859,'expansionfailedcert',1,NULL,1);
INSERT INTO address VALUES(805739464605,'bob',18,NULL,1);
INSERT INTO address VALUES(813632863337,'ph11',7,NULL,1);
INSERT INTO address VALUES(817394073279,'user.γλυκύρριζα',1,NULL,1);
INSERT INTO address VALUES(824872074709,'यहलोगहिन्दीक्योंनहींबोलसकतेहैं@japanese.なぜみんな日本語を話してくれないのか.example',10,NULL,1);
INSERT INTO address VALUES(825570114235,'b',21,NULL,1);
INSERT INTO address VALUES(837709724643,'e',21,NULL,1);
INSERT INTO address VALUES(839381669549,'user.ഇരട്ടിമധുരം',1,NULL,1);
INSERT INTO address VALUES(839934465471,'pipe-userx=/srv/exim/bin/iefbr14',1,NULL,1);
INSERT INTO address VALUES(842522850117,'userx',8,NULL,1);
INSERT INTO address VALUES(843267965479,'',NULL,NULL,2);
INSERT INTO address VALUES(849779136625,'f',21,NULL,1);
INSERT INTO address VALUES(853285375511,'rmt_fakereject',1,NULL,1);
INSERT INTO address VALUES(861484038605,'karen.refused-p',26,NULL,1);
INSERT INTO address VALUES(867739055231,'c',1,NULL,1);
INSERT INTO address VALUES(875765183977,'userz',1,NULL,1);
INSERT INTO address VALUES(889949812917,'xn--user.-si1hohvdvf05c4gvj200y0o6f',1,NULL,1);
INSERT INTO address VALUES(910021205121,'ruserx',8,NULL,1);
INSERT INTO address VALUES(936441255729,'zza',1,NULL,1);
INSERT INTO address VALUES(939920153117,'user6',16,NULL,1);
INSERT INTO address VALUES(960682113605,'pipe',1,NULL,1);
INSERT INTO address VALUES(965613243663,'fred',13,NULL,1);
INSERT INTO address VALUES(969202649811,'caller',7,NULL,1);
INSERT INTO address VALUES(983720717567,'|/bin/cat\ /etc/aliases\ ',1,NULL,1);
INSERT INTO address VALUES(993187042391,'userr',1,NULL,1);
INSERT INTO address VALUES(1014483095169,'fail.transport',1,NULL,1);
INSERT INTO address VALUES(1066684436459,'zuser2.세계의모든사람들이한국어를이해한다면얼마나좋을까',1,NULL,1);
INSERT INTO address VALUES(1084794565095,'caller',20,NULL,1);
INSERT INTO address VALUES(1087965194025,'caller',1,NULL,1);
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
INSERT INTO flow VALUES(1,2,842721685695,NULL,1,1,1);
INSERT INTO flow VALUES(2,2,842721685695,NULL,1,1,2);
INSERT INTO flow VALUES(3,2,842721685695,NULL,0,0,0);
INSERT INTO flow VALUES(4,2,842721685695,NULL,2,1,0);
INSERT INTO flow VALUES(5,2,842721685695,NULL,3,1,0);
INSERT INTO flow VALUES(6,2,842721685695,NULL,3,1,3);
INSERT INTO flow VALUES(7,2,842721685695,NULL,1,1,0);
INSERT INTO flow VALUES(8,2,842721685695,NULL,2,1,4);
INSERT INTO flow VALUES(9,2,842721685695,NULL,3,1,4);
INSERT INTO flow VALUES(10,2,842721685695,NULL,2,1,3);
INSERT INTO flow VALUES(11,1,551915251579,1072236021425,1,1,2);
INSERT INTO flow VALUES(12,1,551915251579,1072236021425,1,1,1);
INSERT INTO flow VALUES(13,1,551915251579,1072236021425,0,0,0);
INSERT INTO flow VALUES(14,1,551915251579,1072236021425,2,1,3);
INSERT INTO flow VALUES(15,1,551915251579,1072236021425,2,1,4);
INSERT INTO flow VALUES(16,1,551915251579,998416582853,0,0,0);
INSERT INTO flow VALUES(17,1,551915251579,998416582853,2,1,3);
INSERT INTO flow VALUES(18,1,551915251579,1072236021425,3,1,4);
INSERT INTO flow VALUES(19,1,551915251579,1072236021425,2,2,0);
INSERT INTO flow VALUES(20,1,551915251579,1072236021425,2,1,5);
INSERT INTO flow VALUES(21,3,842721685695,NULL,0,0,0);
INSERT INTO flow VALUES(22,3,842721685695,NULL,2,1,0);
INSERT INTO flow VALUES(23,3,842721685695,NULL,2,1,4);
INSERT INTO flow VALUES(24,3,842721685695,NULL,2,1,3);
INSERT INTO flow VALUES(25,3,842721685695,NULL,2,1,5);
INSERT INTO flow VALUES(26,1,551915251579,1072236021425,3,1,0);
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
INSERT INTO reason VALUES(1,7890342823269419499,'>>data from accept router<<',550,NULL,3,NULL,6,1,NULL,NULL,1,'rules.txt:3928','code',NULL,920364273000000,920364273000000,'>>data from accept router<<');
INSERT INTO reason VALUES(2,8047369953004638910,'Unrouteable address',550,NULL,3,NULL,6,1,NULL,NULL,1,'rules.txt:2822','text',NULL,920364273000000,920364273000000,'Unrouteable address');
INSERT INTO reason VALUES(3,-4181772541679475213,'<ip> [<ip>] : SMTP error from remote mail server after RCPT TO:<address>: 550 Recipient not liked, with bad char:???',550,NULL,3,NULL,6,1,NULL,NULL,1,'rules.txt:3928','code',NULL,920364273000000,920364273000000,'203.0.113.1 [203.0.113.1] : SMTP error from remote mail server after RCPT TO:<z@remote.example>: 550 Recipient not liked, with bad char:\200\377\377');
INSERT INTO reason VALUES(4,2533323902025382723,'<ip> [<ip>] : response to "MAIL FROM:<address>" was: 550 NOTOK',550,NULL,3,NULL,6,1,NULL,NULL,1,'rules.txt:3928','code',NULL,920364273000000,920364273000000,'203.0.113.1 [203.0.113.1] : response to "MAIL FROM:<s3@other.example>" was: 550 NOTOK');
INSERT INTO reason VALUES(5,5444981301001429371,'cannot use "control=queue" in connection ACL',451,NULL,3,NULL,1,1,NULL,NULL,17,'rules.txt:3777','text',NULL,920364273000000,920364273000000,'cannot use "control=queue" in connection ACL');
INSERT INTO reason VALUES(6,-7560880317461639939,'SMTP protocol synchronization error',554,NULL,3,NULL,8,1,NULL,NULL,44,'rules.txt:2795','text',NULL,920364273000000,920364273000000,'SMTP protocol synchronization error');
INSERT INTO reason VALUES(7,-2330304347288030827,'SMTP protocol synchronization error',554,NULL,3,NULL,1,1,NULL,NULL,44,'rules.txt:2795','text',NULL,1501433465712000,1501433465712000,'SMTP protocol synchronization error');
INSERT INTO reason VALUES(8,1513487073899597273,'<ip> [<ip>] : response to "EHLO" did not include SMTPUTF8',550,NULL,3,NULL,6,1,NULL,NULL,32,'rules.txt:3627','text',NULL,920364273000000,920364273000000,'203.0.113.1 [203.0.113.1] : response to "EHLO" did not include SMTPUTF8');
INSERT INTO reason VALUES(9,-93940746747292658,'Sender verify failed',550,NULL,3,NULL,6,1,NULL,NULL,37,'rules.txt:27','text',NULL,920364273000000,920364273000000,'Sender verify failed');
INSERT INTO reason VALUES(10,1695198757722230293,'"You must encrypt"',550,NULL,3,NULL,6,1,NULL,NULL,15,'rules.txt:3263','text',NULL,920364273000000,920364273000000,'"You must encrypt"');
INSERT INTO reason VALUES(11,2430385634672656534,'Could not complete recipient verify callout: <ip> [<ip>] : SMTP error from remote mail server after RCPT TO:<address>: 451 Temporary local problem - please try later',451,NULL,3,NULL,6,1,NULL,NULL,17,'rules.txt:3777','text',NULL,1501433465712000,1501433465712000,'Could not complete recipient verify callout: 203.0.113.1 [203.0.113.1] : SMTP error from remote mail server after RCPT TO:<rcpt_defer@example.net>: 451 Temporary local problem - please try later');
INSERT INTO reason VALUES(12,-734026007733085232,'Could not complete recipient verify callout: <ip> [<ip>] : SMTP error from remote mail server after RCPT TO:<address>: 450 not right now',451,NULL,3,NULL,6,1,NULL,NULL,17,'rules.txt:3777','text',NULL,920364273000000,920364273000000,'Could not complete recipient verify callout: 203.0.113.1 [203.0.113.1] : SMTP error from remote mail server after RCPT TO:<useri@domain.example>: 450 not right now');
INSERT INTO reason VALUES(13,-8965239600127493294,'''>'' missing at end of address: failing address in "To:" header is: <<address>',550,NULL,3,NULL,8,1,NULL,NULL,32,'rules.txt:3622','text',NULL,920364273000000,920364273000000,'''>'' missing at end of address: failing address in "To:" header is: <dummy@gmail.example');
INSERT INTO reason VALUES(14,-2004693878323922590,'failed to expand ACL string "accept set <id> =\t${lookup {key} dsearch {/srv/exim/$recipients}}": NULL',550,NULL,3,NULL,8,1,NULL,NULL,17,'rules.txt:3777','text',NULL,920364273000000,920364273000000,'failed to expand ACL string "accept set acl_m0 =\t${lookup {key} dsearch {/srv/exim/$recipients}}": NULL');
INSERT INTO reason VALUES(15,1919308180488133277,'Tainted ''echo <address>'' (command for <id> transport) not permitted',NULL,NULL,NULL,NULL,10,3,NULL,NULL,4,'rules.txt:3679','text',NULL,920364273000000,920364273000000,'Tainted ''echo rtr_user'' (command for t0 transport) not permitted');
INSERT INTO reason VALUES(16,-619137378214284089,'malformed address: ">, <address>, may not follow <<address>: failing address in "To:" header begins: <<address>">, <address>, <address>, <address>, <address>, <address>, <address>, <address>, <address>, <address>, <address>, <address>, <address>, <address>, <address>, <address>, <address>, <address>, <address>, <address>, <address>, <address>, <address>, <address>, <address>, <address>, <address>, <address>, <address>, <address>, <address>, <address>, <address>, <address>, <address>, <address>, <address>,',550,NULL,3,NULL,8,1,NULL,NULL,32,'rules.txt:3622','text',NULL,920364273000000,920364273000000,'malformed address: ">,\n  <u213@shrike.depaul.example>,\n may not follow <u212@shrike.depaul.example: failing address in "To:" header begins: <u212@shrike.depaul.example">,\n  <u213@shrike.depaul.example>,\n  <u214@hotmail.example>,\n  <u215@hotmail.example>,\n  <u216@hotmail.example>,\n  <u217@hotmail.example>,\n  <u218@hotmail.example>,\n  <u219@angelfire.example>,\n  <u220@chickmail.example>,\n  <u221@excite.example>,\n  <u222@chickmail.example>,\n  <u223@eudoramail.example>,\n  <u224@alleyne.demon.example>,\n  <u225@dial.pipex.example>,\n  <u226@hotmail.example>,\n  <u227@gpu.srv.ualberta.ca>,\n  <u228@ulst.ac.example>,\n  <u229@worldnet.att.example>,\n  <u230@hotmail.example>,\n  <u231@careerbuildermail.example>,\n  <u232@MSN.COM>,\n  <u233@angelfire.example>,\n  <u234@hotmail.example>,\n  <u235@hotmail.example>,\n  <u236@compuserve.example>,\n  <u237@compuserve.example>,\n  <u238@hotmail.example>,\n  <u239@bellsouth.example>,\n  <u240@n64rocks.example>,\n  <u241@mailexcite.example>,\n  <u242@mailexcite.example>,\n  <u243@mailcity.example>,\n  <u244@bigfoot.example>,\n  <u245@sunbeach.example>,\n  <u246@mailcity.example>,\n  <u247@pacbell.example>,\n  <u248@hotmail.example>,\n  <u249@worldnet.att.example>,\n  <u250@bigfoot.example>,\n  <u251@mailexcite.example>,\n  <u252@netnoir.example>,\n  <u253@cablecomm1.pcs.mot.example>,\n  <u254@compu');
INSERT INTO reason VALUES(17,5645181406691339439,'error in redirect data: missing or malformed local part (expected word or "<") in "bad address"',NULL,NULL,NULL,NULL,10,3,NULL,NULL,19,'rules.txt:3614','text',NULL,920364273000000,920364273000000,'error in redirect data: missing or malformed local part (expected word or "<") in "bad address"');
INSERT INTO reason VALUES(18,-1828882511620723629,'550 Recipient refused',550,NULL,1,NULL,6,2,NULL,NULL,1,'rules.txt:1521','text',NULL,920364273000000,920364273000000,'550 Recipient refused');
INSERT INTO reason VALUES(19,-6099014666136345683,'malformed address: ;<address>;<address>;<address> may not follow <address>: failing address in "To:" header begins: <address>;<address>;<address>;<address>;<address>;<address>; <address>;<address>;<address>;<address>;<address>;<address>; <address>;<address>;<address>;<address>;<address>;<address>; <address>;<address>;<address>;<address>;<address>;<address>; <address>;<address>;<address>;<address>;<address>;<address>; <address>;<address>;<address>;<address>;<address>;<address>;',550,NULL,3,NULL,8,1,NULL,NULL,32,'rules.txt:3622','text',NULL,920364273000000,920364273000000,'malformed address: ;bad@address;bad@address;bad@add may not follow bad@address: failing address in "To:" header begins: bad@address;bad@address;bad@address;bad@address;bad@address;bad@address;\n    bad@address;bad@address;bad@address;bad@address;bad@address;bad@address;\n    bad@address;bad@address;bad@address;bad@address;bad@address;bad@address;\n    bad@address;bad@address;bad@address;bad@address;bad@address;bad@address;\n    bad@address;bad@address;bad@address;bad@address;bad@address;bad@address;\n    bad@address;bad@address;bad@address;bad@address;bad@address;bad@address;\n    bad@address;bad@address;bad@address;bad@address;bad@address;bad@address;\n    bad@address;bad@address;bad@address;bad@address;bad@address;bad@address;\n    bad@address;bad@address;bad@address;bad@address;bad@address;bad@address;\n    bad@address;bad@address;bad@address;bad@address;bad@address;bad@address;\n    bad@address;bad@address;bad@address;bad@address;bad@address;bad@address;\n    bad@address;bad@address;bad@address;bad@address;bad@address;bad@address;\n    bad@address;bad@address;bad@address;bad@address;bad@address;bad@address;\n    bad@address;bad@address');
INSERT INTO reason VALUES(20,-2724047779289964620,'Failed to expand return path "${if": condition name expected, but found ""',NULL,NULL,NULL,NULL,10,3,NULL,NULL,17,'rules.txt:3777','text',NULL,920364273000000,920364273000000,'Failed to expand return path "${if": condition name expected, but found ""');
INSERT INTO reason VALUES(21,-6648870878611817112,'expansion of "${if" failed in <id> router: condition name expected, but found ""',NULL,NULL,NULL,NULL,10,3,NULL,NULL,17,'rules.txt:3777','text',NULL,920364273000000,920364273000000,'expansion of "${if" failed in r4 router: condition name expected, but found ""');
INSERT INTO reason VALUES(22,8878515838379287213,'Child process of pipe transport returned <n> (could mean unable to exec or command does not exist) from command: /non/exist/command',NULL,NULL,NULL,NULL,10,3,NULL,NULL,19,'rules.txt:2632','text',NULL,920364273000000,920364273000000,'Child process of pipe transport returned 127 (could mean unable to exec or command does not exist) from command: /non/exist/command');
INSERT INTO reason VALUES(23,5935251024948167680,'''>'' missing at end of address: failing address in "From:" header is: <<address>',550,NULL,3,NULL,8,1,NULL,NULL,32,'rules.txt:3622','text',NULL,920364273000000,920364273000000,'''>'' missing at end of address: failing address in "From:" header is: <bad@syntax');
INSERT INTO reason VALUES(24,-8536458838341221925,'Malformed value "<id>" (expansion of "${if eq{<n>}{<n>}{<id>}{}}") in <id> transport',NULL,NULL,NULL,NULL,10,3,NULL,NULL,32,'rules.txt:3627','text',NULL,920364273000000,920364273000000,'Malformed value "20F" (expansion of "${if eq{1}{1}{20F}{}}") in t1 transport');
INSERT INTO reason VALUES(25,8779957366260472761,'return message generated',NULL,NULL,NULL,NULL,10,3,NULL,NULL,0,NULL,'none',NULL,920364273000000,920364273000000,'return message generated');
INSERT INTO reason VALUES(26,-1318475525946801369,'550 This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a very long',550,NULL,1,NULL,7,2,NULL,NULL,0,NULL,'none',NULL,920364273000000,920364273000000,'550 This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a v');
INSERT INTO reason VALUES(27,-3590000148353088649,'550 no mate <n> <n> <n> a really long line to blow the limits <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n> <n>',550,NULL,1,NULL,6,2,NULL,NULL,1,'rules.txt:3928','code',NULL,920364273000000,920364273000000,'550 no mate 123456789 100       123456789 a really long line to blow the limits   123456789 123456789 123456789 123456789 200       123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 300       123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 400       123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 500       123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 600       123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 700       123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 800       123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 900       123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 1000      123456789 12');
INSERT INTO reason VALUES(28,-2540643277977062386,'TLS session: (SSL_connect): error: <<detail omitted>>',NULL,NULL,NULL,NULL,3,2,NULL,NULL,16,'rules.txt:2791','text',NULL,920364273000000,920364273000000,'TLS session: (SSL_connect): error: <<detail omitted>>');
INSERT INTO reason VALUES(29,-7049149075827883491,'"callpager" command not found for address_pipe transport',NULL,NULL,NULL,NULL,10,3,NULL,NULL,19,'rules.txt:3749','text',NULL,920364273000000,920364273000000,'"callpager" command not found for address_pipe transport');
INSERT INTO reason VALUES(30,-513793445781995053,'utf8 support required but not offered for forwarding',NULL,NULL,NULL,NULL,5,2,NULL,NULL,32,'rules.txt:3627','text',NULL,920364273000000,920364273000000,'utf8 support required but not offered for forwarding');
INSERT INTO reason VALUES(31,-8513243312123900838,'Permission denied: smtp send to <ip> [<ip>] failed: failed to expand dkim_timestamps: unknown variable in "${bogus}"',NULL,NULL,NULL,NULL,8,2,NULL,NULL,25,'rules.txt:3574','text',NULL,920364273000000,920364273000000,'Permission denied: smtp send to 192.0.2.4 [192.0.2.4] failed: failed to expand dkim_timestamps: unknown variable in "${bogus}"');
INSERT INTO reason VALUES(32,-7918054464001646806,'550 PRDR R=<address> refusal',550,NULL,1,NULL,8,2,NULL,NULL,28,'rules.txt:3931','code',NULL,920364273000000,920364273000000,'550 PRDR R=<baduser@example.net> refusal');
INSERT INTO reason VALUES(33,4760514798880461764,'Expansion of "${if eq{<n>}{<n>}{rhubarb}" (maildir_tag for maildir_tagged_appendfile transport) failed: syntax error in "if" item - "fail" expected',NULL,NULL,NULL,NULL,10,3,NULL,NULL,19,'rules.txt:3749','text',NULL,920364273000000,920364273000000,'Expansion of "${if eq{0}{1}{rhubarb}" (maildir_tag for maildir_tagged_appendfile transport) failed: syntax error in "if" item - "fail" expected');
INSERT INTO reason VALUES(34,-8463681618908169322,'cannot route this one (FAIL)',NULL,NULL,NULL,NULL,10,3,NULL,NULL,9,'rules.txt:3207','text',NULL,920364273000000,920364273000000,'cannot route this one (FAIL)');
INSERT INTO reason VALUES(35,-2777562504153441111,'Tainted ''/srv/exim/bin/<id>'' (command for <id> transport) not permitted',NULL,NULL,NULL,NULL,10,3,NULL,NULL,31,'rules.txt:3766','text',NULL,920364273000000,920364273000000,'Tainted ''/srv/exim/bin/iefbr14'' (command for t0 transport) not permitted');
INSERT INTO reason VALUES(36,3287954229376997137,'failed to expand "interface" option for <id> transport: condition name expected, but found ""',NULL,NULL,NULL,NULL,10,3,NULL,NULL,17,'rules.txt:3777','text',NULL,920364273000000,920364273000000,'failed to expand "interface" option for send_to_server5 transport: condition name expected, but found ""');
INSERT INTO reason VALUES(37,-5938942378351399763,'550 content rejected',550,NULL,1,NULL,8,2,NULL,NULL,28,'rules.txt:3603','text',NULL,920364273000000,920364273000000,'550 content rejected');
INSERT INTO reason VALUES(38,-6617230396909851716,'550 NO',550,NULL,1,NULL,5,2,NULL,NULL,0,NULL,'none',NULL,920364273000000,920364273000000,'550 NO');
INSERT INTO reason VALUES(39,-4870337066551900525,'550 Your message has been rejected but is being kept for evaluation. If it was a legitimate message, it may still be delivered to the target recipient(s).',550,NULL,1,NULL,8,2,NULL,NULL,28,'rules.txt:3931','code',NULL,920364273000000,920364273000000,'550 Your message has been rejected but is being kept for evaluation. If it was a legitimate message, it may still be delivered to the target recipient(s).');
INSERT INTO reason VALUES(40,7646750796880955383,'550 rcpt refused',550,NULL,1,NULL,6,2,NULL,NULL,1,'rules.txt:3928','code',NULL,920364273000000,920364273000000,'550 rcpt refused');
INSERT INTO reason VALUES(41,-4574770216996145295,'550 mail cmd refused',550,NULL,1,NULL,5,2,NULL,NULL,0,NULL,'none',NULL,920364273000000,920364273000000,'550 mail cmd refused');
INSERT INTO reason VALUES(42,-6902231072386421366,'failed to expand "${lookup ldap user="cn=xxx,o=yyy,c=UK" pass=xxxxxxxx ldap:///o=zzz,c=UK,?sn?sub?(cn=foo)}}": missing or misplaced { or }',NULL,NULL,NULL,NULL,10,3,NULL,NULL,17,'rules.txt:3777','text',NULL,920364273000000,920364273000000,'failed to expand "${lookup ldap user="cn=xxx,o=yyy,c=UK" pass=xxxxxxxx ldap:///o=zzz,c=UK,?sn?sub?(cn=foo)}}": missing or misplaced { or }');
INSERT INTO reason VALUES(43,3795824814489698580,'450 4.7.25 Client host rejected: cannot find your hostname, [unknown]',450,4007025,1,1,6,1,NULL,NULL,43,'rules.txt:3386','text',NULL,1795296734000000,1795296734000000,'450 4.7.25 Client host rejected: cannot find your hostname, [unknown]');
INSERT INTO reason VALUES(44,-331086859949276071,'454 4.7.1 <address>: Relay access denied',454,4007001,1,1,6,1,NULL,NULL,39,'rules.txt:3505','text',NULL,1795293135000000,1795293135000000,'454 4.7.1 <a@example.net>: Relay access denied');
INSERT INTO reason VALUES(45,-6304518950958330943,'550 5.1.1 <address>: Recipient address rejected: User unknown in local recipient table',550,5001001,1,1,6,1,NULL,NULL,1,'rules.txt:2648','text',NULL,1795293136000000,1795293136000000,'550 5.1.1 <x@example.org>: Recipient address rejected: User unknown in local recipient table');
INSERT INTO reason VALUES(46,8889112195213071287,'554 5.7.1 Service unavailable; Client host [<ip>] blocked using zen.dnsbl.example; see; from=<x> to=<y>',554,5007001,1,1,6,1,NULL,NULL,24,'rules.txt:3323','text',620286382153,1795293137000000,1795293137000000,'554 5.7.1 Service unavailable; Client host [198.51.100.7] blocked using zen.dnsbl.example; see; from=<x> to=<y>');
INSERT INTO reason VALUES(47,-7856765636371146306,'550 5.1.1 <id>: no such user',550,5001001,1,1,6,1,NULL,NULL,1,'rules.txt:2648','text',NULL,1795293140000000,1795293140000000,'550 5.1.1 <b>: no such user');
INSERT INTO reason VALUES(48,749098561732264521,'550 5.5.1 Protocol error',550,5005001,1,1,6,1,NULL,NULL,44,'rules.txt:3758','text',NULL,1795293152000000,1795296733653436,'550 5.5.1 Protocol error');
INSERT INTO reason VALUES(49,-7198177464459388374,'554 5.7.1 <address>: Relay access denied',554,5007001,1,1,6,1,NULL,NULL,39,'rules.txt:3505','text',NULL,1795293153000000,1795293153000000,'554 5.7.1 <b@example.org>: Relay access denied');
INSERT INTO reason VALUES(50,8086263054868526109,'Client certificate not trusted',NULL,NULL,NULL,NULL,3,1,NULL,NULL,16,'rules.txt:3278','text',NULL,1795293154000000,1795293154000000,'Client certificate not trusted');
INSERT INTO reason VALUES(51,-45597230972049263,'554 5.7.1 <<host>[<ip>]>: Client host rejected: Access denied',554,5007001,1,1,1,1,NULL,NULL,25,'rules.txt:3574','text',NULL,1795296761500000,1795296761500000,'554 5.7.1 <mx.example.com[198.51.100.7]>: Client host rejected: Access denied');
INSERT INTO reason VALUES(52,-3070279982836206615,'NON-SMTP COMMAND from [<ip>]:<n> after EHLO: Subject: hi',521,5007000,3,3,NULL,1,NULL,NULL,44,'rules.txt:1942','text',NULL,1795293163000000,1795293163000000,'NON-SMTP COMMAND from [198.51.100.8]:33993 after EHLO: Subject: hi');
INSERT INTO reason VALUES(53,-2087891049101327826,'connect to <host>[<ip>]:<n>: Connection refused',NULL,4004001,NULL,2,1,2,NULL,NULL,13,'rules.txt:3226','text',NULL,1370838498123000,1795296755493996,'connect to mx.example.net[203.0.113.7]:25: Connection refused');
INSERT INTO reason VALUES(54,-6257596876130851181,'Sender requested REQUIRETLS, but server certificate does not match',NULL,5007010,NULL,2,3,2,NULL,NULL,15,'rules.txt:559','vendor',NULL,1795296733000123,1795296733000123,'Sender requested REQUIRETLS, but server certificate does not match');
INSERT INTO reason VALUES(55,-7546240469535338941,'bare <LF> received',550,5005002,3,3,7,1,NULL,NULL,44,'rules.txt:2675','text',NULL,1795293138000000,1795293138000000,'bare <LF> received');
INSERT INTO reason VALUES(56,1235528266684395138,'421 4.3.0 <host> Server local data error',421,4003000,1,1,7,1,NULL,NULL,17,'rules.txt:3777','text',NULL,1795293139000000,1795293139000000,'421 4.3.0 mx1.example.org Server local data error');
INSERT INTO reason VALUES(57,8642578844378464262,'550 5.3.0 first status=sent (<n> ok) second (in reply to end of DATA command) last',550,5003000,1,1,5,2,NULL,NULL,17,'rules.txt:3819','status',NULL,1795293141000000,1795293141000000,'550 5.3.0 first status=sent (250 ok) second (in reply to end of DATA command) last');
INSERT INTO reason VALUES(58,-4304554889679473419,'452 4.2.2 full',452,4002002,1,1,6,2,NULL,NULL,3,'rules.txt:3807','status',NULL,1795293142000000,1795293142000000,'452 4.2.2 full');
INSERT INTO reason VALUES(59,-8980754875456224560,'550 from relay: host <host>[<ip>] said: 421 4.7.0 busy (in reply to RCPT TO command)',550,5000000,1,2,8,2,NULL,NULL,28,'rules.txt:3931','code',NULL,1795293144000000,1795293144000000,'550 from relay: host mx9.example.com[192.0.2.9] said: 421 4.7.0 busy (in reply to RCPT TO command)');
INSERT INTO reason VALUES(60,-2436337837494904320,'552 5.2.2 <address> quota exceeded',552,5002002,1,1,8,3,NULL,NULL,3,'rules.txt:3433','text',NULL,1795293145000000,1795293145000000,'552 5.2.2 <e@example.org> quota exceeded');
INSERT INTO reason VALUES(61,1540909673791555490,'535 5.7.8 bad credentials',535,5007008,1,1,4,2,NULL,NULL,41,'rules.txt:3559','text',NULL,1795293147000000,1795293147000000,'535 5.7.8 bad credentials');
INSERT INTO reason VALUES(62,-3310173357640154315,'improper use of 8-bit data in message header',550,NULL,3,NULL,8,1,NULL,NULL,32,'rules.txt:1854','text',NULL,1795293148000000,1795293148000000,'improper use of 8-bit data in message header');
INSERT INTO reason VALUES(63,-3049529192007293570,'5.7.1 spam',550,5007001,3,1,8,1,NULL,NULL,28,'rules.txt:3603','text',NULL,NULL,NULL,NULL);
INSERT INTO reason VALUES(64,-9030253712571215635,'5.7.1 spam',NULL,5007001,NULL,2,10,3,NULL,NULL,28,'rules.txt:3603','text',NULL,1795293149000000,1795293149000000,'5.7.1 spam');
INSERT INTO reason VALUES(65,7883195036139285033,'message rejected: hopcount exceeded',554,5004000,3,3,8,1,NULL,NULL,28,'rules.txt:3931','code',NULL,1795293150000000,1795293150000000,'message rejected: hopcount exceeded');
INSERT INTO reason VALUES(66,-9052025708051988451,'expired, returned to sender',NULL,NULL,NULL,NULL,11,2,NULL,NULL,11,'rules.txt:3741','text',NULL,1795293155000000,1795296805364806,'expired, returned to sender');
INSERT INTO reason VALUES(67,2550174949920670547,'550 5.1.1 <address>: no such user gone',550,5001001,1,1,6,2,NULL,NULL,1,'rules.txt:2648','text',NULL,1795165201030000,1795165201030000,'550 5.1.1 <u3@example.org>: no such user gone');
INSERT INTO reason VALUES(68,-675876985317568660,'Winsock Error <n> Connection refused',NULL,NULL,NULL,NULL,1,2,NULL,NULL,13,'rules.txt:3226','text',NULL,1795165202014000,1795165202014000,'Winsock Error 10061 Connection refused');
INSERT INTO reason VALUES(69,-5245756195734345567,'451 4.7.1 try later',451,4007001,1,1,8,2,NULL,NULL,22,'rules.txt:3333','text',NULL,1795165203031000,1795165203031000,'451 4.7.1 try later');
INSERT INTO reason VALUES(70,-1116495285316673125,'451 4.7.1 try later',451,4007001,1,1,11,2,NULL,69,22,'rules.txt:3333','text',NULL,1795165203034000,1795165203034000,'451 4.7.1 try later');
INSERT INTO reason VALUES(71,4471946636824786386,'Name server reports domain name unknown',NULL,NULL,NULL,NULL,9,2,NULL,NULL,6,'rules.txt:3169','text',NULL,1795165204009000,1795165204009000,'Name server reports domain name unknown');
INSERT INTO reason VALUES(72,4351857601230869639,'554 5.7.1 no mail from you',554,5007001,1,1,1,2,NULL,NULL,44,'rules.txt:3758','text',NULL,1795165205019000,1795165205019000,'554 5.7.1 no mail from you');
INSERT INTO reason VALUES(73,1099907018444043954,'SASL LOGIN authentication failed: (reason unavailable)',535,5007008,3,3,4,1,NULL,NULL,41,'rules.txt:3559','text',NULL,1795296735500484,1795296735500484,'SASL LOGIN authentication failed: (reason unavailable)');
INSERT INTO reason VALUES(74,-8208134491601076394,'554 5.7.1 Command rejected by milter at connect',554,5007001,1,1,1,1,NULL,NULL,31,'rules.txt:2096','text',NULL,1795296736090577,1795296736090577,'554 5.7.1 Command rejected by milter at connect');
INSERT INTO reason VALUES(75,-5404697643127225163,'554 5.7.0 Reject, id=<n> - INFECTED: Eicar-Test-Signature',554,5007000,1,1,8,1,NULL,NULL,29,'rules.txt:3414','text',NULL,1795296736412106,1795296736412106,'554 5.7.0 Reject, id=04411-02 - INFECTED: Eicar-Test-Signature');
INSERT INTO reason VALUES(76,-35427939121856171,'550 5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient''s email address for typos or unnecessary spaces. For more information, go to https://www.example.net/mail/?p=NoSuchUser <id> - gsmtp',550,5001001,1,1,6,2,944934207165,NULL,1,'rules.txt:95','vendor',NULL,1795296734247537,1795296734247537,'550 5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient''s email address for typos or unnecessary spaces. For more information, go to  https://www.example.net/mail/?p=NoSuchUser o9fw27kkitrwvk - gsmtp');
INSERT INTO reason VALUES(77,-7158547278715172421,'queue file size limit exceeded',552,5003004,3,3,8,1,NULL,NULL,23,'rules.txt:3447','text',NULL,1795296734724207,1795296734724207,'queue file size limit exceeded');
CREATE TABLE form (
    id INTEGER PRIMARY KEY,
    key INTEGER NOT NULL UNIQUE, -- hash of the other columns
    flow INTEGER NOT NULL, reason INTEGER NOT NULL,
    sender_kind INTEGER,         -- of a sender that the event itself names
    zone INTEGER NOT NULL,       -- seconds that the report zone is ahead of UTC; cuts the day
    body TEXT NOT NULL
);
INSERT INTO form VALUES(1,5497255906194957377,1,1,2,3600,'>>data from accept router<<');
INSERT INTO form VALUES(2,-2492457074599653374,1,2,1,3600,'Unrouteable address');
INSERT INTO form VALUES(3,8130117128549281995,1,3,1,3600,'203.0.113.1 [203.0.113.1] : SMTP error from remote mail server after RCPT TO:<>: 550 Recipient not liked, with bad char:\200\377\377');
INSERT INTO form VALUES(4,6725559810880485840,1,4,1,3600,'203.0.113.1 [203.0.113.1] : response to "MAIL FROM:<>" was: 550 NOTOK');
INSERT INTO form VALUES(5,-3047574284921426684,2,5,NULL,3600,'cannot use "control=queue" in connection ACL');
INSERT INTO form VALUES(6,6240301546391541921,1,6,NULL,3600,'SMTP protocol synchronization error');
INSERT INTO form VALUES(7,8398939952780439025,1,7,NULL,7200,'SMTP protocol synchronization error');
INSERT INTO form VALUES(8,-3870780997672550143,1,8,1,3600,'203.0.113.1 [203.0.113.1] : response to "EHLO" did not include SMTPUTF8');
INSERT INTO form VALUES(9,-4132286284261984032,1,9,1,3600,'Sender verify failed');
INSERT INTO form VALUES(10,1338335776174917539,1,10,1,3600,'"You must encrypt"');
INSERT INTO form VALUES(11,-1559585141999706867,2,11,2,7200,'Could not complete recipient verify callout: 203.0.113.1 [203.0.113.1] : SMTP error from remote mail server after RCPT TO:<>: 451 Temporary local problem - please try later');
INSERT INTO form VALUES(12,750382670942023545,2,12,1,3600,'Could not complete recipient verify callout: 203.0.113.1 [203.0.113.1] : SMTP error from remote mail server after RCPT TO:<>: 450 not right now');
INSERT INTO form VALUES(13,4228642900201331077,1,13,1,3600,'''>'' missing at end of address: failing address in "To:" header is: <dummy@gmail.example');
INSERT INTO form VALUES(14,-5613536483774380345,1,14,2,3600,'failed to expand ACL string "accept set acl_m0 =\t${lookup {key} dsearch {/srv/exim/$recipients}}": NULL');
INSERT INTO form VALUES(15,-208654089629051160,6,15,NULL,3600,'Tainted ''echo rtr_user'' (command for t0 transport) not permitted');
INSERT INTO form VALUES(16,8778832132159285546,1,16,1,3600,'malformed address: ">,\n  <u213@shrike.depaul.example>,\n may not follow <u212@shrike.depaul.example: failing address in "To:" header begins: <u212@shrike.depaul.example">,\n  <u213@shrike.depaul.example>,\n  <u214@hotmail.example>,\n  <u215@hotmail.example>,\n  <u216@hotmail.example>,\n  <u217@hotmail.example>,\n  <u218@hotmail.example>,\n  <u219@angelfire.example>,\n  <u220@chickmail.example>,\n  <u221@excite.example>,\n  <u222@chickmail.example>,\n  <u223@eudoramail.example>,\n  <u224@alleyne.demon.example>,\n  <u225@dial.pipex.example>,\n  <u226@hotmail.example>,\n  <u227@gpu.srv.ualberta.ca>,\n  <u228@ulst.ac.example>,\n  <u229@worldnet.att.example>,\n  <u230@hotmail.example>,\n  <u231@careerbuildermail.example>,\n  <u232@MSN.COM>,\n  <u233@angelfire.example>,\n  <u234@hotmail.example>,\n  <u235@hotmail.example>,\n  <u236@compuserve.example>,\n  <u237@compuserve.example>,\n  <u238@hotmail.example>,\n  <u239@bellsouth.example>,\n  <u240@n64rocks.example>,\n  <u241@mailexcite.example>,\n  <u242@mailexcite.example>,\n  <u243@mailcity.example>,\n  <u244@bigfoot.example>,\n  <u245@sunbeach.example>,\n  <u246@mailcity.example>,\n  <u247@pacbell.example>,\n  <u248@hotmail.example>,\n  <u249@worldnet.att.example>,\n  <u250@bigfoot.example>,\n  <u251@mailexcite.example>,\n  <u252@netnoir.example>,\n  <u253@cablecomm1.pcs.mot.example>,\n  <u254@compu');
INSERT INTO form VALUES(17,2741231392782105734,6,17,NULL,3600,'error in redirect data: missing or malformed local part (expected word or "<") in "bad address"');
INSERT INTO form VALUES(18,-4749663585633406470,8,18,NULL,3600,'550 Recipient refused');
INSERT INTO form VALUES(19,-4134488035684381899,1,19,1,3600,'malformed address: ;bad@address;bad@address;bad@add may not follow bad@address: failing address in "To:" header begins: bad@address;bad@address;bad@address;bad@address;bad@address;bad@address;\n    bad@address;bad@address;bad@address;bad@address;bad@address;bad@address;\n    bad@address;bad@address;bad@address;bad@address;bad@address;bad@address;\n    bad@address;bad@address;bad@address;bad@address;bad@address;bad@address;\n    bad@address;bad@address;bad@address;bad@address;bad@address;bad@address;\n    bad@address;bad@address;bad@address;bad@address;bad@address;bad@address;\n    bad@address;bad@address;bad@address;bad@address;bad@address;bad@address;\n    bad@address;bad@address;bad@address;bad@address;bad@address;bad@address;\n    bad@address;bad@address;bad@address;bad@address;bad@address;bad@address;\n    bad@address;bad@address;bad@address;bad@address;bad@address;bad@address;\n    bad@address;bad@address;bad@address;bad@address;bad@address;bad@address;\n    bad@address;bad@address;bad@address;bad@address;bad@address;bad@address;\n    bad@address;bad@address;bad@address;bad@address;bad@address;bad@address;\n    bad@address;bad@address');
INSERT INTO form VALUES(20,2760398562818131989,6,20,NULL,3600,'Failed to expand return path "${if": condition name expected, but found ""');
INSERT INTO form VALUES(21,-5684766629287038884,6,21,NULL,3600,'expansion of "${if" failed in r4 router: condition name expected, but found ""');
INSERT INTO form VALUES(22,3419672217077228529,9,22,NULL,3600,'Child process of pipe transport returned 127 (could mean unable to exec or command does not exist) from command: /non/exist/command');
INSERT INTO form VALUES(23,-4027311344395278046,1,23,2,3600,'''>'' missing at end of address: failing address in "From:" header is: <bad@syntax');
INSERT INTO form VALUES(24,8190947719301176325,6,24,NULL,3600,'Malformed value "20F" (expansion of "${if eq{1}{1}{20F}{}}") in t1 transport');
INSERT INTO form VALUES(25,-2703125546813026283,9,25,NULL,3600,'return message generated');
INSERT INTO form VALUES(26,4185893592515620856,8,26,NULL,3600,'550 This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a very long error message, very long indeed, indeed, indeed. This is a v');
INSERT INTO form VALUES(27,-5308219137538555257,8,27,NULL,3600,'550 no mate 123456789 100       123456789 a really long line to blow the limits   123456789 123456789 123456789 123456789 200       123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 300       123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 400       123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 500       123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 600       123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 700       123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 800       123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 900       123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 1000      123456789 12');
INSERT INTO form VALUES(28,-8867460833620135822,10,28,NULL,3600,'TLS session: (SSL_connect): error: <<detail omitted>>');
INSERT INTO form VALUES(29,-6126555497034437871,1,14,1,3600,'failed to expand ACL string "accept set acl_m0 =\t${lookup {key} dsearch {/srv/exim/$recipients}}": NULL');
INSERT INTO form VALUES(30,-4908886128498711316,9,29,NULL,3600,'"callpager" command not found for address_pipe transport');
INSERT INTO form VALUES(31,-6265121834870301677,8,30,NULL,3600,'utf8 support required but not offered for forwarding');
INSERT INTO form VALUES(32,6195874902739150730,10,31,NULL,3600,'Permission denied: smtp send to  [] failed: failed to expand dkim_timestamps: unknown variable in "${bogus}"');
INSERT INTO form VALUES(33,-5199572043698903829,8,32,NULL,3600,'550 PRDR R=<> refusal');
INSERT INTO form VALUES(34,3729426792345280743,6,33,NULL,3600,'Expansion of "${if eq{0}{1}{rhubarb}" (maildir_tag for maildir_tagged_appendfile transport) failed: syntax error in "if" item - "fail" expected');
INSERT INTO form VALUES(35,-8873452368703996182,9,34,NULL,3600,'cannot route this one (FAIL)');
INSERT INTO form VALUES(36,3565400887064590882,6,35,NULL,3600,'Tainted ''/srv/exim/bin/iefbr14'' (command for t0 transport) not permitted');
INSERT INTO form VALUES(37,-8373383876131015204,6,36,NULL,3600,'failed to expand "interface" option for send_to_server5 transport: condition name expected, but found ""');
INSERT INTO form VALUES(38,-1172468981405751762,8,37,NULL,3600,'550 content rejected');
INSERT INTO form VALUES(39,5237728711126136840,8,38,NULL,3600,'550 NO');
INSERT INTO form VALUES(40,-3795031083216975044,8,39,NULL,3600,'550 Your message has been rejected but is being kept for evaluation. If it was a legitimate message, it may still be delivered to the target recipient(s).');
INSERT INTO form VALUES(41,7474757243803249157,8,40,NULL,3600,'550 rcpt refused');
INSERT INTO form VALUES(42,3926281630421268409,8,41,NULL,3600,'550 mail cmd refused');
INSERT INTO form VALUES(43,8146039780435694883,6,42,NULL,3600,'failed to expand "${lookup ldap user="cn=xxx,o=yyy,c=UK" pass=xxxxxxxx ldap:///o=zzz,c=UK,?sn?sub?(cn=foo)}}": missing or misplaced { or }');
INSERT INTO form VALUES(44,-8894222768808972010,11,43,2,3600,'450 4.7.25 Client host rejected: cannot find your hostname, [unknown]');
INSERT INTO form VALUES(45,7133099656032996654,11,44,NULL,3600,'454 4.7.1 <>: Relay access denied');
INSERT INTO form VALUES(46,-4306892096671259423,12,45,1,3600,'550 5.1.1 <>: Recipient address rejected: User unknown in local recipient table');
INSERT INTO form VALUES(47,8753904751708783509,12,46,1,3600,'554 5.7.1 Service unavailable; Client host [] blocked using zen.dnsbl.example; see; from=<x> to=<y>');
INSERT INTO form VALUES(48,5875193870981760642,12,47,NULL,3600,'550 5.1.1 <b>: no such user');
INSERT INTO form VALUES(49,2226517202367508923,12,48,1,3600,'550 5.5.1 Protocol error');
INSERT INTO form VALUES(50,-4746162013115183860,12,49,1,3600,'554 5.7.1 <>: Relay access denied');
INSERT INTO form VALUES(51,3767944861341741526,12,50,NULL,3600,'Client certificate not trusted');
INSERT INTO form VALUES(52,-3199531813467236958,12,51,NULL,3600,'554 5.7.1 <[]>: Client host rejected: Access denied');
INSERT INTO form VALUES(53,9157077346919855066,12,52,NULL,3600,'NON-SMTP COMMAND from []:33993 after EHLO: Subject: hi');
INSERT INTO form VALUES(54,6563287272547954527,14,53,NULL,7200,'connect to []:25: Connection refused');
INSERT INTO form VALUES(55,2937934535969906308,15,54,NULL,3600,'Sender requested REQUIRETLS, but server certificate does not match');
INSERT INTO form VALUES(56,5957231167350834772,12,55,1,3600,'bare <LF> received');
INSERT INTO form VALUES(57,-4299761424456808377,11,56,NULL,3600,'421 4.3.0 mx1.example.org Server local data error');
INSERT INTO form VALUES(58,-2157891168020235038,17,57,NULL,3600,'550 5.3.0 first status=sent (250 ok) second (in reply to end of DATA command) last');
INSERT INTO form VALUES(59,149737926437022813,14,58,NULL,3600,'452 4.2.2 full');
INSERT INTO form VALUES(60,-4719268629865488450,15,59,NULL,3600,'550 from relay: host mx9.example.com[192.0.2.9] said: 421 4.7.0 busy (in reply to RCPT TO command)');
INSERT INTO form VALUES(61,4742719921136665326,18,60,NULL,3600,'552 5.2.2 <> quota exceeded');
INSERT INTO form VALUES(62,5890467665252061463,14,61,NULL,3600,'535 5.7.8 bad credentials');
INSERT INTO form VALUES(63,-7671072976927767607,12,62,1,3600,'improper use of 8-bit data in message header');
INSERT INTO form VALUES(64,-8293356731921575599,12,63,1,3600,'5.7.1 spam');
INSERT INTO form VALUES(65,-920372608359261454,18,64,NULL,3600,'5.7.1 spam');
INSERT INTO form VALUES(66,-3600648357749889348,12,65,NULL,3600,'message rejected: hopcount exceeded');
INSERT INTO form VALUES(67,-6581276660812991224,20,66,NULL,3600,'expired, returned to sender');
INSERT INTO form VALUES(68,1683027402899572590,23,67,1,3600,'550 5.1.1 <>: no such user gone');
INSERT INTO form VALUES(69,9109267536596782702,24,68,1,3600,'Winsock Error 10061 Connection refused');
INSERT INTO form VALUES(70,-3167812461641907246,24,69,1,3600,'451 4.7.1 try later');
INSERT INTO form VALUES(71,5973913872924606287,25,70,1,3600,'451 4.7.1 try later');
INSERT INTO form VALUES(72,-7370681414423264412,23,71,1,3600,'Name server reports domain name unknown');
INSERT INTO form VALUES(73,1911978360657871417,24,72,1,3600,'554 5.7.1 no mail from you');
INSERT INTO form VALUES(74,-8300358862662031968,12,73,NULL,3600,'SASL LOGIN authentication failed: (reason unavailable)');
INSERT INTO form VALUES(75,3321133909926894544,12,74,NULL,3600,'554 5.7.1 Command rejected by milter at connect');
INSERT INTO form VALUES(76,-5920799981126755053,12,75,1,3600,'554 5.7.0 Reject, id=04411-02 - INFECTED: Eicar-Test-Signature');
INSERT INTO form VALUES(77,-3006474897649351987,15,76,NULL,3600,'550 5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient''s email address for typos or unnecessary spaces. For more information, go to  https://www.example.net/mail/?p=NoSuchUser o9fw27kkitrwvk - gsmtp');
INSERT INTO form VALUES(78,7292945250175972956,12,77,NULL,3600,'queue file size limit exceeded');
INSERT INTO form VALUES(79,-4575976839559316974,14,53,NULL,3600,'connect to []:25: Connection refused');
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
INSERT INTO source VALUES(1,'exim-ugly.log','exim',2,'mx',29314,6022106528558652614,4096,2284294288158603969,29314,NULL,NULL,104,54,21,29,0,0,0,0,920364273000000,1501433465712000,'read',X'a11901007801eddc3f4cd4501cc0f19e445c5cd4c5c5f87221262a1cbd830b720229180926200485c4089a5efb80caf54fda022527892c8645e3c0e0c6a29bd19838888ba36e6e4e0e0e86c10427635c88f6409078c820e642e0fb92977bf77b7defddfbb4bdbbbea44d288a9288b3b5a82832b2ecb8b8913e1fda282ada8dfb892317ab365e7fd750420001041040000104104000010410400001041040000104104000010410400001041040000104104000010410400001041040000104104000010410400001041040000104104000010410f81f028f3ef4bcff76b26978fdfeeed2bde02404104000010410400001041040000104104000010410400001041040000104104000010410400001042a2d9018ec585e3cfdfdf6814a0fcc780820800002082080000208208000020820800002082050266076cddc797776e52deb756534ab81a54fc75706e7cebcda2d3ea3a756eece1dfb98afdafae3124500813d24f0a5f671ff525d7280f37d0fedd40a4e25b31cdd2bf63e7bc1f153417486da37022f9b0ff7bd7e337270b7fc3fdc37f04c1401049407cf1fce1e9d7f92b1958cda905253e974432a2dae6f7a332c72c29781e73a8114a12b923ded97ba45677f6f4faea52d29a6f42027b2595574e8669d31a6fb42fabeeb8b9138b7b4c50dbcbc1596e2b9a18caa0e3534359532f208208000020820800002082080000208ec4b81ea78d689f8a1ad0bcada4ae0ecd7be5587f5e7b946c51f4fdd13f30be9d41a4f5aedb2f56b75eaaf949db456cba2b335bee8f6e52d6984d214f969e1b84edd959eab7da2fd42774e8ce856218ec797f132f274c72c454510fa96332a92ba61482f14810c856e146edaaa681d0a6b8a05d71d9ff044715c4ecf083390ba6f8c89627de04fd6cbc8b2eb6b7c69589e259d30989949e6c4e581ee6e3bfa4b58eaa6f4455e8e5a4ebc6e90d74d4d37cd78792138bf93f29023e2b4931e36b7a5b77fdb23b8e1b6bdc0b647881de9465e160a2919e9b657906db5a5cd5b26328de7b43137b4e3afaef2aa666dcaf50ba623c3941e8665f55955cb5ba323aebb45555a2b752923c30a6579c38c16f7e9b8965f5ed5a0197abe200dd7b6d329cf0852f656dd376af106de841dedcbdf33268d0002082080000208208000020820800002082080000208208000020820800002082080000208208000020820800002082080000208208000020820800002082080000208208000020820800002082080000208208000020820800002082080000208208000020820800002082080000208208000020820800002082080000208208000020820800002082080000208208000020820800002082080c09f02d57120f11363855b49');
INSERT INTO source VALUES(2,'postfix-rare.log','postfix',1,'mx1',7041,7182990646230027803,4096,1442593944139079059,7041,NULL,NULL,37,25,7,1,3,1,0,0,1370838498123000,1795296762500000,'read',X'f94801007801eddcbd8e13571400e059219682e405d2e41614b860e2cd62c11a58708ca344c236094b1521613cd7acc1f658f644324269a848159af4a92251f00e8028928a22ca13444288874019b3bb6453901f09218a6fa4d19db973cf3973bfa94e332b4992ac94e7a3e74932cde7c560b828ef768e178792e4f0eef5c37b679b4fafae267be3de1a2301020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040e05d0b3cbeffddf72f7fca7edbfb2fd2f25f4a0e0204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020f07f05567f3df87bbcf9f1fd271fed443ebc77b6f9f4ea6a72fbe7072b070f7df0d9349f1783e1e28d69d7364ea6b5b574ad5a4d4fbe71d1eb079d6ee7d8a5f6d6c5d0ecb6db8dcef93098e5e3f0cdfe2457eaebeb1b1beba13728e22cb4beb8d0ad874bdf5ebb11fb453d6c0f5fa77241800001020408102040800081b724f0c31fcf5abfdcbd73eec8ab7c1f2607921f93dd5ee893f9b898669f6e543bddaf2eb72eb7ea611677da9366b7d36935b776ba9af1228d8bde783a8a693f1fefef714e5ca9875aed78a8a527d2b570fa9f166ed64373348c93226c978dd86ea198d543a3df8ff379c8e26418b353613acb8bfcccb2b55ad6cb67d737f74d85ed38cacf947536cbf9b2f4abb2f3696f1caef5b2d09fc5324b31ec8de695b8e8c7f22e0b478793b2d874742b147988932ce48370beb1d508e556c6bd4956a96495ffb0a852eeb37aac96aea7d5308ffdbc4cf4af999721e53b2e4346bd72cf7f0b6837bebc103effbadbfeeb45ded207978600010204081020408000010204081020408000010204081020408000010204081020f09e091cf9133d9ebbbc');
INSERT INTO source VALUES(3,'mdaemon-out-synthetic.log','mdaemon',3,'mx',8679,5126629118959034286,4096,5081347765345440043,8679,NULL,NULL,133,6,126,1,0,0,0,0,1795165201000000,1795165205019000,'read',X'167700007801eddd4f68d3501cc0f1449de21f3a45183a505251f1e223498d3a61a0433df807c614867f59d9a21696a64b57160fa2c38b88071988887f40d08bbb684186081e3cc80e0e143d08f3cf49061b9b13610cbd986eaba4d01e264b9bc23750f292f7f2f27b9f072ff0f2486549921679bfaf75926475c44dcb4e7a47b3dbe8b27ccadb6fae759fb52d95dc17a766f6be1c9208208000020820800002082080000208208000020820800002450476f78dd69c181a4f6c6b3e3233af2a172913e6537b4e2effd1fbb3ab571ad95e95f1076ddbd83272c148467b9efede884fd0d8d48f0002088448e0e881beec23b9e950febd69b53ddf434419ca505a5c67ebe11b63c3a9619eefa1ec2082420081d00ab4b53e7cfdfcf6d586c97b8c9fa1ed2402430001040210487d896c5a77f0d21537ddc8fc5811dfb4b8fbe1ec999a079fda83f1e9aedfd7fdaee7e392e9d6ea9c7f2e42c6290410582081cb83d9ebaf9ad72fbe690733fe2c509854830002082080000208208000020820800002082080000208941418989a74fa6f9d7ea97e2b5cc73e70fffbe737537712d313ac4f28894706020820800002082080000208208000020820800002082080c0bc057eedef7a3f6e365d5b7d9cf5f9f3c6e3020410084460cb5cadb9ff0ef89fededdc45b97a7275f05d0c9fe24a5d8d0955685a4cecf49d2e995ca135e85e795d686ac932fe8c5acbd585e9c6ad54a7296ce7bc3faf1ce955a98e98a1aaaa21ac74d96fee353062697bf3cd6fb7ad7234b9e01e6b3269d3a96008918cfeaffd15e8fe9cc5b1bac1b5d1a10d7f9e446765f2dfc7799ced97eb73a341a563348c1d8a2176094d49da8a154f742ae71cdb522eda9982aee40001041040000104104000010410400001041040a00a05e4bf20be9934');
INSERT INTO source VALUES(4,'postfix-iso.log','postfix',1,'mx1',2708,6588046303548927924,2708,6588046303548927924,2708,NULL,NULL,14,8,5,1,0,0,0,0,1795296733570722,1795296805364806,'read',X'f94801007801eddd5f681c451cc0f13d845621add0f6a1850aa3424d20d9fb93bb981c5eb45e9316151b62824813c8ba3b77b7e46e67b333672e2a057d52107c2ab1f8e08bfa640411f5454a1541cd4369115af0415021f88742f54941d4b9a449f39042695a09f1bbc771b3b733bf9df9cc2d77c72ebf4d398e93b2cfcf7e729c586953095b766d65f965e76ac97186df7ee6e0f9a91d6bafd7b650420081ad2a70d7bedfbebcefbb378f7cf1467a7ffbf86d1feb2c0820800002082080000208208000020820800002082080000208208000020820b03d05c60a8ffffac16025151ddec3f9c10da6f8e94be569f9cef0d2ccf307f1d9c087b71040000104104060fb09a833eaf29ff75c3eb7f85289df3fdb6f7a19110208208000020820800002082070cb044efddc9dfbe7fb73672f8eefe5ffe32d53bdf140a7e7df5af8fbd5bfee5467efc7ffc6d9a8890002082080c0a604165eb87bd7a10bf313174ef7f3fdbb29491a238000020820800002086c0581c5c58e03d1bd574eaee60723bfd0569815fab05d04be79f1ccfbc77ef8a45c7f6fea00f9bbb6cbac320e0410400081cd0a2c7d7ea8f5617efee4a721e797376b497b04104000010410400001041040000104104000010410400001041040000104104000010410400001041040000104104000010410400001041040000104104000010410400001041040000104104000010410400001041040000104104000010410400001041040000104104000010410400001041040000104fe2b818f67527adf95c72a7b76d59436bdbd6ea86357b6bc465c9737d787ec40bf5bc8bad94cc6edcddc5c085a218000020820800002082080000208208000020820800002082080000208208000020820800002082080000208208000025b40e0b56f7ffffaa3c37f749e4aad74e6e2f8defde7a7763893ef2ea49c9d1d47637bf565256c5db7a7ebaeaaecbb6ea5b50d23a34347478786c6442e27bc8a9189c8884aa21ae2c4fa3893c5fc40bed05b1443c79e382ee2445613298debd74319998964225a8b4701010410400001041040000104104000010410400001041040000104104000010410400001041040000104104000010410400001041040000104104000010410400001041040000104104000010410b87d02afffb834f4d52b2f3fb2dbee22e5743877387dced55c0ce9994635c9f5f767caf9debe6cf6c8a3c5e51c0aa58706bb85369e69ea926cc56122836e9148d34c221908a384965120934845b25b04b2eecd9532570bba94492f3fecba8e4a7937ef66d76205b222131b4c74fa2a8aa46fdab11aadac9bc84a53cb60f5ae5ceb5338f467278bb9425194575a842ab23d59aeddd5be81d760b52e376a96cd4e0aed854151140a999e826befd625c66a52c88617d685e7fbaa19d9ddd73c23e6545398245c1959223dbf260225b5889411b2156ae38a91baf4b4b4b5e6d6850b54f3d9baecf16bd29f0ea3aa0d266dd7fc306ee7967840afee2a0812a9b5a8a8449839eb2e6ce15a9f9a6d07bbddb3a175ecd9a22b866d8d864aa40823dbaae1193be86e51556d2ddb52ac8c46d48c8975319d9e9d9d5d15702369d2ed11a61f8e4b4faaa79a7e6d5cdbd4186aa0329b7b707a3a34c9ec73d3a2475475c3c4a2336c63c6f5b976e4d1f2c898183b2e7cd5687851d0d575fb3e91444600010410400001041040000104104000010410400001041040000104104000010410400081ff9bc0ee7f01fbd23be7');
CREATE TABLE message (
    id INTEGER PRIMARY KEY,
    key INTEGER NOT NULL,        -- 32 bits of a hash of host, instance, queue_id
    flow INTEGER NOT NULL,       -- for mta, host and instance
    queue_id TEXT NOT NULL,
    first INTEGER NOT NULL, last INTEGER NOT NULL,
    birth INTEGER, ended INTEGER,
    only_source INTEGER,         -- that told of it; NULL = several
    sender INTEGER, account INTEGER, message_id TEXT,
    flags INTEGER NOT NULL,
    client_ip,
    expired INTEGER,             -- microseconds since 1970
    expired_line INTEGER, expired_source INTEGER, expired_offset INTEGER,
    lesser INTEGER,              -- event that another failure of this message replaces
    orphan INTEGER,              -- `expired` event without a recipient
    pending INTEGER              -- 1 = nothing failed yet; kept for what other lines may say
);
INSERT INTO message VALUES(1,-709065218,3,'10HmaY-000000005vi-0000',920364273000000,0,0,NULL,1,969202649811,NULL,'20041217133501.GA3058@example.net',4,-889163519,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(2,-3177438,3,'10HmaX-000000005vi-0000',920364273000000,0,0,NULL,1,824872074709,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(3,-439329817,3,'10HmbA-000000005vi-0000',920364273000000,0,0,NULL,1,1087965194025,NULL,'E10HmaZ-000000005vi-0000@mail.example.org',4,-889163519,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(4,1296778549,3,'10HmaZ-000000005vi-0000',920364273000000,0,0,NULL,1,329477048513,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(5,1323008718,3,'10HmbB-000000005vi-0000',920364273000000,0,NULL,NULL,1,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(6,-645056756,3,'10HmbG-000000005vi-0000',920364273000000,0,NULL,NULL,1,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(7,-775011834,3,'10HmbK-000000005vi-0000',920364273000000,0,NULL,NULL,1,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(8,210045034,3,'10HmbM-000000005vi-0000',920364273000000,0,NULL,NULL,1,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(9,-1734112208,3,'10HmbH-000000005vi-0000',1501433465712000,0,NULL,NULL,1,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(10,-1420027135,3,'10HmbD-000000005vi-0000',920364273000000,0,NULL,NULL,1,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(11,-1186114274,3,'10HmbE-000000005vi-0000',920364273000000,0,0,NULL,1,843267965479,NULL,'E10HmbD-000000005vi-0000@mail.example.org',4,-889163519,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(12,-1765673876,3,'10HmbR-000000005vi-0000',920364273000000,0,NULL,NULL,1,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(13,804307610,3,'10HmbY-000000005vi-0000',920364273000000,0,NULL,NULL,1,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(14,-2043277220,3,'10HmbJ-000000005vi-0000',920364273000000,0,NULL,NULL,1,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(15,2035707112,3,'10HmbQ-000000005vi-0000',920364273000000,0,NULL,NULL,1,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(16,1193878714,3,'10HmaX-0005vi-00',920364273000000,0,NULL,NULL,1,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(17,-1818074710,13,'7E1AEC2C388',1370838498123000,0,NULL,NULL,2,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(18,1525698845,13,'4F2A1B0',1795296733000123,0,NULL,NULL,2,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(19,2022832670,13,'4F2A1B1',1795293138000000,1000000,NULL,NULL,2,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(20,-1863053727,16,'4F2A1B2',1795293141000000,0,NULL,NULL,2,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(21,1641541761,13,'4F2A1B3',1795293142000000,0,NULL,NULL,2,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(22,230461602,13,'4F2A1B4',1795293144000000,0,NULL,NULL,2,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(23,-772923610,13,'4F2A1B5',1795293145000000,0,NULL,NULL,2,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(24,-1671266374,13,'4F2A1B6',1795293146000000,0,NULL,NULL,2,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(25,-1712633047,13,'4F2A1B7',1795293147000000,0,NULL,NULL,2,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(26,-1742231671,13,'4F2A1B8',1795293148000000,0,NULL,NULL,2,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,1927681339419976882,NULL,NULL);
INSERT INTO message VALUES(27,1671828684,13,'4F2A1B9',1795293149000000,0,NULL,NULL,2,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(28,1474625416,13,'4F2A1BA',1795293150000000,0,NULL,NULL,2,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,1927681342393618459,NULL,NULL);
INSERT INTO message VALUES(29,299864172,13,'4F2A1BB',1795293151000000,0,NULL,0,2,NULL,NULL,NULL,64,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1);
INSERT INTO message VALUES(30,1436728158,13,'4F2A1BC',1795293155000000,0,NULL,NULL,2,NULL,NULL,NULL,0,NULL,1795293155000000,-4287459829910502913,2,5573,NULL,1927681347688593536,NULL);
INSERT INTO message VALUES(31,2061484915,21,'pd350001.msg',1795165201030000,5000,NULL,NULL,3,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(32,509815121,21,'pd350002.msg',1795165202014000,0,NULL,NULL,3,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(33,-1863188819,21,'pd350003.msg',1795165203031000,3000,NULL,NULL,3,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(34,-1894277309,21,'pd350004.msg',1795165204009000,0,NULL,NULL,3,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(35,-226582668,21,'pd350005.msg',1795165205019000,0,NULL,NULL,3,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(36,-1446425129,13,'8AAD3D1',1795296733577582,176,NULL,176,4,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(37,-1773259733,13,'21886121',1795296734247537,0,NULL,NULL,4,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(38,242853009,13,'AF9C7184',1795296734724207,0,NULL,NULL,4,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(39,-158833560,13,'78279F87',1795296755493996,0,NULL,NULL,4,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO message VALUES(40,893206898,13,'0C43611DB',1795296805364806,0,NULL,NULL,4,NULL,NULL,NULL,0,NULL,1795296805364806,8071844413279859304,4,2597,NULL,1927685266491915502,NULL);
INSERT INTO message VALUES(41,-1428044442,13,'4F2A1BD',1795293156000000,0,NULL,NULL,2,NULL,NULL,NULL,32,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1);
INSERT INTO message VALUES(42,-1909974170,13,'7F737240',1795296735522391,0,0,NULL,4,NULL,199262448497,NULL,4,-969710562,NULL,NULL,NULL,NULL,NULL,NULL,1);
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
    expired INTEGER,             -- microseconds since 1970
    expired_line INTEGER, expired_source INTEGER, expired_offset INTEGER,
    expiry INTEGER, expiry_from INTEGER,      -- the `expired` event, and the deferral it inherits
    PRIMARY KEY (message, recipient)
) WITHOUT ROWID;
INSERT INTO delivery VALUES(1,150846564111,NULL,920364273000000,0,0,1,NULL,NULL,NULL,1,0,4,NULL,10652,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(1,763505802041,NULL,920364273000000,0,1,6,15,988233613737797120,0,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(1,824872074709,NULL,920364273000000,0,0,1,NULL,NULL,NULL,1,0,5,NULL,10652,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(1,842522850117,910021205121,920364273000000,0,0,1,NULL,NULL,NULL,1,0,4,NULL,10652,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(2,42363476337,NULL,920364273000000,0,0,1,NULL,NULL,NULL,1,0,4,NULL,10652,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(2,141981714865,NULL,920364273000000,0,0,1,NULL,NULL,NULL,1,0,4,NULL,10652,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(2,171928849919,NULL,920364273000000,0,1,3,29,NULL,NULL,3,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(2,176169396263,NULL,920364273000000,0,1,6,17,988233613579633293,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(2,308031406353,NULL,920364273000000,0,1,6,21,988233613493232508,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(2,339259392661,10550584841,920364273000000,0,0,1,NULL,NULL,NULL,1,0,4,NULL,10652,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(2,358896803137,NULL,920364273000000,0,0,1,NULL,NULL,NULL,1,0,4,NULL,10652,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(2,360613480313,NULL,920364273000000,0,0,1,NULL,NULL,NULL,1,0,4,NULL,10652,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(2,428994921251,NULL,920364273000000,0,1,3,34,NULL,NULL,3,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(2,451045031099,NULL,920364273000000,0,4,3,33,988233613310563288,0,3,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(2,458173570363,NULL,920364273000000,0,1,3,32,NULL,NULL,3,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(2,480367608063,936441255729,920364273000000,0,0,1,NULL,NULL,NULL,1,0,4,NULL,10652,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(2,604116128185,219901799581,920364273000000,0,0,1,NULL,NULL,NULL,1,0,4,NULL,10652,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(2,640494328981,NULL,920364273000000,0,0,1,NULL,NULL,NULL,1,0,4,NULL,10652,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(2,650721206671,NULL,920364273000000,0,1,6,20,988233614047305823,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(2,724954443775,NULL,920364273000000,0,1,6,20,988233614098252418,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(2,769884211253,NULL,920364273000000,0,1,6,31,988233613565699117,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(2,813632863337,NULL,920364273000000,0,1,3,26,NULL,NULL,3,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(2,817394073279,NULL,920364273000000,0,0,1,NULL,NULL,NULL,1,0,4,NULL,10652,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(2,839934465471,NULL,920364273000000,0,1,6,35,988233613373850498,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(2,875765183977,NULL,920364273000000,0,1,3,30,NULL,NULL,3,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(2,939920153117,NULL,920364273000000,0,1,6,36,988233613985971368,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(2,960682113605,NULL,920364273000000,0,0,1,NULL,NULL,NULL,1,0,5,NULL,10652,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(2,965613243663,NULL,920364273000000,0,1,3,27,NULL,NULL,3,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(2,983720717567,NULL,920364273000000,0,1,3,22,NULL,NULL,3,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(2,1014483095169,NULL,920364273000000,0,1,3,18,NULL,NULL,3,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(2,1087965194025,NULL,920364273000000,0,1,6,28,988233613942746143,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(3,271771579123,NULL,920364273000000,0,1,3,29,NULL,NULL,3,0,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(3,675704710701,NULL,920364273000000,0,1,3,37,NULL,NULL,3,0,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(3,679723520047,NULL,920364273000000,0,0,1,NULL,NULL,NULL,1,0,5,NULL,10652,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(3,842522850117,773303018639,920364273000000,0,0,1,NULL,NULL,NULL,1,0,4,NULL,10652,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(4,150846564111,NULL,920364273000000,0,1,3,38,NULL,NULL,3,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(4,239849110773,NULL,920364273000000,0,0,1,NULL,NULL,NULL,1,0,4,NULL,10652,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(4,392530365495,NULL,920364273000000,0,0,1,NULL,NULL,NULL,1,0,4,NULL,10652,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(4,771860471687,1066684436459,920364273000000,0,0,1,NULL,NULL,NULL,1,0,4,NULL,10652,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(4,805739464605,NULL,920364273000000,0,0,1,NULL,NULL,NULL,1,0,4,NULL,10652,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(4,839381669549,NULL,920364273000000,0,0,1,NULL,NULL,NULL,1,0,4,NULL,10652,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(4,842522850117,289312767911,920364273000000,0,0,1,NULL,NULL,NULL,1,0,4,NULL,10652,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(4,889949812917,358896803137,920364273000000,0,0,1,NULL,NULL,NULL,1,0,4,NULL,10652,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(4,993187042391,259893803355,920364273000000,0,0,1,NULL,NULL,NULL,1,0,4,NULL,10652,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(5,339259392661,10550584841,920364273000000,0,0,1,NULL,NULL,NULL,1,0,4,NULL,10652,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(5,853285375511,NULL,920364273000000,0,1,3,39,NULL,NULL,3,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(6,801673797859,NULL,920364273000000,0,1,6,28,988233613527009125,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(7,783633562755,NULL,920364273000000,0,1,3,40,NULL,NULL,3,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(8,476704774163,NULL,920364273000000,0,1,3,41,NULL,NULL,3,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(9,391158991661,NULL,1501433465712000,0,0,1,NULL,NULL,NULL,1,0,4,NULL,17377,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(10,391158991661,NULL,920364273000000,0,0,1,NULL,NULL,NULL,1,0,4,NULL,10652,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(10,629790204061,NULL,920364273000000,0,0,1,NULL,NULL,NULL,1,0,4,NULL,10652,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(11,629790204061,NULL,920364273000000,0,0,1,NULL,NULL,NULL,1,0,5,NULL,10652,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(12,51758012687,NULL,920364273000000,0,1,6,28,988233614139404162,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(13,268381972611,NULL,920364273000000,0,1,6,28,988233613898292845,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(14,136251575,NULL,920364273000000,0,1,6,28,988233614276704289,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(15,1084794565095,NULL,920364273000000,0,1,6,28,988233613257587537,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(16,451045031099,NULL,920364273000000,0,1,6,42,988233613944366653,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(17,401662918721,NULL,1370838498123000,0,1,6,53,1471926629408915361,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(18,573830425087,NULL,1795296733000123,0,1,3,54,NULL,NULL,3,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(20,357784302053,14667842521,1795293141000000,0,3,6,57,1927681332091958964,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(21,867739055231,NULL,1795293142000000,0,3,6,58,1927681333927662862,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(22,335962379357,NULL,1795293144000000,0,1,3,59,NULL,NULL,3,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(23,837709724643,NULL,1795293145000000,0,1,3,60,NULL,NULL,3,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(24,849779136625,NULL,1795293146000000,0,0,2,NULL,NULL,NULL,2,0,19,NULL,20778,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(25,45440831089,NULL,1795293147000000,0,1,6,61,1927681338466068634,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(27,825570114235,NULL,1795293149000000,0,1,3,64,NULL,NULL,3,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(31,345465004747,NULL,1795165201035000,0,0,1,NULL,NULL,NULL,1,0,22,NULL,20777,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(31,492804431687,NULL,1795165201030000,0,1,3,67,NULL,NULL,3,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(32,345465004747,NULL,1795165202014000,0,1,6,68,1927543958586138952,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(33,345465004747,NULL,1795165203031000,3000,1,4,69,1927543960064399038,0,NULL,NULL,NULL,NULL,NULL,0,1795165203034000,4779269990678716659,3,6203,1927543959544035500,1927543960064399038);
INSERT INTO delivery VALUES(33,492804431687,NULL,1795165203031000,3000,1,4,69,1927543960074570492,0,NULL,NULL,NULL,NULL,NULL,0,1795165203034000,4779269990678716659,3,6203,1927543960126465224,1927543960074570492);
INSERT INTO delivery VALUES(34,345465004747,NULL,1795165204009000,0,1,3,71,NULL,NULL,3,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(35,345465004747,NULL,1795165205019000,0,1,6,72,1927543961948046834,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(36,128562904465,NULL,1795296733577582,0,0,1,NULL,NULL,NULL,1,0,26,NULL,20778,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(37,337448652249,NULL,1795296734247537,0,1,3,76,NULL,NULL,3,0,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO delivery VALUES(39,861484038605,NULL,1795296755493996,0,1,6,53,1927685213406384885,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO event VALUES(988233613239207539,NULL,14,NULL,NULL,'',NULL,NULL,NULL,1,1,11825);
INSERT INTO event VALUES(988233613248332631,NULL,30,NULL,NULL,NULL,NULL,'page+ux',1,3,1,14399);
INSERT INTO event VALUES(988233613256908933,NULL,30,NULL,NULL,NULL,NULL,'page+userx',1,2,1,14228);
INSERT INTO event VALUES(988233613257587537,NULL,28,820258834667,-889163519,NULL,NULL,'caller',20,15,1,27372);
INSERT INTO event VALUES(988233613307779402,NULL,22,NULL,NULL,NULL,NULL,'|/bin/cat\ /etc/aliases\ ',1,2,1,5221);
INSERT INTO event VALUES(988233613310563288,NULL,34,NULL,NULL,NULL,NULL,'userx',7,2,1,25562);
INSERT INTO event VALUES(988233613373850498,NULL,36,NULL,NULL,NULL,NULL,'pipe-userx=/srv/exim/bin/iefbr14',1,2,1,28041);
INSERT INTO event VALUES(988233613375917575,NULL,35,NULL,NULL,NULL,NULL,'"FAIL cannot route this one (FAIL)"',15,2,1,25828);
INSERT INTO event VALUES(988233613383995044,NULL,10,NULL,-889163519,'userx',1,'userx',1,NULL,1,28635);
INSERT INTO event VALUES(988233613399195754,NULL,4,NULL,NULL,'s3',4,'r3',4,NULL,1,5650);
INSERT INTO event VALUES(988233613423526096,NULL,3,NULL,-969710589,'uncheckable',2,'z',3,NULL,1,4306);
INSERT INTO event VALUES(988233613446910060,NULL,18,955166091503,-889163519,NULL,NULL,'fail.transport',1,2,1,2230);
INSERT INTO event VALUES(988233613493232508,NULL,21,NULL,NULL,NULL,NULL,'userx',12,2,1,5069);
INSERT INTO event VALUES(988233613527009125,NULL,28,554634833799,-1073741308,NULL,NULL,'expansionfailedcert',1,6,1,11424);
INSERT INTO event VALUES(988233613555864327,NULL,29,NULL,NULL,'caller',7,NULL,NULL,2,1,11622);
INSERT INTO event VALUES(988233613561169313,NULL,8,NULL,NULL,'caller@vietnamese.TạisaohọkhôngthểchỉnóitiếngViệt.example',6,'userT',1,NULL,1,21076);
INSERT INTO event VALUES(988233613563755359,NULL,26,955166091503,-889163519,NULL,NULL,'userx',7,2,1,6464);
INSERT INTO event VALUES(988233613565699117,NULL,32,554634833799,-1073741308,NULL,NULL,'e0',1,2,1,23133);
INSERT INTO event VALUES(988233613579633293,NULL,17,NULL,NULL,NULL,NULL,'freeze',1,2,1,2046);
INSERT INTO event VALUES(988233613638716367,NULL,9,NULL,NULL,'userB.જેઠીમધ',1,'user.ქართული',1,NULL,1,22446);
INSERT INTO event VALUES(988233613726631377,NULL,39,955166091503,-889163519,NULL,NULL,'a',1,4,1,3865);
INSERT INTO event VALUES(988233613731267236,NULL,41,955166091503,-889163519,NULL,NULL,'badrcpt3',1,7,1,13158);
INSERT INTO event VALUES(988233613737797120,NULL,15,NULL,NULL,NULL,NULL,'rtr_user',1,1,1,28252);
INSERT INTO event VALUES(988233613859358486,NULL,12,NULL,NULL,'caller',7,'useri',8,NULL,1,29043);
INSERT INTO event VALUES(988233613898292845,NULL,28,820258834667,-889163519,NULL,NULL,'t19',20,13,1,26953);
INSERT INTO event VALUES(988233613919792134,NULL,23,NULL,NULL,'',NULL,NULL,NULL,2,1,5490);
INSERT INTO event VALUES(988233613942746143,NULL,28,955166091503,-889163519,NULL,NULL,'caller',1,2,1,11237);
INSERT INTO event VALUES(988233613944366653,NULL,43,NULL,NULL,NULL,NULL,'userx',7,16,1,27583);
INSERT INTO event VALUES(988233613954860868,NULL,1,NULL,NULL,'',NULL,'ok',1,NULL,1,170);
INSERT INTO event VALUES(988233613965106674,NULL,2,NULL,-969710592,'userx',1,'"smartuser.b@example.net"@example.net',1,NULL,1,2459);
INSERT INTO event VALUES(988233613967311554,NULL,25,NULL,NULL,NULL,NULL,'userx',7,2,1,6325);
INSERT INTO event VALUES(988233613985971368,NULL,37,NULL,NULL,NULL,NULL,'user6',16,2,1,28423);
INSERT INTO event VALUES(988233614006147960,NULL,25,NULL,NULL,NULL,NULL,NULL,NULL,2,1,14719);
INSERT INTO event VALUES(988233614021566522,NULL,24,NULL,NULL,NULL,NULL,'userx',7,2,1,6032);
INSERT INTO event VALUES(988233614047305823,NULL,20,NULL,NULL,NULL,NULL,'bad.return',1,2,1,4702);
INSERT INTO event VALUES(988233614081448937,NULL,31,955166091503,-889163519,NULL,NULL,'userz',1,2,1,19019);
INSERT INTO event VALUES(988233614092084448,NULL,19,NULL,-889163519,'x',11,NULL,NULL,2,1,2609);
INSERT INTO event VALUES(988233614098252418,NULL,20,NULL,NULL,NULL,NULL,'bad.return2',1,2,1,4885);
INSERT INTO event VALUES(988233614108010994,NULL,9,NULL,NULL,'userA',1,'user.यष्टिमधु',1,NULL,1,22315);
INSERT INTO event VALUES(988233614120690256,NULL,40,955166091503,-889163519,NULL,NULL,'rmt_fakereject',1,5,1,8733);
INSERT INTO event VALUES(988233614139404162,NULL,28,150246323807,-889163519,NULL,NULL,'t14',19,12,1,26745);
INSERT INTO event VALUES(988233614149515969,NULL,13,NULL,NULL,'x',9,NULL,NULL,1,1,0);
INSERT INTO event VALUES(988233614163400683,NULL,33,554634833799,-1073741308,NULL,NULL,'baduser',1,2,1,23639);
INSERT INTO event VALUES(988233614172193691,NULL,6,NULL,-889163519,NULL,NULL,NULL,NULL,NULL,1,9461);
INSERT INTO event VALUES(988233614184391882,NULL,5,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,6201);
INSERT INTO event VALUES(988233614188336284,NULL,16,NULL,NULL,'caller',7,NULL,NULL,2,1,389);
INSERT INTO event VALUES(988233614218805303,NULL,26,955166091503,-889163519,NULL,NULL,'ph11',7,2,1,7599);
INSERT INTO event VALUES(988233614221128139,NULL,8,NULL,NULL,'caller@spanish.PorquénopuedensimplementehablarenEspañol.example',5,'userS',1,NULL,1,20870);
INSERT INTO event VALUES(988233614251397782,NULL,27,955166091503,-889163519,NULL,NULL,'fred',13,2,1,9863);
INSERT INTO event VALUES(988233614255747680,NULL,38,955166091503,-889163519,NULL,NULL,'permreject',1,3,1,9260);
INSERT INTO event VALUES(988233614276704289,NULL,28,150246323807,-889163519,NULL,NULL,'caller',19,14,1,27161);
INSERT INTO event VALUES(988233614282787957,NULL,42,955166091503,-889163519,NULL,NULL,'badmail3',1,8,1,13362);
INSERT INTO event VALUES(1471926629408915361,123000,54,608171331353,-889163513,NULL,NULL,'k',1,17,2,0);
INSERT INTO event VALUES(1612151907697614613,712000,7,NULL,-889163519,NULL,NULL,NULL,NULL,NULL,1,13811);
INSERT INTO event VALUES(1612151908236965473,712000,11,NULL,NULL,'',NULL,'rcpt_defer',1,NULL,1,28758);
INSERT INTO event VALUES(1927543958266783046,30000,68,733584956747,-889163514,'user1',22,'u3',21,31,3,2287);
INSERT INTO event VALUES(1927543958586138952,14000,69,721025216049,-889163515,'user1',22,'u2',21,32,3,3796);
INSERT INTO event VALUES(1927543959544035500,34000,71,733584956747,-889163514,'user1',22,'u2',21,33,3,6203);
INSERT INTO event VALUES(1927543960064399038,31000,70,733584956747,-889163514,'user1',22,'u2',21,33,3,6068);
INSERT INTO event VALUES(1927543960074570492,31000,70,733584956747,-889163514,'user1',22,'u3',21,33,3,6068);
INSERT INTO event VALUES(1927543960126465224,34000,71,733584956747,-889163514,'user1',22,'u3',21,33,3,6203);
INSERT INTO event VALUES(1927543960529365928,9000,72,NULL,NULL,'user1',22,'u2',21,34,3,6986);
INSERT INTO event VALUES(1927543961948046834,19000,73,733584956747,-889163514,'user1',22,'u2',21,35,3,8618);
INSERT INTO event VALUES(1927681325771320932,NULL,45,'mx.example.com','2001:db8::9',NULL,NULL,'a',1,NULL,2,773);
INSERT INTO event VALUES(1927681326703522187,NULL,46,'mx.example.com',-969710585,'"a; from=<x@example.net> to=<y@example.net>"@example.com',22,'x',21,NULL,2,966);
INSERT INTO event VALUES(1927681328475092864,NULL,47,'mx.example.com',-969710585,'a',22,'"b>; from=<c> to=<d"',21,NULL,2,1340);
INSERT INTO event VALUES(1927681329301906143,NULL,56,'mx.example.com',-969710585,'a',22,'b',21,19,2,1653);
INSERT INTO event VALUES(1927681329888280151,NULL,57,'mx.example.com',-969710585,NULL,NULL,NULL,NULL,19,2,1832);
INSERT INTO event VALUES(1927681331403895048,NULL,48,NULL,NULL,NULL,NULL,'"b\": \"550"',21,NULL,2,1979);
INSERT INTO event VALUES(1927681332091958964,NULL,58,608171331353,-889163515,NULL,NULL,'"a>, relay=x[192.0.2.1]:25, delay=1, dsn=2.0.0, status=sent (ok"',1,20,2,2576);
INSERT INTO event VALUES(1927681332708640363,NULL,58,608171331353,-889163515,NULL,NULL,'"a>, relay=x[192.0.2.1]:25, delay=1, dsn=2.0.0, status=sent (ok"',1,20,2,2145);
INSERT INTO event VALUES(1927681333927662862,NULL,59,608171331353,-889163515,NULL,NULL,'c',1,21,2,2626);
INSERT INTO event VALUES(1927681335997262033,NULL,60,608171331353,-889163515,NULL,NULL,'d',1,22,2,3136);
INSERT INTO event VALUES(1927681337112183660,NULL,61,NULL,NULL,NULL,NULL,'e',21,23,2,3467);
INSERT INTO event VALUES(1927681338466068634,NULL,62,608171331353,-889163515,NULL,NULL,'g',1,25,2,3989);
INSERT INTO event VALUES(1927681339419976882,NULL,63,'mx.example.com',-969710585,'a',22,NULL,NULL,26,2,4240);
INSERT INTO event VALUES(1927681341118080882,NULL,65,NULL,NULL,NULL,NULL,'b',21,27,2,4677);
INSERT INTO event VALUES(1927681342393618459,NULL,66,NULL,NULL,NULL,NULL,NULL,NULL,28,2,4824);
INSERT INTO event VALUES(1927681343692858985,NULL,49,NULL,-969710583,'a b; from=<x',NULL,'b',21,NULL,2,5042);
INSERT INTO event VALUES(1927681344862502232,NULL,50,'mx.example.com',-969710585,'naked quote" x',22,'b',21,NULL,2,5228);
INSERT INTO event VALUES(1927681346719521192,NULL,51,'mx.example.com',-969710585,NULL,NULL,NULL,NULL,NULL,2,5447);
INSERT INTO event VALUES(1927681347688593536,NULL,67,NULL,NULL,NULL,NULL,NULL,NULL,30,2,5573);
INSERT INTO event VALUES(1927681356412515953,NULL,53,NULL,-969710584,NULL,NULL,NULL,NULL,NULL,2,6852);
INSERT INTO event VALUES(1927685188866499467,653436,49,NULL,-969710586,'pre',23,'alice',24,NULL,4,539);
INSERT INTO event VALUES(1927685189549190062,123,55,608171331353,-889163515,NULL,NULL,'u',1,18,2,225);
INSERT INTO event VALUES(1927685189996667962,724207,78,NULL,NULL,NULL,NULL,NULL,NULL,38,4,1469);
INSERT INTO event VALUES(1927685190525095215,247537,77,707052836287,-969710581,NULL,NULL,'karen.g001p1',25,37,4,768);
INSERT INTO event VALUES(1927685190670070218,NULL,44,NULL,NULL,'',NULL,'b',21,NULL,2,506);
INSERT INTO event VALUES(1927685191748271925,500484,74,'host32.isp.example',-969710563,NULL,NULL,NULL,NULL,NULL,4,1576);
INSERT INTO event VALUES(1927685192434742667,412106,76,NULL,NULL,'user',23,'alice',24,NULL,4,2114);
INSERT INTO event VALUES(1927685192889663882,90577,75,'host60.isp.example',-969710555,NULL,NULL,NULL,NULL,NULL,4,1925);
INSERT INTO event VALUES(1927685213406384885,493996,79,378763314375,-969710511,NULL,NULL,'karen.refused-p',26,39,4,2358);
INSERT INTO event VALUES(1927685219499190103,500000,52,'mx.example.com',-969710585,NULL,NULL,NULL,NULL,NULL,2,6358);
INSERT INTO event VALUES(1927685266491915502,364806,67,NULL,NULL,NULL,NULL,NULL,NULL,40,4,2597);
CREATE TABLE event_rest (
    event INTEGER PRIMARY KEY,
    local_ip,
    account INTEGER,             -- where no message tells
    orig_recipient TEXT,         -- whole
    message_id TEXT,
    token TEXT,                  -- the part of the reply that only this event has
    repeated INTEGER             -- NULL = 1
);
INSERT INTO event_rest VALUES(1927543958266783046,-1073741302,NULL,NULL,NULL,NULL,NULL);
INSERT INTO event_rest VALUES(1927543959544035500,-1073741302,NULL,NULL,NULL,NULL,NULL);
INSERT INTO event_rest VALUES(1927543960064399038,-1073741302,NULL,NULL,NULL,NULL,NULL);
INSERT INTO event_rest VALUES(1927543960074570492,-1073741302,NULL,NULL,NULL,NULL,NULL);
INSERT INTO event_rest VALUES(1927543960126465224,-1073741302,NULL,NULL,NULL,NULL,NULL);
INSERT INTO event_rest VALUES(1927543961948046834,-1073741302,NULL,NULL,NULL,NULL,NULL);
INSERT INTO event_rest VALUES(1927681326703522187,NULL,996119523989,NULL,NULL,NULL,NULL);
INSERT INTO event_rest VALUES(1927681332091958964,NULL,NULL,'root',NULL,NULL,2);
INSERT INTO event_rest VALUES(1927681332708640363,NULL,NULL,'root',NULL,NULL,NULL);
INSERT INTO event_rest VALUES(1927681333927662862,NULL,NULL,NULL,NULL,NULL,3);
INSERT INTO event_rest VALUES(1927685191748271925,NULL,766582075325,NULL,NULL,NULL,NULL);
CREATE TABLE reason_day (
    day INTEGER, domain INTEGER, reason INTEGER, flow INTEGER, events INTEGER NOT NULL,
    PRIMARY KEY (day, domain, reason, flow)
) WITHOUT ROWID;
INSERT INTO reason_day VALUES(10652,0,5,2,1);
INSERT INTO reason_day VALUES(10652,0,6,1,1);
INSERT INTO reason_day VALUES(10652,0,13,1,1);
INSERT INTO reason_day VALUES(10652,0,14,1,2);
INSERT INTO reason_day VALUES(10652,0,16,1,1);
INSERT INTO reason_day VALUES(10652,0,19,1,1);
INSERT INTO reason_day VALUES(10652,0,23,1,1);
INSERT INTO reason_day VALUES(10652,0,25,9,1);
INSERT INTO reason_day VALUES(10652,1,1,1,1);
INSERT INTO reason_day VALUES(10652,1,2,1,1);
INSERT INTO reason_day VALUES(10652,1,8,1,2);
INSERT INTO reason_day VALUES(10652,1,9,1,2);
INSERT INTO reason_day VALUES(10652,1,10,1,1);
INSERT INTO reason_day VALUES(10652,1,15,6,1);
INSERT INTO reason_day VALUES(10652,1,17,6,1);
INSERT INTO reason_day VALUES(10652,1,18,8,1);
INSERT INTO reason_day VALUES(10652,1,20,6,2);
INSERT INTO reason_day VALUES(10652,1,22,9,1);
INSERT INTO reason_day VALUES(10652,1,28,10,2);
INSERT INTO reason_day VALUES(10652,1,29,9,2);
INSERT INTO reason_day VALUES(10652,1,30,8,1);
INSERT INTO reason_day VALUES(10652,1,31,10,1);
INSERT INTO reason_day VALUES(10652,1,32,8,1);
INSERT INTO reason_day VALUES(10652,1,35,6,1);
INSERT INTO reason_day VALUES(10652,1,37,8,1);
INSERT INTO reason_day VALUES(10652,1,38,8,1);
INSERT INTO reason_day VALUES(10652,1,39,8,1);
INSERT INTO reason_day VALUES(10652,1,40,8,1);
INSERT INTO reason_day VALUES(10652,1,41,8,1);
INSERT INTO reason_day VALUES(10652,3,3,1,1);
INSERT INTO reason_day VALUES(10652,4,4,1,1);
INSERT INTO reason_day VALUES(10652,7,24,6,1);
INSERT INTO reason_day VALUES(10652,7,25,9,1);
INSERT INTO reason_day VALUES(10652,7,26,8,2);
INSERT INTO reason_day VALUES(10652,7,33,6,1);
INSERT INTO reason_day VALUES(10652,7,42,6,1);
INSERT INTO reason_day VALUES(10652,8,12,2,1);
INSERT INTO reason_day VALUES(10652,12,21,6,1);
INSERT INTO reason_day VALUES(10652,13,27,8,1);
INSERT INTO reason_day VALUES(10652,15,34,9,1);
INSERT INTO reason_day VALUES(10652,16,36,6,1);
INSERT INTO reason_day VALUES(10652,19,28,10,2);
INSERT INTO reason_day VALUES(10652,20,28,10,2);
INSERT INTO reason_day VALUES(15866,1,53,14,1);
INSERT INTO reason_day VALUES(17377,0,7,1,1);
INSERT INTO reason_day VALUES(17377,1,11,2,1);
INSERT INTO reason_day VALUES(20777,21,67,23,1);
INSERT INTO reason_day VALUES(20777,21,68,24,1);
INSERT INTO reason_day VALUES(20777,21,69,24,2);
INSERT INTO reason_day VALUES(20777,21,70,25,2);
INSERT INTO reason_day VALUES(20777,21,71,23,1);
INSERT INTO reason_day VALUES(20777,21,72,24,1);
INSERT INTO reason_day VALUES(20778,0,50,12,1);
INSERT INTO reason_day VALUES(20778,0,51,12,1);
INSERT INTO reason_day VALUES(20778,0,52,12,1);
INSERT INTO reason_day VALUES(20778,0,56,11,1);
INSERT INTO reason_day VALUES(20778,0,62,12,1);
INSERT INTO reason_day VALUES(20778,0,65,12,1);
INSERT INTO reason_day VALUES(20778,0,66,20,2);
INSERT INTO reason_day VALUES(20778,0,73,12,1);
INSERT INTO reason_day VALUES(20778,0,74,12,1);
INSERT INTO reason_day VALUES(20778,0,77,12,1);
INSERT INTO reason_day VALUES(20778,1,44,11,1);
INSERT INTO reason_day VALUES(20778,1,54,15,1);
INSERT INTO reason_day VALUES(20778,1,57,17,3);
INSERT INTO reason_day VALUES(20778,1,58,14,3);
INSERT INTO reason_day VALUES(20778,1,59,15,1);
INSERT INTO reason_day VALUES(20778,1,61,14,1);
INSERT INTO reason_day VALUES(20778,21,43,11,1);
INSERT INTO reason_day VALUES(20778,21,45,12,1);
INSERT INTO reason_day VALUES(20778,21,46,12,1);
INSERT INTO reason_day VALUES(20778,21,47,12,1);
INSERT INTO reason_day VALUES(20778,21,48,12,1);
INSERT INTO reason_day VALUES(20778,21,49,12,1);
INSERT INTO reason_day VALUES(20778,21,55,12,1);
INSERT INTO reason_day VALUES(20778,21,60,18,1);
INSERT INTO reason_day VALUES(20778,21,64,18,1);
INSERT INTO reason_day VALUES(20778,24,48,12,1);
INSERT INTO reason_day VALUES(20778,24,75,12,1);
INSERT INTO reason_day VALUES(20778,25,76,15,1);
INSERT INTO reason_day VALUES(20778,26,53,14,1);
CREATE TABLE sender_day (
    day INTEGER, domain INTEGER, cause INTEGER, flow INTEGER, events INTEGER NOT NULL,
    PRIMARY KEY (day, domain, cause, flow)
) WITHOUT ROWID;
INSERT INTO sender_day VALUES(10652,0,0,8,1);
INSERT INTO sender_day VALUES(10652,0,1,1,1);
INSERT INTO sender_day VALUES(10652,0,1,8,1);
INSERT INTO sender_day VALUES(10652,0,16,10,5);
INSERT INTO sender_day VALUES(10652,0,17,1,1);
INSERT INTO sender_day VALUES(10652,0,17,2,1);
INSERT INTO sender_day VALUES(10652,0,17,6,1);
INSERT INTO sender_day VALUES(10652,0,28,8,1);
INSERT INTO sender_day VALUES(10652,0,32,1,1);
INSERT INTO sender_day VALUES(10652,0,44,1,1);
INSERT INTO sender_day VALUES(10652,1,1,1,1);
INSERT INTO sender_day VALUES(10652,1,15,1,1);
INSERT INTO sender_day VALUES(10652,1,19,9,1);
INSERT INTO sender_day VALUES(10652,1,28,8,1);
INSERT INTO sender_day VALUES(10652,1,37,1,2);
INSERT INTO sender_day VALUES(10652,2,1,1,1);
INSERT INTO sender_day VALUES(10652,4,1,1,1);
INSERT INTO sender_day VALUES(10652,5,32,1,1);
INSERT INTO sender_day VALUES(10652,6,32,1,1);
INSERT INTO sender_day VALUES(10652,7,4,6,1);
INSERT INTO sender_day VALUES(10652,7,17,1,1);
INSERT INTO sender_day VALUES(10652,7,17,2,1);
INSERT INTO sender_day VALUES(10652,7,32,1,1);
INSERT INTO sender_day VALUES(10652,9,32,1,1);
INSERT INTO sender_day VALUES(10652,10,0,8,2);
INSERT INTO sender_day VALUES(10652,10,0,9,2);
INSERT INTO sender_day VALUES(10652,10,1,8,2);
INSERT INTO sender_day VALUES(10652,10,9,9,1);
INSERT INTO sender_day VALUES(10652,10,16,10,1);
INSERT INTO sender_day VALUES(10652,10,17,6,4);
INSERT INTO sender_day VALUES(10652,10,19,6,2);
INSERT INTO sender_day VALUES(10652,10,19,9,2);
INSERT INTO sender_day VALUES(10652,10,25,10,1);
INSERT INTO sender_day VALUES(10652,10,28,8,1);
INSERT INTO sender_day VALUES(10652,10,31,6,1);
INSERT INTO sender_day VALUES(10652,10,32,6,1);
INSERT INTO sender_day VALUES(10652,10,32,8,1);
INSERT INTO sender_day VALUES(10652,11,32,1,1);
INSERT INTO sender_day VALUES(10652,17,0,8,1);
INSERT INTO sender_day VALUES(15866,0,13,14,1);
INSERT INTO sender_day VALUES(17377,0,17,2,1);
INSERT INTO sender_day VALUES(17377,0,44,1,1);
INSERT INTO sender_day VALUES(20777,22,1,23,1);
INSERT INTO sender_day VALUES(20777,22,6,23,1);
INSERT INTO sender_day VALUES(20777,22,13,24,1);
INSERT INTO sender_day VALUES(20777,22,22,24,2);
INSERT INTO sender_day VALUES(20777,22,22,25,2);
INSERT INTO sender_day VALUES(20777,22,44,24,1);
INSERT INTO sender_day VALUES(20778,0,1,12,1);
INSERT INTO sender_day VALUES(20778,0,1,15,1);
INSERT INTO sender_day VALUES(20778,0,3,14,3);
INSERT INTO sender_day VALUES(20778,0,3,18,1);
INSERT INTO sender_day VALUES(20778,0,11,20,2);
INSERT INTO sender_day VALUES(20778,0,13,14,1);
INSERT INTO sender_day VALUES(20778,0,15,15,1);
INSERT INTO sender_day VALUES(20778,0,16,12,1);
INSERT INTO sender_day VALUES(20778,0,17,11,1);
INSERT INTO sender_day VALUES(20778,0,17,17,3);
INSERT INTO sender_day VALUES(20778,0,23,12,1);
INSERT INTO sender_day VALUES(20778,0,25,12,1);
INSERT INTO sender_day VALUES(20778,0,28,12,1);
INSERT INTO sender_day VALUES(20778,0,28,15,1);
INSERT INTO sender_day VALUES(20778,0,28,18,1);
INSERT INTO sender_day VALUES(20778,0,31,12,1);
INSERT INTO sender_day VALUES(20778,0,39,11,1);
INSERT INTO sender_day VALUES(20778,0,41,12,1);
INSERT INTO sender_day VALUES(20778,0,41,14,1);
INSERT INTO sender_day VALUES(20778,0,43,11,1);
INSERT INTO sender_day VALUES(20778,0,44,12,2);
INSERT INTO sender_day VALUES(20778,22,1,12,1);
INSERT INTO sender_day VALUES(20778,22,24,12,1);
INSERT INTO sender_day VALUES(20778,22,32,12,1);
INSERT INTO sender_day VALUES(20778,22,39,12,1);
INSERT INTO sender_day VALUES(20778,22,44,12,1);
INSERT INTO sender_day VALUES(20778,23,29,12,1);
INSERT INTO sender_day VALUES(20778,23,44,12,1);
CREATE TABLE traffic_day (
    day INTEGER, domain INTEGER, provider INTEGER, flow INTEGER,
    delivered INTEGER NOT NULL, relayed INTEGER NOT NULL,
    PRIMARY KEY (day, domain, provider, flow)
) WITHOUT ROWID;
INSERT INTO traffic_day VALUES(10652,1,0,4,16,0);
INSERT INTO traffic_day VALUES(10652,1,0,5,4,0);
INSERT INTO traffic_day VALUES(10652,1,0,7,6,0);
INSERT INTO traffic_day VALUES(10652,3,0,4,2,0);
INSERT INTO traffic_day VALUES(10652,8,0,4,3,0);
INSERT INTO traffic_day VALUES(10652,8,0,7,2,0);
INSERT INTO traffic_day VALUES(10652,10,0,5,1,0);
INSERT INTO traffic_day VALUES(10652,10,0,7,1,0);
INSERT INTO traffic_day VALUES(10652,14,0,4,1,0);
INSERT INTO traffic_day VALUES(10652,18,0,4,1,0);
INSERT INTO traffic_day VALUES(17377,1,0,4,1,0);
INSERT INTO traffic_day VALUES(20777,21,0,22,1,0);
INSERT INTO traffic_day VALUES(20778,21,0,19,0,1);
INSERT INTO traffic_day VALUES(20778,24,0,26,1,0);
CREATE TABLE traffic_sender_day (
    day INTEGER, domain INTEGER, flow INTEGER,
    delivered INTEGER NOT NULL, relayed INTEGER NOT NULL,
    PRIMARY KEY (day, domain, flow)
) WITHOUT ROWID;
INSERT INTO traffic_sender_day VALUES(10652,0,4,3,0);
INSERT INTO traffic_sender_day VALUES(10652,0,5,1,0);
INSERT INTO traffic_sender_day VALUES(10652,0,7,1,0);
INSERT INTO traffic_sender_day VALUES(10652,1,4,1,0);
INSERT INTO traffic_sender_day VALUES(10652,1,5,1,0);
INSERT INTO traffic_sender_day VALUES(10652,1,7,4,0);
INSERT INTO traffic_sender_day VALUES(10652,7,4,2,0);
INSERT INTO traffic_sender_day VALUES(10652,7,5,1,0);
INSERT INTO traffic_sender_day VALUES(10652,7,7,4,0);
INSERT INTO traffic_sender_day VALUES(10652,10,4,9,0);
INSERT INTO traffic_sender_day VALUES(10652,10,5,2,0);
INSERT INTO traffic_sender_day VALUES(10652,17,4,8,0);
INSERT INTO traffic_sender_day VALUES(17377,0,4,1,0);
INSERT INTO traffic_sender_day VALUES(20777,0,22,1,0);
INSERT INTO traffic_sender_day VALUES(20778,0,19,0,1);
INSERT INTO traffic_sender_day VALUES(20778,0,26,1,0);
CREATE TABLE session (
    key INTEGER NOT NULL, time INTEGER NOT NULL, event INTEGER NOT NULL,
    place INTEGER NOT NULL,      -- among lines of the same time
    PRIMARY KEY (key, time)
);
INSERT INTO session VALUES(-5856523202331335328,1795296736090577,1927685192889663882,5428644883);
INSERT INTO session VALUES(-6915181559004132627,1795296734724207,1927685189996667962,36878915197);
CREATE TABLE twin (
    key INTEGER NOT NULL, time INTEGER NOT NULL, rank INTEGER NOT NULL, event INTEGER NOT NULL,
    PRIMARY KEY (key, time, event)
);
INSERT INTO twin VALUES(7301905251962491940,920364273000000,0,988233614149515969);
INSERT INTO twin VALUES(7301905251962491940,920364273000000,0,988233613239207539);
INSERT INTO twin VALUES(-8728059975170164810,920364273000000,0,988233614188336284);
INSERT INTO twin VALUES(-8728059975170164810,920364273000000,0,988233614092084448);
INSERT INTO twin VALUES(-8728059975170164810,920364273000000,0,988233613919792134);
INSERT INTO twin VALUES(-8728059975170164810,920364273000000,0,988233613555864327);
CREATE TABLE seen (bucket INTEGER NOT NULL, day INTEGER NOT NULL, prints BLOB NOT NULL);
INSERT INTO seen VALUES(8842,10652,X'74e3aaf5d6255d64c42b8d85d0751ab567b4ab2c76fb8a5d09012f3380e07d42bc76354c5819ef023a9c73c2e4e6fbf81b64630920645f11222958641333c98fe9e793da0fd7e4a965cf6f2dc1815743dde01939f762b58ad861218083c8be149893d015adbc2ddd5ce28320bbb88ced121de0e24ffd5c6cf5a1345d7d14f59c3db65b91367151ac83da12d99c0efc3c201b22c376e458f4012e18a33ae3bca8acc0b2c526dcb61725e785b72bf1240ee74253f32bce279b98129360dbdcea8d9f941d6faefff5da5d3567ffea64eff158864012abd788c5233ddc15ef52af5188e71b17e031b8fcd05013f2a308c1b52907e08b31ea630e699874d354e7fbf8f491c8260cc270f985166c1989e951232aa055ba4304463d1b6d0adbc61f4d12c540deb6bf70ae9334d8b9c820915b0b2ee6d9c99f176c37223dd546a7a9addcebd9527a90b2a17bfa1c8a250843a281c1007710191c51e733d4f504f9619f197fc44869f91f6121b6b9280d4bcaa6d159772ad54953325f666397304736d04ee3ec63f58466ef72752da01732537573635ecf868b20e092a737ceec414a0918aaafd3171971bb6a996e1e73e0121e4e1cec73adb719d76285650fd339d54c3fa215013cf05cee30c5377a027f53b973d2b6b54d2d4e345d3a93c3667ff438e4');
INSERT INTO seen VALUES(23222,15866,X'b6fe2587d3b6');
INSERT INTO seen VALUES(30497,17377,X'956f3f34395705bd34174bec8656bffde10a');
INSERT INTO seen VALUES(46716,20777,X'65c65f69b62820bc9f5e9ea21c9ed1bd5e89eda40b659d69425360bc201646a870aec9d1fb1dcd2113c8');
INSERT INTO seen VALUES(46929,20778,X'38d3578b05a5917b9e7382e1899bc231b14e43eb864c4dc8dabf386627a0401e7ad4766f4e8a3daf7376ee3699e8b5b9af817c1036c505e3a0abc5a0af6d80cb4c29e66d495ce0978dd05fb44dcad19513893ef31f9483121b7089786f73aed1baa551fb782c868f9a990a58b7f535312c3d610c4f95678ac1376c91af51124b1057ad51c47fe200296d063432a7ff6e1264e1cf6413a91f6b65d505ed74a3e0f284f39c59ae163b35131f11e3699627967d8b4d5ac91b15f19943928c139cec6b7c98bc8419f8450f6b648b7004f3ba37c4');
CREATE TABLE alarm (name TEXT PRIMARY KEY, since INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE letter (
    day INTEGER NOT NULL, domain TEXT NOT NULL, begun INTEGER NOT NULL, sent INTEGER,
    PRIMARY KEY (day, domain)
) WITHOUT ROWID;
CREATE TABLE unknown (
    shape TEXT PRIMARY KEY, mta INTEGER, count INTEGER NOT NULL,
    time INTEGER, example TEXT NOT NULL, source INTEGER, line_offset INTEGER
) WITHOUT ROWID;
INSERT INTO unknown VALUES('<date> mx1 postfix/smtpd[<n>]: quite a new message of Postfix <n>',1,1,1795293157000000,'Nov 21 21:32:37 mx1 postfix/smtpd[290]: quite a new message of Postfix 9',2,5913);
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
    CASE WHEN e.sender IS NULL THEN coalesce(CASE WHEN instr(sa.text, '@') = 0 THEN sa.text || '@' || sd.text END, sa.text)
        ELSE coalesce(CASE WHEN instr(e.sender, '@') = 0 THEN e.sender || '@' || sd.text END, e.sender) END AS sender,
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
        char(2), ifnull(CASE WHEN e.sender IS NULL THEN coalesce(CASE WHEN instr(sa.text, '@') = 0 THEN sa.text || '@' || sd.text END, sa.text)
        ELSE coalesce(CASE WHEN instr(e.sender, '@') = 0 THEN e.sender || '@' || sd.text END, e.sender) END, '')),
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
LEFT JOIN address sa ON sa.id = CASE WHEN e.sender IS NULL THEN m.sender END
LEFT JOIN domain sd ON sd.id = coalesce(e.sender_domain, sa.sender_domain, sa.domain)
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
LEFT JOIN word wk ON wk.list = 'sender_kind' AND wk.id = coalesce(k.sender_kind, sa.kind)
LEFT JOIN name ac ON ac.id = coalesce(x.account, m.account)
LEFT JOIN name pv ON pv.id = r.provider
LEFT JOIN name ls ON ls.id = r.list
LEFT JOIN source so ON so.id = e.source
;
CREATE VIEW deliveries AS
SELECT hn.text AS host, inst.text AS instance, m.queue_id AS queue_id, m.id AS generation,
    m.message_id AS message_id, wm.text AS mta,
    coalesce(CASE WHEN instr(sa.text, '@') = 0 THEN sa.text || '@' || sd.text END, sa.text) AS sender,
    sd.text AS sender_domain,
    coalesce(CASE WHEN instr(ra.text, '@') = 0 THEN ra.text || '@' || rd.text END, ra.text) AS recipient,
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
LEFT JOIN address sa ON sa.id = m.sender
LEFT JOIN domain sd ON sd.id = coalesce(sa.sender_domain, sa.domain)
JOIN address ra ON ra.id = d.recipient
LEFT JOIN domain rd ON rd.id = ra.domain
LEFT JOIN word wf ON wf.list = 'fate' AND wf.id = d.fate
LEFT JOIN reason r ON r.id = d.reason
LEFT JOIN name pv ON pv.id = r.provider
LEFT JOIN cause c ON c.id = r.cause
WHERE d.attempts > 0 OR wf.text = 'expired'
    OR EXISTS (SELECT 1 FROM meta WHERE key = 'kept_deliveries');
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
