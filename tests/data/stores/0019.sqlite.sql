PRAGMA foreign_keys = 0;
CREATE TABLE "article" (
    id INTEGER NOT NULL PRIMARY KEY,
    canonical_url TEXT,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    authors TEXT NOT NULL,
    tags TEXT NOT NULL,
    language TEXT,
    image_url TEXT,
    section TEXT,
    word_count INTEGER NOT NULL,
    published_at TEXT,
    published_claim INTEGER,
    updated_at TEXT,
    updated_claim INTEGER,
    first_seen_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    sort_at TEXT NOT NULL,
    backlog INTEGER NOT NULL,
    story_id INTEGER,
    extract_state TEXT NOT NULL,
    extract_reason TEXT,
    extract_detail TEXT NOT NULL,
    extract_tries INTEGER NOT NULL,
    extract_at TEXT,
    extract_host TEXT,
    group_pending INTEGER NOT NULL,
    revisions INTEGER NOT NULL,
    pruned_at TEXT,
    text TEXT NOT NULL,
    html BLOB NOT NULL,
    feed_text BLOB NOT NULL, page_facts TEXT,
    FOREIGN KEY (story_id) REFERENCES story (id) ON DELETE SET NULL
);
INSERT INTO "article" VALUES(1,'https://127.0.0.1:8643/bridge','http://127.0.0.1:8643/bridge','Town bridge closed for repairs','[]','[]','en',NULL,NULL,32,'2026-11-30T13:59:00.000000Z',6,NULL,NULL,'2026-11-30T14:09:07.114156Z','2026-11-30T14:09:07.114156Z','2026-11-30T13:59:00.000000Z',0,1,'done',NULL,'a brief below its headline',1,NULL,NULL,0,1,NULL,'The bridge over the Alder is closed for six weeks. People were told in the morning.

The bridge over the Alder is closed for six weeks. The council meets again on Tuesday.',X'0128B52FFD24B7BD0000503C703E3C2F703E2F703E03006D4682757112884D66089D19F79B',X'0054686520627269646765206F7665722074686520416C64657220697320636C6F73656420666F7220736978207765656B732E','["language"]');
INSERT INTO "article" VALUES(2,'https://127.0.0.1:8643/school','http://127.0.0.1:8643/school','New school opens in Alder Street','[]','[]','en',NULL,NULL,32,'2026-11-30T13:59:00.000000Z',8,NULL,NULL,'2026-11-30T14:09:07.114156Z','2026-11-30T14:09:07.114156Z','2026-11-30T13:59:00.000000Z',0,5,'done',NULL,'a brief below its headline',1,NULL,NULL,0,1,NULL,'Two hundred pupils moved into the school in Alder Street. People were told in the morning.

Two hundred pupils moved into the school in Alder Street. The council meets again on Tuesday.',X'0128B52FFD24C5CD0000503C703E3C2F703E2F703E04008946029121D1CF70F0F10C43BDC5D6BA',X'0054776F2068756E6472656420707570696C73206D6F76656420696E746F20746865207363686F6F6C20696E20416C646572205374726565742E','["language"]');
INSERT INTO "article" VALUES(3,'https://127.0.0.1:8643/ferry','http://127.0.0.1:8643/ferry','Ferry service between Kestria and Holm resumes on Monday','[]','[]','en',NULL,NULL,32,'2026-11-30T13:59:00.000000Z',10,NULL,NULL,'2026-11-30T14:09:07.114156Z','2026-11-30T14:09:23.966432Z','2026-11-30T13:59:00.000000Z',0,4,'done',NULL,'a brief below its headline',1,NULL,NULL,1,2,NULL,'The ferry between Kestria and Holm runs again from Monday. People were told in the morning.

The ferry between Kestria and Holm runs again from Monday. The council meets again on Tuesday.',X'0128B52FFD24C7CD0000503C703E3C2F703E2F703E04008D4682952151D07000520A43BFF63F11',X'00546865206665727279206265747765656E204B65737472696120616E6420486F6C6D2072756E7320616761696E2066726F6D204D6F6E6461792E','["language"]');
INSERT INTO "article" VALUES(4,'https://127.0.0.1:8643/ferry-2','http://127.0.0.1:8643/ferry-2','Ferry service between Kestria and Holm is suspended','[]','[]',NULL,NULL,NULL,11,'2026-11-30T14:08:06.000000Z',5,NULL,NULL,'2026-11-30T14:09:09.117842Z','2026-11-30T14:09:09.117842Z','2026-11-30T14:08:06.000000Z',0,4,'feed',NULL,'fulltext = false',0,NULL,NULL,0,1,NULL,'No boat left for Holm this morning, the harbour office said.',X'004E6F20626F6174206C65667420666F7220486F6C6D2074686973206D6F726E696E672C2074686520686172626F7572206F666669636520736169642E',X'0001',NULL);
CREATE TABLE digest_delivery (
    id INTEGER NOT NULL PRIMARY KEY,
    run_id INTEGER NOT NULL,
    channel TEXT NOT NULL,
    target TEXT NOT NULL,
    state TEXT NOT NULL,
    tries INTEGER NOT NULL,
    retry_at TEXT,
    detail TEXT NOT NULL,
    done_at TEXT,
    FOREIGN KEY (run_id) REFERENCES digest_run (id) ON DELETE CASCADE
);
INSERT INTO "digest_delivery" VALUES(1,1,'directory','/var/lib/aggregator/digests','done',1,NULL,'1 file written','2026-11-30T14:09:18.094095Z');
INSERT INTO "digest_delivery" VALUES(2,1,'webhook','http://127.0.0.1:8643/***','pending',1,'2026-11-30T14:10:18.094095Z','127.0.0.1: HTTP 503',NULL);
CREATE TABLE digest_item (
    run_id INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (run_id, article_id),
    FOREIGN KEY (run_id) REFERENCES digest_run (id) ON DELETE CASCADE,
    FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE
);
INSERT INTO "digest_item" VALUES(1,3,'7');
INSERT INTO "digest_item" VALUES(1,4,'4');
INSERT INTO "digest_item" VALUES(1,1,'5');
INSERT INTO "digest_item" VALUES(1,2,'6');
CREATE TABLE digest_run (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    scheduled_for TEXT NOT NULL,
    window_from TEXT NOT NULL,
    window_to TEXT NOT NULL,
    built_at TEXT,
    document TEXT
);
INSERT INTO "digest_run" VALUES(1,'daily','2026-11-30T14:09:18.094095Z','2026-11-23T14:09:18.094095Z','2026-11-30T14:09:18.094095Z','2026-11-30T14:09:18.094095Z','{"built_at":"2026-11-30T14:09:18.094095+00:00","glance":{"articles":4,"bar_minutes":720,"feeds":2,"hours":[["2026-11-23T14:09:18.094095+00:00",0],["2026-11-24T02:09:18.094095+00:00",0],["2026-11-24T14:09:18.094095+00:00",0],["2026-11-25T02:09:18.094095+00:00",0],["2026-11-25T14:09:18.094095+00:00",0],["2026-11-26T02:09:18.094095+00:00",0],["2026-11-26T14:09:18.094095+00:00",0],["2026-11-27T02:09:18.094095+00:00",0],["2026-11-27T14:09:18.094095+00:00",0],["2026-11-28T02:09:18.094095+00:00",0],["2026-11-28T14:09:18.094095+00:00",0],["2026-11-29T02:09:18.094095+00:00",0],["2026-11-29T14:09:18.094095+00:00",0],["2026-11-30T02:09:18.094095+00:00",4]],"sources":[["Herald",3],["Gazette",2]],"stories":3,"story_hours":[0,0,0,0,0,0,0,0,0,0,0,0,0,3],"updated":0},"items":[{"article_id":3,"state":7},{"article_id":4,"state":4},{"article_id":1,"state":5},{"article_id":2,"state":6}],"more":0,"name":"daily","needs":[],"pages":null,"parts":[{"kind":"rest","name":"Top stories","stories":[{"changed_at":"2026-11-30T14:09:09.117842+00:00","changes":[],"created":{"instant":"2026-11-30T13:59:00+00:00","local_day":null,"offset_minutes":0,"precision":"minute","source":"meta.article:published_time","why":"meta.article:published_time","zone_known":true},"created_by":"Herald","first_seen_at":"2026-11-30T14:09:07.114156+00:00","image_url":null,"key":"story-2","language":"en","lead":"The ferry between Kestria and Holm stays in port until Friday. People were told in the morning. The ferry between Kestria and Holm stays in port until Friday. The council meets again on Tuesday.","mark":"","minutes":0,"more_sources":0,"new":true,"score":1.4998919854090473,"sources":[{"article_id":3,"authors":[],"changed_at":"2026-11-30T14:09:07.114156+00:00","duplicate_of":null,"duplicate_score":null,"extract_reason":null,"extract_state":"done","feed_urls":["http://127.0.0.1:8643/herald.xml"],"feeds":["Herald"],"first_seen_at":"2026-11-30T14:09:07.114156+00:00","known":false,"language":"en","published":{"instant":"2026-11-30T13:59:00+00:00","local_day":null,"offset_minutes":0,"precision":"minute","source":"meta.article:published_time","why":"meta.article:published_time","zone_known":true},"reasons":[],"revisions":1,"title":"Ferry service between Kestria and Holm suspended","updated":null,"url":"http://127.0.0.1:8643/ferry","word_count":34},{"article_id":4,"authors":[],"changed_at":"2026-11-30T14:09:09.117842+00:00","duplicate_of":3,"duplicate_score":0.9228,"extract_reason":null,"extract_state":"feed","feed_urls":["http://127.0.0.1:8643/gazette.xml"],"feeds":["Gazette"],"first_seen_at":"2026-11-30T14:09:09.117842+00:00","known":false,"language":null,"published":{"instant":"2026-11-30T14:08:06+00:00","local_day":null,"offset_minutes":0,"precision":"second","source":"rss.pubDate","why":"rss.pubDate","zone_known":true},"reasons":["''Kestria'', ''suspended'', ''service'', ''Ferry'' agree","both of one outlet","words in common 1.00","within the hour","0.92 over 0.72"],"revisions":1,"title":"Ferry service between Kestria and Holm is suspended","updated":null,"url":"http://127.0.0.1:8643/ferry-2","word_count":11}],"story":2,"tags":[],"text":"The ferry between Kestria and Holm stays in port until Friday. People were told in the morning.\n\nThe ferry between Kestria and Holm stays in port until Friday. The council meets again on Tuesday.","title":"Ferry service between Kestria and Holm suspended","title_why":"no louder than the others, says enough in one line, earliest","topic":2,"updated":null,"updated_by":"","url":"http://127.0.0.1:8643/ferry","why":["1 independent source","newest 0 min old","from a feed with 2 in this digest''s window"]},{"changed_at":"2026-11-30T14:09:07.114156+00:00","changes":[],"created":{"instant":"2026-11-30T13:59:00+00:00","local_day":null,"offset_minutes":0,"precision":"minute","source":"meta.article:published_time","why":"meta.article:published_time","zone_known":true},"created_by":"Herald","first_seen_at":"2026-11-30T14:09:07.114156+00:00","image_url":null,"key":"story-1","language":"en","lead":"The bridge over the Alder is closed for six weeks. People were told in the morning. The bridge over the Alder is closed for six weeks. The council meets again on Tuesday.","mark":"","minutes":0,"more_sources":0,"new":true,"score":1.499867875372082,"sources":[{"article_id":1,"authors":[],"changed_at":"2026-11-30T14:09:07.114156+00:00","duplicate_of":null,"duplicate_score":null,"extract_reason":null,"extract_state":"done","feed_urls":["http://127.0.0.1:8643/herald.xml","http://127.0.0.1:8643/gazette.xml"],"feeds":["Herald","Gazette"],"first_seen_at":"2026-11-30T14:09:07.114156+00:00","known":false,"language":"en","published":{"instant":"2026-11-30T13:59:00+00:00","local_day":null,"offset_minutes":0,"precision":"minute","source":"meta.article:published_time","why":"meta.article:published_time","zone_known":true},"reasons":[],"revisions":1,"title":"Town bridge closed for repairs","updated":null,"url":"http://127.0.0.1:8643/bridge","word_count":32}],"story":1,"tags":[],"text":"The bridge over the Alder is closed for six weeks. People were told in the morning.\n\nThe bridge over the Alder is closed for six weeks. The council meets again on Tuesday.","title":"Town bridge closed for repairs","title_why":"the only headline","topic":1,"updated":null,"updated_by":"","url":"http://127.0.0.1:8643/bridge","why":["1 independent source","newest 0 min old","from a feed with 2 in this digest''s window"]},{"changed_at":"2026-11-30T14:09:07.114156+00:00","changes":[],"created":{"instant":"2026-11-30T13:59:00+00:00","local_day":null,"offset_minutes":0,"precision":"minute","source":"meta.article:published_time","why":"meta.article:published_time","zone_known":true},"created_by":"Herald","first_seen_at":"2026-11-30T14:09:07.114156+00:00","image_url":null,"key":"story-3","language":"en","lead":"Two hundred pupils moved into the school in Alder Street. People were told in the morning. Two hundred pupils moved into the school in Alder Street. The council meets again on Tuesday.","mark":"","minutes":0,"more_sources":0,"new":true,"score":1.3867306489604532,"sources":[{"article_id":2,"authors":[],"changed_at":"2026-11-30T14:09:07.114156+00:00","duplicate_of":null,"duplicate_score":null,"extract_reason":null,"extract_state":"done","feed_urls":["http://127.0.0.1:8643/herald.xml"],"feeds":["Herald"],"first_seen_at":"2026-11-30T14:09:07.114156+00:00","known":false,"language":"en","published":{"instant":"2026-11-30T13:59:00+00:00","local_day":null,"offset_minutes":0,"precision":"minute","source":"meta.article:published_time","why":"meta.article:published_time","zone_known":true},"reasons":[],"revisions":1,"title":"New school opens in Alder Street","updated":null,"url":"http://127.0.0.1:8643/school","word_count":32}],"story":3,"tags":[],"text":"Two hundred pupils moved into the school in Alder Street. People were told in the morning.\n\nTwo hundred pupils moved into the school in Alder Street. The council meets again on Tuesday.","title":"New school opens in Alder Street","title_why":"the only headline","topic":3,"updated":null,"updated_by":"","url":"http://127.0.0.1:8643/school","why":["1 independent source","newest 0 min old","from a feed with 3 in this digest''s window"]}]}],"scheduled_for":"2026-11-30T14:09:18.094095+00:00","timezone":"UTC","title":"News digest","waiting":[],"window_from":"2026-11-23T14:09:18.094095+00:00","window_to":"2026-11-30T14:09:18.094095+00:00"}');
CREATE TABLE duplicate (
    article_id INTEGER NOT NULL,
    of_article_id INTEGER NOT NULL,
    relation TEXT NOT NULL,
    score REAL NOT NULL,
    reasons TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    by_hand INTEGER NOT NULL,
    PRIMARY KEY (article_id, of_article_id),
    FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE,
    FOREIGN KEY (of_article_id) REFERENCES article (id) ON DELETE CASCADE
);
INSERT INTO "duplicate" VALUES(4,3,'story',1.0,'["merged by hand as story"]','2026-11-30T14:09:26.156511Z',1);
INSERT INTO "duplicate" VALUES(2,3,'split',0.0,'["split by hand"]','2026-11-30T14:09:27.000867Z',1);
INSERT INTO "duplicate" VALUES(2,4,'split',0.0,'["split by hand"]','2026-11-30T14:09:27.000867Z',1);
CREATE TABLE entry (
    id INTEGER NOT NULL PRIMARY KEY,
    feed_id INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    guid TEXT,
    url TEXT,
    title TEXT NOT NULL,
    content_hash BLOB NOT NULL,
    recent_hashes TEXT NOT NULL,
    flips INTEGER NOT NULL,
    first_seen_at TEXT NOT NULL,
    last_seen_at TEXT NOT NULL, place INTEGER,
    FOREIGN KEY (feed_id) REFERENCES feed (id) ON DELETE CASCADE,
    FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE
);
INSERT INTO "entry" VALUES(1,1,1,'g:7420a34b3ae252d1ad0f13cdf17e5ff9','herald.xml-bridge','http://127.0.0.1:8643/bridge','Town bridge closed for repairs',X'EFFA5A1811B9A813053CD77286BD0AA3','["effa5a1811b9a813053cd77286bd0aa3"]',0,'2026-11-30T14:09:07.114156Z','2026-11-30T14:09:19.958866Z',NULL);
INSERT INTO "entry" VALUES(2,1,2,'g:f4754afa073f3d83ccae8f4335fe72c0','herald.xml-school','http://127.0.0.1:8643/school','New school opens in Alder Street',X'58EE88EAFB269F809C1C961C2C9AA80C','["58ee88eafb269f809c1c961c2c9aa80c"]',0,'2026-11-30T14:09:07.114156Z','2026-11-30T14:09:19.958866Z',NULL);
INSERT INTO "entry" VALUES(3,1,3,'g:4e465de5fa233dff6ce5e63020c17dac','herald.xml-ferry','http://127.0.0.1:8643/ferry','Ferry service between Kestria and Holm resumes on Monday',X'50B4C451F4B36F1FDB55218B64994078','["50b4c451f4b36f1fdb55218b64994078","8eba1732759963f1f9a050ad88eb6371"]',1,'2026-11-30T14:09:07.114156Z','2026-11-30T14:09:19.958866Z',NULL);
INSERT INTO "entry" VALUES(4,2,1,'g:7e91fa1dfd74ccc0aad5adb8bb384973','gazette.xml-bridge','http://127.0.0.1:8643/bridge','Town bridge closed for repairs',X'EFFA5A1811B9A813053CD77286BD0AA3','["effa5a1811b9a813053cd77286bd0aa3"]',0,'2026-11-30T14:09:09.117842Z','2026-11-30T14:09:09.117842Z',NULL);
INSERT INTO "entry" VALUES(5,2,4,'g:dc6b596cbdafa2ac1cf2e7f185b6dc26','gazette.xml-ferry-2','http://127.0.0.1:8643/ferry-2','Ferry service between Kestria and Holm is suspended',X'E74AEFC2FC13E303E4A44FE51495CBA3','["e74aefc2fc13e303e4a44fe51495cba3"]',0,'2026-11-30T14:09:09.117842Z','2026-11-30T14:09:09.117842Z',NULL);
CREATE TABLE feed (
    id INTEGER NOT NULL PRIMARY KEY,
    url TEXT NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    site_url TEXT,
    language TEXT,
    format TEXT,
    source TEXT NOT NULL,
    state TEXT NOT NULL,
    settings TEXT NOT NULL,
    moved_to TEXT,
    identity_policy TEXT NOT NULL,
    added_at TEXT NOT NULL
);
INSERT INTO "feed" VALUES(1,'http://127.0.0.1:8643/herald.xml','Herald','herald.xml','http://127.0.0.1:8643/',NULL,'rss20','file','active','{"ca_file":null,"drop":[],"enabled":true,"fulltext":true,"interval":3600.0,"keep":[],"language":null,"name":"Herald","password_file":null,"tags":[],"timezone":null,"url":"http://127.0.0.1:8643/herald.xml","user":null,"was":[],"weight":1.0}',NULL,'guid','2026-11-30T14:09:07.079393Z');
INSERT INTO "feed" VALUES(2,'http://127.0.0.1:8643/gazette.xml','Gazette','gazette.xml','http://127.0.0.1:8643/',NULL,'rss20','file','active','{"ca_file":null,"drop":[],"enabled":true,"fulltext":false,"interval":3600.0,"keep":[],"language":null,"name":"Gazette","password_file":null,"tags":[],"timezone":null,"url":"http://127.0.0.1:8643/gazette.xml","user":null,"was":[],"weight":1.0}',NULL,'guid','2026-11-30T14:09:07.079393Z');
CREATE TABLE feed_chunks (
            feed_id INTEGER NOT NULL PRIMARY KEY,
            chunks BLOB NOT NULL,
            FOREIGN KEY (feed_id) REFERENCES feed (id) ON DELETE CASCADE
        );
INSERT INTO "feed_chunks" VALUES(1,X'81AE5791720F4FA49F033CEA3E912D366900FF641CFF3DD200000120662C5115C1197402F253CA767DA7B97B0006617EF052DD8022673A3465343635646535666132333364666636636535653633303230633137646163000001099ABD46F19F1CA5985B3E1E64FD0A79920006617EECBF568022673A6634373534616661303733663364383363636165386634333335666537326330000001005C72495EAD15B47103BF6456DAB9A73B0006617EE92BCF8022673A3734323061333462336165323532643161643066313363646631376535666639');
INSERT INTO "feed_chunks" VALUES(2,X'A843C91D17967A53C77B0A3F0965D3B3F2C67F8880DF4BEC0000012202B9CC300E0C889ECC6328E0D71AC3B40006617EF052DD8022673A64633662353936636264616661326163316366326537663138356236646332360000010190C05C58E606A158F287FBF7E2CB10950006617EECBF568022673A3765393166613164666437346363633061616435616462386262333834393733');
CREATE TABLE feed_poll (
    feed_id INTEGER NOT NULL PRIMARY KEY,
    host TEXT NOT NULL,
    next_poll_at TEXT NOT NULL,
    next_poll_why TEXT NOT NULL,
    due_at TEXT,
    polled INTEGER NOT NULL,
    validators_url TEXT,
    etag TEXT,
    last_modified TEXT,
    body_hash BLOB,
    hints TEXT NOT NULL,
    failures REAL NOT NULL,
    last_poll_at TEXT,
    last_ok_at TEXT,
    last_outcome TEXT,
    last_detail TEXT,
    not_modified_run INTEGER NOT NULL,
    last_unconditional_at TEXT,
    gone_since TEXT,
    redirect TEXT,
    overran_at TEXT, window_size INTEGER NOT NULL DEFAULT 0,
    FOREIGN KEY (feed_id) REFERENCES feed (id) ON DELETE CASCADE
);
INSERT INTO "feed_poll" VALUES(1,'127.0.0.1:8643','2026-11-30T15:09:21.556430Z','interval 1h',NULL,1,'http://127.0.0.1:8643/herald.xml',NULL,NULL,X'06E2A452D98C7443A9F9D6CFABCF3AC1','{}',0.0,'2026-11-30T14:09:19.958866Z','2026-11-30T14:09:19.958866Z','updated','',0,'2026-11-30T14:09:07.502144Z',NULL,NULL,NULL,3);
INSERT INTO "feed_poll" VALUES(2,'127.0.0.1:8643','2026-11-30T15:12:48.429865Z','interval 1h',NULL,1,'http://127.0.0.1:8643/gazette.xml',NULL,NULL,X'7D569F9C56A9B80AA7C19EEC4832F7BD','{}',0.0,'2026-11-30T14:09:21.962197Z','2026-11-30T14:09:21.962197Z','unchanged','',0,'2026-11-30T14:09:09.126018Z',NULL,NULL,NULL,2);
CREATE TABLE fetch_event (
    id INTEGER NOT NULL PRIMARY KEY,
    feed_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    outcome TEXT NOT NULL,
    http_status INTEGER,
    detail TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    elapsed REAL NOT NULL,
    new INTEGER NOT NULL,
    revised INTEGER NOT NULL,
    next_poll_at TEXT,
    next_poll_why TEXT NOT NULL,
    FOREIGN KEY (feed_id) REFERENCES feed (id) ON DELETE CASCADE
);
INSERT INTO "fetch_event" VALUES(1,1,'2026-11-30T14:09:07.114156Z','updated',200,'',909,1.44290499997623555827e-03,3,0,'2026-11-30T15:10:48.402271Z','interval 1h');
INSERT INTO "fetch_event" VALUES(2,2,'2026-11-30T14:09:09.117842Z','updated',200,'',652,4.76500900003884453326e-03,2,0,'2026-11-30T15:10:07.514327Z','interval 1h');
INSERT INTO "fetch_event" VALUES(3,1,'2026-11-30T14:09:19.958866Z','updated',200,'',913,3.9260210000975348521e-03,0,1,'2026-11-30T15:09:21.556430Z','interval 1h');
INSERT INTO "fetch_event" VALUES(4,2,'2026-11-30T14:09:21.962197Z','unchanged',200,'',652,1.97577100016133044846e-03,0,0,'2026-11-30T15:12:48.429865Z','interval 1h');
CREATE TABLE headline (
    article_id INTEGER NOT NULL PRIMARY KEY,
    stems TEXT NOT NULL,
    signature TEXT NOT NULL,
    sort_at TEXT NOT NULL,
    FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE
);
INSERT INTO "headline" VALUES(1,'town bridg close repair','{"t":"Town bridge closed for repairs","l":"english","s":["town","bridg","close","repair"],"w":5,"n":[],"d":[],"e":["town"],"m":[],"o":"127.0.0.1","f":[0,0,0],"x":[],"r":["bridg","repair","town","close"]}','2026-11-30T13:59:00.000000Z');
INSERT INTO "headline" VALUES(2,'new school open alder street','{"t":"New school opens in Alder Street","l":"english","s":["new","school","open","alder","street"],"w":6,"n":[],"d":[],"e":["new","alder","street"],"m":[],"o":"127.0.0.1","f":[0,0,0],"x":[],"r":["alder","street","school","open","new"]}','2026-11-30T13:59:00.000000Z');
INSERT INTO "headline" VALUES(3,'ferri servic kestria holm resum monday','{"t":"Ferry service between Kestria and Holm resumes on Monday","l":"english","s":["ferri","servic","kestria","holm","resum","monday"],"w":9,"n":[],"d":["w0"],"e":["ferri","kestria","holm","monday"],"m":[],"o":"127.0.0.1","f":[0,0,0],"x":[],"r":["ferri","holm","kestria","resum","monday","servic"]}','2026-11-30T13:59:00.000000Z');
INSERT INTO "headline" VALUES(4,'ferri servic kestria holm suspend','{"t":"Ferry service between Kestria and Holm is suspended","l":"english","s":["ferri","servic","kestria","holm","suspend"],"w":8,"n":[],"d":[],"e":["ferri","kestria","holm"],"m":[],"o":"127.0.0.1","f":[0,0,0],"x":[],"r":["ferri","holm","kestria","suspend","servic"]}','2026-11-30T14:08:06.000000Z');
CREATE TABLE "headline_key" (hash INTEGER NOT NULL PRIMARY KEY, articles BLOB NOT NULL);
INSERT INTO "headline_key" VALUES(51122152,X'00000003');
INSERT INTO "headline_key" VALUES(51139308,X'00000003');
INSERT INTO "headline_key" VALUES(51150983,X'00000003');
INSERT INTO "headline_key" VALUES(51178481,X'00000003');
INSERT INTO "headline_key" VALUES(51189120,X'00000003');
INSERT INTO "headline_key" VALUES(51225213,X'00000003');
INSERT INTO "headline_key" VALUES(879761516,X'00000002');
INSERT INTO "headline_key" VALUES(879781075,X'00000002');
INSERT INTO "headline_key" VALUES(879805314,X'00000002');
INSERT INTO "headline_key" VALUES(879808469,X'00000002');
INSERT INTO "headline_key" VALUES(879856140,X'00000002');
INSERT INTO "headline_key" VALUES(1036692134,X'00000003');
INSERT INTO "headline_key" VALUES(1036720866,X'0000000400000003');
INSERT INTO "headline_key" VALUES(1036721629,X'0000000400000003');
INSERT INTO "headline_key" VALUES(1036739126,X'0000000400000003');
INSERT INTO "headline_key" VALUES(1036752536,X'0000000400000003');
INSERT INTO "headline_key" VALUES(1036760150,X'0000000400000003');
INSERT INTO "headline_key" VALUES(1368405185,X'00000001');
INSERT INTO "headline_key" VALUES(1368419282,X'00000001');
INSERT INTO "headline_key" VALUES(1368432157,X'00000001');
INSERT INTO "headline_key" VALUES(1368472241,X'00000001');
INSERT INTO "headline_key" VALUES(1521099375,X'0000000400000003');
INSERT INTO "headline_key" VALUES(1521109754,X'0000000400000003');
INSERT INTO "headline_key" VALUES(1521126349,X'0000000400000003');
INSERT INTO "headline_key" VALUES(1521155146,X'0000000400000003');
INSERT INTO "headline_key" VALUES(1521166285,X'00000003');
INSERT INTO "headline_key" VALUES(1565405279,X'00000002');
INSERT INTO "headline_key" VALUES(1565435645,X'00000002');
INSERT INTO "headline_key" VALUES(1565522745,X'00000002');
INSERT INTO "headline_key" VALUES(1565523537,X'00000002');
INSERT INTO "headline_key" VALUES(1581675451,X'0000000400000003');
INSERT INTO "headline_key" VALUES(1581694047,X'00000003');
INSERT INTO "headline_key" VALUES(1581699631,X'0000000400000003');
INSERT INTO "headline_key" VALUES(1581766004,X'0000000400000003');
INSERT INTO "headline_key" VALUES(1882880780,X'00000001');
INSERT INTO "headline_key" VALUES(1882907249,X'00000001');
INSERT INTO "headline_key" VALUES(1882921344,X'00000001');
INSERT INTO "headline_key" VALUES(1922328762,X'0000000400000003');
INSERT INTO "headline_key" VALUES(1922422158,X'0000000400000003');
INSERT INTO "headline_key" VALUES(1922423135,X'00000003');
INSERT INTO "headline_key" VALUES(2408619852,X'00000003');
INSERT INTO "headline_key" VALUES(2417364642,X'00000002');
INSERT INTO "headline_key" VALUES(2417365342,X'00000002');
INSERT INTO "headline_key" VALUES(2417476892,X'00000002');
INSERT INTO "headline_key" VALUES(2609653707,X'00000002');
INSERT INTO "headline_key" VALUES(2609758186,X'00000002');
INSERT INTO "headline_key" VALUES(2884265516,X'00000002');
INSERT INTO "headline_key" VALUES(3118598997,X'0000000400000003');
INSERT INTO "headline_key" VALUES(3153734824,X'00000001');
INSERT INTO "headline_key" VALUES(3153823254,X'00000001');
INSERT INTO "headline_key" VALUES(3586307138,X'00000001');
CREATE TABLE host (
    host TEXT NOT NULL PRIMARY KEY,
    next_at TEXT,
    retry_at TEXT,
    throttles INTEGER NOT NULL,
    robots TEXT,
    robots_until TEXT
, looks INTEGER NOT NULL DEFAULT 0, edits INTEGER NOT NULL DEFAULT 0);
INSERT INTO "host" VALUES('127.0.0.1:8643','2026-11-30T14:09:25.964815Z',NULL,0,'','2026-12-01T14:09:09.141045Z',1,1);
CREATE TABLE instance (
    id TEXT NOT NULL PRIMARY KEY,
    role TEXT NOT NULL,
    machine TEXT NOT NULL,
    pid INTEGER NOT NULL,
    version TEXT NOT NULL,
    started_at TEXT NOT NULL,
    beat_at TEXT NOT NULL,
    note TEXT NOT NULL
);
CREATE TABLE mark (
        article_id INTEGER NOT NULL PRIMARY KEY,
        read INTEGER NOT NULL,
        starred INTEGER NOT NULL,
        at TEXT NOT NULL,
        FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE
    );
CREATE TABLE page_look (
    article_id INTEGER NOT NULL PRIMARY KEY,
    host TEXT NOT NULL,
    due_at TEXT,
    failures INTEGER NOT NULL,
    title TEXT,
    validators_url TEXT,
    etag TEXT,
    last_modified TEXT,
    FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE
);
INSERT INTO "page_look" VALUES(1,'127.0.0.1:8643','2026-11-30T14:24:13.130688Z',0,'Town bridge closed for repairs',NULL,NULL,NULL);
INSERT INTO "page_look" VALUES(2,'127.0.0.1:8643','2026-11-30T14:24:15.131020Z',0,'New school opens in Alder Street',NULL,NULL,NULL);
INSERT INTO "page_look" VALUES(3,'127.0.0.1:8643','2026-11-30T14:24:23.966432Z',0,'Ferry service between Kestria and Holm resumes on Monday',NULL,NULL,NULL);
CREATE TABLE "revision" (
    id INTEGER NOT NULL PRIMARY KEY,
    article_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    source TEXT NOT NULL,
    title TEXT NOT NULL,
    text BLOB,
    content_hash BLOB NOT NULL,
    FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE
);
INSERT INTO "revision" VALUES(1,1,'2026-11-30T14:09:07.114156Z','feed','Town bridge closed for repairs',X'0054686520627269646765206F7665722074686520416C64657220697320636C6F73656420666F7220736978207765656B732E',X'EFFA5A1811B9A813053CD77286BD0AA3');
INSERT INTO "revision" VALUES(2,2,'2026-11-30T14:09:07.114156Z','feed','New school opens in Alder Street',X'0054776F2068756E6472656420707570696C73206D6F76656420696E746F20746865207363686F6F6C20696E20416C646572205374726565742E',X'58EE88EAFB269F809C1C961C2C9AA80C');
INSERT INTO "revision" VALUES(3,3,'2026-11-30T14:09:07.114156Z','feed','Ferry service between Kestria and Holm suspended',X'00546865206665727279206265747765656E204B65737472696120616E6420486F6C6D20737461797320696E20706F727420756E74696C204672696461792E',X'8EBA1732759963F1F9A050AD88EB6371');
INSERT INTO "revision" VALUES(4,4,'2026-11-30T14:09:09.117842Z','feed','Ferry service between Kestria and Holm is suspended',NULL,X'E74AEFC2FC13E303E4A44FE51495CBA3');
INSERT INTO "revision" VALUES(5,1,'2026-11-30T14:09:13.130688Z','page','Town bridge closed for repairs',NULL,X'F44263BE44FA12D1F42CBBF5DD2A58F8');
INSERT INTO "revision" VALUES(6,2,'2026-11-30T14:09:15.131020Z','page','New school opens in Alder Street',NULL,X'9C72E7084DF172383BF90AE287DFFFAA');
INSERT INTO "revision" VALUES(7,3,'2026-11-30T14:09:17.134280Z','page','Ferry service between Kestria and Holm suspended',X'28B52FFD20C35D0300C207171780B76DC62D3BBFEBBEFF23DB9AA0E012A351E09CE8A44E6599495784318D678639ED8F7CAE4095C53014030F35917FAC39B9BE3EF10F921FB82C33A7009F5B545E4DC4784ECB36199D0CD8A0D94E375D60FC933DC14BF505FF20020300420400C920FA284B9901',X'EE46F4CC692E89EDE491471E5DB75AB7');
INSERT INTO "revision" VALUES(8,3,'2026-11-30T14:09:19.958866Z','feed','Ferry service between Kestria and Holm resumes on Monday',X'28B52FFD20C35D0300C207171780B76DC62D3BBFEBBEFF23DB9AA0E012A351E09CE8A44E6599495784318D678639ED8F7CAE4095C53014030F35917FAC39B9BE3EF10F921FB82C33A7009F5B545E4DC4784ECB36199D0CD8A0D94E375D60FC933DC14BF505FF20020300420400C920FA284B9901',X'50B4C451F4B36F1FDB55218B64994078');
INSERT INTO "revision" VALUES(9,3,'2026-11-30T14:09:23.966432Z','page','Ferry service between Kestria and Holm resumes on Monday',NULL,X'A4FE003564AEC01C5D49253EFA56453B');
CREATE TABLE "schema_migration" ("id" INTEGER NOT NULL PRIMARY KEY, "name" VARCHAR(255) NOT NULL, "applied" DATETIME NOT NULL);
INSERT INTO "schema_migration" VALUES(1,'0001_initial','2026-11-30 14:09:07.049231');
INSERT INTO "schema_migration" VALUES(2,'0002_search','2026-11-30 14:09:07.049867');
INSERT INTO "schema_migration" VALUES(3,'0003_page_looks','2026-11-30 14:09:07.050950');
INSERT INTO "schema_migration" VALUES(4,'0004_marks','2026-11-30 14:09:07.051252');
INSERT INTO "schema_migration" VALUES(5,'0005_entry_place','2026-11-30 14:09:07.051813');
INSERT INTO "schema_migration" VALUES(6,'0006_chunks','2026-11-30 14:09:07.052052');
INSERT INTO "schema_migration" VALUES(7,'0007_headline_index','2026-11-30 14:09:07.055016');
INSERT INTO "schema_migration" VALUES(8,'0008_webhook_hosts','2026-11-30 14:09:07.055336');
INSERT INTO "schema_migration" VALUES(9,'0009_texts_once','2026-11-30 14:09:07.060108');
INSERT INTO "schema_migration" VALUES(10,'0010_feed_texts_once','2026-11-30 14:09:07.060338');
INSERT INTO "schema_migration" VALUES(11,'0011_window_size','2026-11-30 14:09:07.060852');
INSERT INTO "schema_migration" VALUES(12,'0012_beside_texts','2026-11-30 14:09:07.061008');
INSERT INTO "schema_migration" VALUES(13,'0013_topics_by_time','2026-11-30 14:09:07.061235');
INSERT INTO "schema_migration" VALUES(14,'0014_page_facts','2026-11-30 14:09:07.061712');
INSERT INTO "schema_migration" VALUES(15,'0015_keys_by_word','2026-11-30 14:09:07.061903');
INSERT INTO "schema_migration" VALUES(16,'0016_scripts_without_spaces','2026-11-30 14:09:07.062057');
INSERT INTO "schema_migration" VALUES(17,'0017_counts_in_one_tree','2026-11-30 14:09:07.063564');
INSERT INTO "schema_migration" VALUES(18,'0018_newest_under_a_key','2026-11-30 14:09:07.065108');
INSERT INTO "schema_migration" VALUES(19,'0019_words_of_stories','2026-11-30 14:09:07.065395');
CREATE TABLE "stem" (stem TEXT NOT NULL PRIMARY KEY, stories INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO "stem" VALUES('',3);
INSERT INTO "stem" VALUES('alder',1);
INSERT INTO "stem" VALUES('bridg',1);
INSERT INTO "stem" VALUES('close',1);
INSERT INTO "stem" VALUES('ferri',1);
INSERT INTO "stem" VALUES('holm',1);
INSERT INTO "stem" VALUES('kestria',1);
INSERT INTO "stem" VALUES('new',1);
INSERT INTO "stem" VALUES('open',1);
INSERT INTO "stem" VALUES('repair',1);
INSERT INTO "stem" VALUES('school',1);
INSERT INTO "stem" VALUES('servic',1);
INSERT INTO "stem" VALUES('street',1);
INSERT INTO "stem" VALUES('suspend',1);
INSERT INTO "stem" VALUES('town',1);
CREATE TABLE story (
    id INTEGER NOT NULL PRIMARY KEY,
    topic INTEGER NOT NULL,
    title TEXT NOT NULL,
    first_at TEXT NOT NULL,
    last_at TEXT NOT NULL,
    size INTEGER NOT NULL
);
INSERT INTO "story" VALUES(1,1,'Town bridge closed for repairs','2026-11-30T13:59:00.000000Z','2026-11-30T13:59:00.000000Z',1);
INSERT INTO "story" VALUES(4,2,'Ferry service between Kestria and Holm resumes on Monday','2026-11-30T13:59:00.000000Z','2026-11-30T14:08:06.000000Z',2);
INSERT INTO "story" VALUES(5,5,'New school opens in Alder Street','2026-11-30T13:59:00.000000Z','2026-11-30T13:59:00.000000Z',1);
CREATE TABLE story_words (story_id INTEGER NOT NULL PRIMARY KEY REFERENCES story (id) ON DELETE CASCADE, newest TEXT NOT NULL);
INSERT INTO "story_words" VALUES(1,'2026-11-30T13:59:00.000000Z	town bridg close repair	1');
INSERT INTO "story_words" VALUES(4,'2026-11-30T14:08:06.000000Z	ferri servic kestria holm suspend	4
2026-11-30T13:59:00.000000Z	ferri servic kestria holm resum monday	3');
INSERT INTO "story_words" VALUES(5,'2026-11-30T13:59:00.000000Z	new school open alder street	2');
CREATE TABLE time_claim (
    id INTEGER NOT NULL PRIMARY KEY,
    article_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    raw_text TEXT NOT NULL,
    instant TEXT,
    precision TEXT NOT NULL,
    zone_known INTEGER NOT NULL,
    offset_minutes INTEGER,
    seen_at TEXT NOT NULL,
    FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE
);
INSERT INTO "time_claim" VALUES(1,1,'published','rss.pubDate','Mon, 30 Nov 2026 14:06:06 -0000','2026-11-30T14:06:06.000000Z','second',1,0,'2026-11-30T14:09:07.114156Z');
INSERT INTO "time_claim" VALUES(2,2,'published','rss.pubDate','Mon, 30 Nov 2026 14:07:06 -0000','2026-11-30T14:07:06.000000Z','second',1,0,'2026-11-30T14:09:07.114156Z');
INSERT INTO "time_claim" VALUES(3,3,'published','rss.pubDate','Mon, 30 Nov 2026 14:08:06 -0000','2026-11-30T14:08:06.000000Z','second',1,0,'2026-11-30T14:09:07.114156Z');
INSERT INTO "time_claim" VALUES(4,1,'published','rss.pubDate','Mon, 30 Nov 2026 14:07:06 -0000','2026-11-30T14:07:06.000000Z','second',1,0,'2026-11-30T14:09:09.117842Z');
INSERT INTO "time_claim" VALUES(5,4,'published','rss.pubDate','Mon, 30 Nov 2026 14:08:06 -0000','2026-11-30T14:08:06.000000Z','second',1,0,'2026-11-30T14:09:09.117842Z');
INSERT INTO "time_claim" VALUES(6,1,'published','meta.article:published_time','2026-11-30T13:59Z','2026-11-30T13:59:00.000000Z','minute',1,0,'2026-11-30T14:09:13.130688Z');
INSERT INTO "time_claim" VALUES(7,1,'published','htmldate','2026-11-30','2026-11-30T00:00:00.000000Z','day',0,0,'2026-11-30T14:09:13.130688Z');
INSERT INTO "time_claim" VALUES(8,2,'published','meta.article:published_time','2026-11-30T13:59Z','2026-11-30T13:59:00.000000Z','minute',1,0,'2026-11-30T14:09:15.131020Z');
INSERT INTO "time_claim" VALUES(9,2,'published','htmldate','2026-11-30','2026-11-30T00:00:00.000000Z','day',0,0,'2026-11-30T14:09:15.131020Z');
INSERT INTO "time_claim" VALUES(10,3,'published','meta.article:published_time','2026-11-30T13:59Z','2026-11-30T13:59:00.000000Z','minute',1,0,'2026-11-30T14:09:17.134280Z');
INSERT INTO "time_claim" VALUES(11,3,'published','htmldate','2026-11-30','2026-11-30T00:00:00.000000Z','day',0,0,'2026-11-30T14:09:17.134280Z');
CREATE UNIQUE INDEX "schema_migration_name" ON "schema_migration" ("name");
CREATE UNIQUE INDEX feed_url ON feed (url);
CREATE INDEX feed_poll_host ON feed_poll (host);
CREATE INDEX feed_poll_next_poll_at ON feed_poll (next_poll_at);
CREATE INDEX fetch_event_at ON fetch_event (at);
CREATE INDEX fetch_event_feed_id_at ON fetch_event (feed_id, at);
CREATE INDEX story_last_at ON story (last_at);
CREATE INDEX entry_article_id ON entry (article_id);
CREATE UNIQUE INDEX entry_feed_id_key ON entry (feed_id, key);
CREATE INDEX entry_feed_id_first_seen_at ON entry (feed_id, first_seen_at);
CREATE INDEX time_claim_article_id ON time_claim (article_id);
CREATE INDEX headline_sort_at ON headline (sort_at);
CREATE INDEX duplicate_of_article_id ON duplicate (of_article_id);
CREATE UNIQUE INDEX digest_run_name_scheduled_for ON digest_run (name, scheduled_for);
CREATE INDEX digest_item_run_id ON digest_item (run_id);
CREATE INDEX digest_item_article_id ON digest_item (article_id);
CREATE UNIQUE INDEX digest_delivery_run_id_channel_target ON digest_delivery (run_id, channel, target);
CREATE INDEX page_look_due_at_host ON page_look (due_at, host);
CREATE UNIQUE INDEX article_canonical_url ON article (canonical_url);
CREATE INDEX article_first_seen_at ON article (first_seen_at);
CREATE INDEX article_changed_at ON article (changed_at);
CREATE INDEX article_sort_at ON article (sort_at);
CREATE INDEX article_story_id ON article (story_id);
CREATE INDEX article_extract_at_extract_host ON article (extract_at, extract_host);
CREATE INDEX article_group_pending_sort_at ON article (group_pending, sort_at);
CREATE INDEX article_pruned_at_changed_at ON article (pruned_at, changed_at);
CREATE INDEX revision_article_id ON revision (article_id);
CREATE INDEX revision_content_hash ON revision (content_hash);
CREATE INDEX entry_feed_id_guid ON entry (feed_id, guid);
CREATE INDEX story_topic_last_at ON story (topic, last_at);
CREATE VIRTUAL TABLE article_search USING fts5(
    title, text, content='article', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
INSERT INTO article_search (rowid, title, text) SELECT id, title, text FROM article WHERE pruned_at IS NULL;
