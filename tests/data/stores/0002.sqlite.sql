PRAGMA foreign_keys = 0;
CREATE TABLE article (
    id INTEGER NOT NULL PRIMARY KEY,
    canonical_url TEXT,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    feed_text TEXT NOT NULL,
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
    FOREIGN KEY (story_id) REFERENCES story (id) ON DELETE SET NULL
);
INSERT INTO "article" VALUES(1,'https://127.0.0.1:8643/ferry','http://127.0.0.1:8643/ferry','Ferry service between Kestria and Holm resumes on Monday','The ferry between Kestria and Holm runs again from Monday. People were told in the morning.

The ferry between Kestria and Holm runs again from Monday. The council meets again on Tuesday.','<p>The ferry between Kestria and Holm runs again from Monday. People were told in the morning.</p><p>The ferry between Kestria and Holm runs again from Monday. The council meets again on Tuesday.</p>','The ferry between Kestria and Holm runs again from Monday.','[]','[]','en',NULL,NULL,32,'2026-11-28T04:06:00.000000Z',6,NULL,NULL,'2026-11-28T04:17:18.458423Z','2026-11-28T04:18:43.581283Z','2026-11-28T04:06:00.000000Z',0,2,'done',NULL,'trafilatura, precise; dropped: headline repeated',1,NULL,NULL,0,2,NULL);
INSERT INTO "article" VALUES(2,'https://127.0.0.1:8643/school','http://127.0.0.1:8643/school','New school opens in Alder Street','Two hundred pupils moved into the school in Alder Street. People were told in the morning.

Two hundred pupils moved into the school in Alder Street. The council meets again on Tuesday.','<p>Two hundred pupils moved into the school in Alder Street. People were told in the morning.</p><p>Two hundred pupils moved into the school in Alder Street. The council meets again on Tuesday.</p>','Two hundred pupils moved into the school in Alder Street.','[]','[]','en',NULL,NULL,32,'2026-11-28T04:06:00.000000Z',8,NULL,NULL,'2026-11-28T04:17:18.458423Z','2026-11-28T04:17:18.458423Z','2026-11-28T04:06:00.000000Z',0,3,'done',NULL,'trafilatura, precise; dropped: headline repeated',1,NULL,NULL,0,1,NULL);
INSERT INTO "article" VALUES(3,'https://127.0.0.1:8643/bridge','http://127.0.0.1:8643/bridge','Town bridge closed for repairs','The bridge over the Alder is closed for six weeks. People were told in the morning.

The bridge over the Alder is closed for six weeks. The council meets again on Tuesday.','<p>The bridge over the Alder is closed for six weeks. People were told in the morning.</p><p>The bridge over the Alder is closed for six weeks. The council meets again on Tuesday.</p>','The bridge over the Alder is closed for six weeks.','[]','[]','en',NULL,NULL,32,'2026-11-28T04:06:00.000000Z',10,NULL,NULL,'2026-11-28T04:17:18.458423Z','2026-11-28T04:17:18.458423Z','2026-11-28T04:06:00.000000Z',0,1,'done',NULL,'trafilatura, precise; dropped: headline repeated',1,NULL,NULL,0,1,NULL);
INSERT INTO "article" VALUES(4,'https://127.0.0.1:8643/ferry-2','http://127.0.0.1:8643/ferry-2','Ferry service between Kestria and Holm is suspended','No boat left for Holm this morning, the harbour office said.','No boat left for Holm this morning, the harbour office said.','No boat left for Holm this morning, the harbour office said.','[]','[]',NULL,NULL,NULL,11,'2026-11-28T04:15:51.000000Z',5,NULL,NULL,'2026-11-28T04:17:26.472616Z','2026-11-28T04:17:26.472616Z','2026-11-28T04:15:51.000000Z',0,2,'feed',NULL,'',0,NULL,NULL,0,1,NULL);
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
INSERT INTO "digest_delivery" VALUES(1,1,'directory','/var/lib/aggregator/digests','done',1,NULL,'1 file written','2026-11-28T04:18:01.604601Z');
INSERT INTO "digest_delivery" VALUES(2,1,'webhook','http://127.0.0.1:8643/services/T0/a-key-in-the-path','pending',1,'2026-11-28T04:19:01.604601Z','http://127.0.0.1:8643/services/T0/a-key-in-the-path: HTTP 503',NULL);
CREATE TABLE digest_item (
    run_id INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (run_id, article_id),
    FOREIGN KEY (run_id) REFERENCES digest_run (id) ON DELETE CASCADE,
    FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE
);
INSERT INTO "digest_item" VALUES(1,1,'5');
INSERT INTO "digest_item" VALUES(1,4,'4');
INSERT INTO "digest_item" VALUES(1,3,'7');
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
INSERT INTO "digest_run" VALUES(1,'daily','2026-11-28T04:18:01.604601Z','2026-11-21T04:18:01.604601Z','2026-11-28T04:18:01.604601Z','2026-11-28T04:18:01.604601Z','{"built_at":"2026-11-28T04:18:01.604601+00:00","glance":{"articles":4,"bar_minutes":720,"feeds":2,"hours":[["2026-11-21T04:18:01.604601+00:00",0],["2026-11-21T16:18:01.604601+00:00",0],["2026-11-22T04:18:01.604601+00:00",0],["2026-11-22T16:18:01.604601+00:00",0],["2026-11-23T04:18:01.604601+00:00",0],["2026-11-23T16:18:01.604601+00:00",0],["2026-11-24T04:18:01.604601+00:00",0],["2026-11-24T16:18:01.604601+00:00",0],["2026-11-25T04:18:01.604601+00:00",0],["2026-11-25T16:18:01.604601+00:00",0],["2026-11-26T04:18:01.604601+00:00",0],["2026-11-26T16:18:01.604601+00:00",0],["2026-11-27T04:18:01.604601+00:00",0],["2026-11-27T16:18:01.604601+00:00",4]],"stories":3,"updated":0},"items":[{"article_id":1,"state":5},{"article_id":4,"state":4},{"article_id":3,"state":7},{"article_id":2,"state":6}],"more":0,"name":"daily","needs":[],"parts":[{"kind":"rest","name":"Top stories","stories":[{"changed_at":"2026-11-28T04:17:26.472616+00:00","changes":[],"created":{"instant":"2026-11-28T04:06:00+00:00","offset_minutes":0,"precision":"minute","source":"meta.article:published_time","why":"meta.article:published_time","zone_known":true},"created_by":"Herald","first_seen_at":"2026-11-28T04:17:18.458423+00:00","image_url":null,"key":"story-2","language":"en","lead":"The ferry between Kestria and Holm stays in port until Friday. People were told in the morning. The ferry between Kestria and Holm stays in port until Friday. The council meets again on Tuesday.","mark":"","minutes":1,"new":true,"score":1.4995772881085598,"sources":[{"article_id":1,"authors":[],"changed_at":"2026-11-28T04:17:18.458423+00:00","duplicate_of":null,"duplicate_score":null,"extract_reason":null,"extract_state":"done","feed_urls":["http://127.0.0.1:8643/herald.xml"],"feeds":["Herald"],"first_seen_at":"2026-11-28T04:17:18.458423+00:00","known":false,"language":"en","published":{"instant":"2026-11-28T04:06:00+00:00","offset_minutes":0,"precision":"minute","source":"meta.article:published_time","why":"meta.article:published_time","zone_known":true},"reasons":[],"revisions":1,"title":"Ferry service between Kestria and Holm suspended","updated":null,"url":"http://127.0.0.1:8643/ferry","word_count":34},{"article_id":4,"authors":[],"changed_at":"2026-11-28T04:17:26.472616+00:00","duplicate_of":1,"duplicate_score":0.9437,"extract_reason":null,"extract_state":"feed","feed_urls":["http://127.0.0.1:8643/gazette.xml"],"feeds":["Gazette"],"first_seen_at":"2026-11-28T04:17:26.472616+00:00","known":false,"language":null,"published":{"instant":"2026-11-28T04:15:51+00:00","offset_minutes":0,"precision":"second","source":"rss.pubDate","why":"rss.pubDate","zone_known":true},"reasons":["''Kestria'', ''suspended'', ''service'', ''Ferry'' agree","words 1.00, score 0.94"],"revisions":1,"title":"Ferry service between Kestria and Holm is suspended","updated":null,"url":"http://127.0.0.1:8643/ferry-2","word_count":11}],"story":2,"tags":[],"text":"The ferry between Kestria and Holm stays in port until Friday. People were told in the morning.\n\nThe ferry between Kestria and Holm stays in port until Friday. The council meets again on Tuesday.","title":"Ferry service between Kestria and Holm suspended","title_why":"no louder than the others, says enough in one line, earliest","topic":2,"updated":null,"updated_by":"","url":"http://127.0.0.1:8643/ferry","why":["1 independent source","newest 0 min old","from a feed with 2 in this digest''s window"]},{"changed_at":"2026-11-28T04:17:18.458423+00:00","changes":[],"created":{"instant":"2026-11-28T04:06:00+00:00","offset_minutes":0,"precision":"minute","source":"meta.article:published_time","why":"meta.article:published_time","zone_known":true},"created_by":"Herald","first_seen_at":"2026-11-28T04:17:18.458423+00:00","image_url":null,"key":"story-1","language":"en","lead":"The bridge over the Alder is closed for six weeks. People were told in the morning. The bridge over the Alder is closed for six weeks. The council meets again on Tuesday.","mark":"","minutes":1,"new":true,"score":1.499480877148287,"sources":[{"article_id":3,"authors":[],"changed_at":"2026-11-28T04:17:18.458423+00:00","duplicate_of":null,"duplicate_score":null,"extract_reason":null,"extract_state":"done","feed_urls":["http://127.0.0.1:8643/herald.xml","http://127.0.0.1:8643/gazette.xml"],"feeds":["Herald","Gazette"],"first_seen_at":"2026-11-28T04:17:18.458423+00:00","known":false,"language":"en","published":{"instant":"2026-11-28T04:06:00+00:00","offset_minutes":0,"precision":"minute","source":"meta.article:published_time","why":"meta.article:published_time","zone_known":true},"reasons":[],"revisions":1,"title":"Town bridge closed for repairs","updated":null,"url":"http://127.0.0.1:8643/bridge","word_count":32}],"story":1,"tags":[],"text":"The bridge over the Alder is closed for six weeks. People were told in the morning.\n\nThe bridge over the Alder is closed for six weeks. The council meets again on Tuesday.","title":"Town bridge closed for repairs","title_why":"the only headline","topic":1,"updated":null,"updated_by":"","url":"http://127.0.0.1:8643/bridge","why":["1 independent source","newest 0 min old","from a feed with 2 in this digest''s window"]},{"changed_at":"2026-11-28T04:17:18.458423+00:00","changes":[],"created":{"instant":"2026-11-28T04:06:00+00:00","offset_minutes":0,"precision":"minute","source":"meta.article:published_time","why":"meta.article:published_time","zone_known":true},"created_by":"Herald","first_seen_at":"2026-11-28T04:17:18.458423+00:00","image_url":null,"key":"story-3","language":"en","lead":"Two hundred pupils moved into the school in Alder Street. People were told in the morning. Two hundred pupils moved into the school in Alder Street. The council meets again on Tuesday.","mark":"","minutes":1,"new":true,"score":1.3863728425784099,"sources":[{"article_id":2,"authors":[],"changed_at":"2026-11-28T04:17:18.458423+00:00","duplicate_of":null,"duplicate_score":null,"extract_reason":null,"extract_state":"done","feed_urls":["http://127.0.0.1:8643/herald.xml"],"feeds":["Herald"],"first_seen_at":"2026-11-28T04:17:18.458423+00:00","known":false,"language":"en","published":{"instant":"2026-11-28T04:06:00+00:00","offset_minutes":0,"precision":"minute","source":"meta.article:published_time","why":"meta.article:published_time","zone_known":true},"reasons":[],"revisions":1,"title":"New school opens in Alder Street","updated":null,"url":"http://127.0.0.1:8643/school","word_count":32}],"story":3,"tags":[],"text":"Two hundred pupils moved into the school in Alder Street. People were told in the morning.\n\nTwo hundred pupils moved into the school in Alder Street. The council meets again on Tuesday.","title":"New school opens in Alder Street","title_why":"the only headline","topic":3,"updated":null,"updated_by":"","url":"http://127.0.0.1:8643/school","why":["1 independent source","newest 0 min old","from a feed with 3 in this digest''s window"]}]}],"scheduled_for":"2026-11-28T04:18:01.604601+00:00","timezone":"UTC","title":"News digest","window_from":"2026-11-21T04:18:01.604601+00:00","window_to":"2026-11-28T04:18:01.604601+00:00"}');
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
INSERT INTO "duplicate" VALUES(4,1,'story',1.0,'["merged by hand as story"]','2026-11-28T04:19:17.541275Z',1);
INSERT INTO "duplicate" VALUES(2,1,'split',0.0,'["split by hand"]','2026-11-28T04:19:46.780359Z',1);
INSERT INTO "duplicate" VALUES(2,4,'split',0.0,'["split by hand"]','2026-11-28T04:19:46.780359Z',1);
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
    last_seen_at TEXT NOT NULL,
    FOREIGN KEY (feed_id) REFERENCES feed (id) ON DELETE CASCADE,
    FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE
);
INSERT INTO "entry" VALUES(1,1,1,'g:4e465de5fa233dff6ce5e63020c17dac','herald.xml-ferry','http://127.0.0.1:8643/ferry','Ferry service between Kestria and Holm resumes on Monday',X'50B4C451F4B36F1FDB55218B64994078','["50b4c451f4b36f1fdb55218b64994078","8eba1732759963f1f9a050ad88eb6371"]',1,'2026-11-28T04:17:18.458423Z','2026-11-28T04:18:28.017999Z');
INSERT INTO "entry" VALUES(2,1,2,'g:f4754afa073f3d83ccae8f4335fe72c0','herald.xml-school','http://127.0.0.1:8643/school','New school opens in Alder Street',X'58EE88EAFB269F809C1C961C2C9AA80C','["58ee88eafb269f809c1c961c2c9aa80c"]',0,'2026-11-28T04:17:18.458423Z','2026-11-28T04:18:28.017999Z');
INSERT INTO "entry" VALUES(3,1,3,'g:7420a34b3ae252d1ad0f13cdf17e5ff9','herald.xml-bridge','http://127.0.0.1:8643/bridge','Town bridge closed for repairs',X'EFFA5A1811B9A813053CD77286BD0AA3','["effa5a1811b9a813053cd77286bd0aa3"]',0,'2026-11-28T04:17:18.458423Z','2026-11-28T04:18:28.017999Z');
INSERT INTO "entry" VALUES(4,2,4,'g:dc6b596cbdafa2ac1cf2e7f185b6dc26','gazette.xml-ferry-2','http://127.0.0.1:8643/ferry-2','Ferry service between Kestria and Holm is suspended',X'E74AEFC2FC13E303E4A44FE51495CBA3','["e74aefc2fc13e303e4a44fe51495cba3"]',0,'2026-11-28T04:17:26.472616Z','2026-11-28T04:17:26.472616Z');
INSERT INTO "entry" VALUES(5,2,3,'g:7e91fa1dfd74ccc0aad5adb8bb384973','gazette.xml-bridge','http://127.0.0.1:8643/bridge','Town bridge closed for repairs',X'EFFA5A1811B9A813053CD77286BD0AA3','["effa5a1811b9a813053cd77286bd0aa3"]',0,'2026-11-28T04:17:26.472616Z','2026-11-28T04:17:26.472616Z');
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
INSERT INTO "feed" VALUES(1,'http://127.0.0.1:8643/herald.xml','Herald','herald.xml','http://127.0.0.1:8643/',NULL,'rss20','file','active','{"ca_file":null,"drop":[],"enabled":true,"fulltext":true,"interval":3600.0,"keep":[],"language":null,"name":"Herald","password_file":null,"tags":[],"timezone":null,"url":"http://127.0.0.1:8643/herald.xml","user":null,"was":[],"weight":1.0}',NULL,'guid','2026-11-28T04:17:18.168165Z');
INSERT INTO "feed" VALUES(2,'http://127.0.0.1:8643/gazette.xml','Gazette','gazette.xml','http://127.0.0.1:8643/',NULL,'rss20','file','active','{"ca_file":null,"drop":[],"enabled":true,"fulltext":false,"interval":3600.0,"keep":[],"language":null,"name":"Gazette","password_file":null,"tags":[],"timezone":null,"url":"http://127.0.0.1:8643/gazette.xml","user":null,"was":[],"weight":1.0}',NULL,'guid','2026-11-28T04:17:18.168165Z');
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
    overran_at TEXT,
    FOREIGN KEY (feed_id) REFERENCES feed (id) ON DELETE CASCADE
);
INSERT INTO "feed_poll" VALUES(1,'127.0.0.1:8643','2026-11-28T05:21:03.779699Z','interval 1h',NULL,1,'http://127.0.0.1:8643/herald.xml',NULL,NULL,X'E83769FB707F4B942BA848C90E4A3D80','{}',0.0,'2026-11-28T04:18:28.017999Z','2026-11-28T04:18:28.017999Z','updated','',0,'2026-11-28T04:17:26.256997Z',NULL,NULL,NULL);
INSERT INTO "feed_poll" VALUES(2,'127.0.0.1:8643','2026-11-28T05:23:44.293093Z','interval 1h',NULL,1,'http://127.0.0.1:8643/gazette.xml',NULL,NULL,X'CA6D2B83EBC3986B2527D42E969EB31C','{}',0.0,'2026-11-28T04:18:41.671059Z','2026-11-28T04:18:41.671059Z','unchanged','',0,'2026-11-28T04:17:26.683846Z',NULL,NULL,NULL);
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
INSERT INTO "fetch_event" VALUES(1,1,'2026-11-28T04:17:18.458423Z','updated',200,'',909,1.15864063700018959934e+00,3,0,'2026-11-28T05:17:26.718811Z','interval 1h');
INSERT INTO "fetch_event" VALUES(2,2,'2026-11-28T04:17:26.472616Z','updated',200,'',652,8.20759029998043843079e-02,2,0,'2026-11-28T05:22:38.893688Z','interval 1h');
INSERT INTO "fetch_event" VALUES(3,1,'2026-11-28T04:18:28.017999Z','updated',200,'',913,2.04056806900007359217e+00,0,1,'2026-11-28T05:21:03.779699Z','interval 1h');
INSERT INTO "fetch_event" VALUES(4,2,'2026-11-28T04:18:41.671059Z','unchanged',200,'',652,0.139095473999987,0,0,'2026-11-28T05:23:44.293093Z','interval 1h');
CREATE TABLE headline (
    article_id INTEGER NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    signature TEXT NOT NULL,
    sort_at TEXT NOT NULL,
    FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE
);
INSERT INTO "headline" VALUES(1,'Ferry service between Kestria and Holm resumes on Monday','{"d":["w0"],"e":["ferri","kestria","holm","monday"],"f":[0,0,0],"l":"english","m":[],"n":[],"s":["ferri","servic","kestria","holm","resum","monday"],"t":"Ferry service between Kestria and Holm resumes on Monday","w":9,"x":[]}','2026-11-28T04:06:00.000000Z');
INSERT INTO "headline" VALUES(2,'New school opens in Alder Street','{"d":[],"e":["new","alder","street"],"f":[0,0,0],"l":"english","m":[],"n":[],"s":["new","school","open","alder","street"],"t":"New school opens in Alder Street","w":6,"x":[]}','2026-11-28T04:06:00.000000Z');
INSERT INTO "headline" VALUES(3,'Town bridge closed for repairs','{"d":[],"e":["town"],"f":[0,0,0],"l":"english","m":[],"n":[],"s":["town","bridg","close","repair"],"t":"Town bridge closed for repairs","w":5,"x":[]}','2026-11-28T04:06:00.000000Z');
INSERT INTO "headline" VALUES(4,'Ferry service between Kestria and Holm is suspended','{"d":[],"e":["ferri","kestria","holm"],"f":[0,0,0],"l":"english","m":[],"n":[],"s":["ferri","servic","kestria","holm","suspend"],"t":"Ferry service between Kestria and Holm is suspended","w":8,"x":[]}','2026-11-28T04:15:51.000000Z');
CREATE TABLE headline_key (
    hash INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (hash, article)
) WITHOUT ROWID;
INSERT INTO "headline_key" VALUES(289534801977430404,1);
INSERT INTO "headline_key" VALUES(290028373363220147,1);
INSERT INTO "headline_key" VALUES(398139572671899807,1);
INSERT INTO "headline_key" VALUES(1230934532962473215,1);
INSERT INTO "headline_key" VALUES(1534772750414590826,1);
INSERT INTO "headline_key" VALUES(1804619917201827017,1);
INSERT INTO "headline_key" VALUES(2100446295672496268,1);
INSERT INTO "headline_key" VALUES(2735199664195942322,1);
INSERT INTO "headline_key" VALUES(3074791544310400108,1);
INSERT INTO "headline_key" VALUES(3336986861181992055,1);
INSERT INTO "headline_key" VALUES(3631877486327915057,1);
INSERT INTO "headline_key" VALUES(4575984907875006073,1);
INSERT INTO "headline_key" VALUES(4745782749750802573,1);
INSERT INTO "headline_key" VALUES(6050515145182796483,1);
INSERT INTO "headline_key" VALUES(6318925514788049652,1);
INSERT INTO "headline_key" VALUES(6945666439778968010,1);
INSERT INTO "headline_key" VALUES(7055790432668342879,1);
INSERT INTO "headline_key" VALUES(7470951133369459347,1);
INSERT INTO "headline_key" VALUES(7868567046889909538,1);
INSERT INTO "headline_key" VALUES(8083512239900169089,1);
INSERT INTO "headline_key" VALUES(8100345645351058352,1);
INSERT INTO "headline_key" VALUES(181832567362256971,2);
INSERT INTO "headline_key" VALUES(258534230995786658,2);
INSERT INTO "headline_key" VALUES(1096899963924345979,2);
INSERT INTO "headline_key" VALUES(1716194863415168458,2);
INSERT INTO "headline_key" VALUES(1735258075048403975,2);
INSERT INTO "headline_key" VALUES(1946076406094884697,2);
INSERT INTO "headline_key" VALUES(4310518216368875886,2);
INSERT INTO "headline_key" VALUES(5602714657028184164,2);
INSERT INTO "headline_key" VALUES(6238029188735139625,2);
INSERT INTO "headline_key" VALUES(6417995260865412387,2);
INSERT INTO "headline_key" VALUES(6826390001633717921,2);
INSERT INTO "headline_key" VALUES(7617800002594809802,2);
INSERT INTO "headline_key" VALUES(7989054632689922771,2);
INSERT INTO "headline_key" VALUES(8514950546357850361,2);
INSERT INTO "headline_key" VALUES(8903337112376957630,2);
INSERT INTO "headline_key" VALUES(913427928352925750,3);
INSERT INTO "headline_key" VALUES(1957472440207961436,3);
INSERT INTO "headline_key" VALUES(2671207248935192137,3);
INSERT INTO "headline_key" VALUES(2987452058753754613,3);
INSERT INTO "headline_key" VALUES(4993927528223041762,3);
INSERT INTO "headline_key" VALUES(5752734575218217383,3);
INSERT INTO "headline_key" VALUES(6402421755359697726,3);
INSERT INTO "headline_key" VALUES(7238154185304566815,3);
INSERT INTO "headline_key" VALUES(8747526816292371714,3);
INSERT INTO "headline_key" VALUES(8878207079663484408,3);
INSERT INTO "headline_key" VALUES(290028373363220147,4);
INSERT INTO "headline_key" VALUES(398139572671899807,4);
INSERT INTO "headline_key" VALUES(1230934532962473215,4);
INSERT INTO "headline_key" VALUES(1804619917201827017,4);
INSERT INTO "headline_key" VALUES(2100446295672496268,4);
INSERT INTO "headline_key" VALUES(2342500800838362963,4);
INSERT INTO "headline_key" VALUES(2735199664195942322,4);
INSERT INTO "headline_key" VALUES(3196689045842842446,4);
INSERT INTO "headline_key" VALUES(3325541958036033805,4);
INSERT INTO "headline_key" VALUES(6050515145182796483,4);
INSERT INTO "headline_key" VALUES(6123432364131694847,4);
INSERT INTO "headline_key" VALUES(7055790432668342879,4);
INSERT INTO "headline_key" VALUES(7411847100074096988,4);
INSERT INTO "headline_key" VALUES(7470951133369459347,4);
INSERT INTO "headline_key" VALUES(7868567046889909538,4);
CREATE TABLE host (
    host TEXT NOT NULL PRIMARY KEY,
    next_at TEXT,
    retry_at TEXT,
    throttles INTEGER NOT NULL,
    robots TEXT,
    robots_until TEXT
);
INSERT INTO "host" VALUES('127.0.0.1:8643','2026-11-28T04:18:45.501732Z',NULL,0,'','2026-11-29T04:17:26.841533Z');
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
CREATE TABLE revision (
    id INTEGER NOT NULL PRIMARY KEY,
    article_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    source TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    content_hash BLOB NOT NULL,
    FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE
);
INSERT INTO "revision" VALUES(1,1,'2026-11-28T04:17:18.458423Z','feed','Ferry service between Kestria and Holm suspended','The ferry between Kestria and Holm stays in port until Friday.',X'8EBA1732759963F1F9A050AD88EB6371');
INSERT INTO "revision" VALUES(2,2,'2026-11-28T04:17:18.458423Z','feed','New school opens in Alder Street','Two hundred pupils moved into the school in Alder Street.',X'58EE88EAFB269F809C1C961C2C9AA80C');
INSERT INTO "revision" VALUES(3,3,'2026-11-28T04:17:18.458423Z','feed','Town bridge closed for repairs','The bridge over the Alder is closed for six weeks.',X'EFFA5A1811B9A813053CD77286BD0AA3');
INSERT INTO "revision" VALUES(4,4,'2026-11-28T04:17:26.472616Z','feed','Ferry service between Kestria and Holm is suspended','No boat left for Holm this morning, the harbour office said.',X'E74AEFC2FC13E303E4A44FE51495CBA3');
INSERT INTO "revision" VALUES(5,1,'2026-11-28T04:17:30.363069Z','page','Ferry service between Kestria and Holm suspended','The ferry between Kestria and Holm stays in port until Friday. People were told in the morning.

The ferry between Kestria and Holm stays in port until Friday. The council meets again on Tuesday.',X'C15FD3B2BAB8C2087C2421E8905C2C7B');
INSERT INTO "revision" VALUES(6,2,'2026-11-28T04:17:33.159752Z','page','New school opens in Alder Street','Two hundred pupils moved into the school in Alder Street. People were told in the morning.

Two hundred pupils moved into the school in Alder Street. The council meets again on Tuesday.',X'F7B466A0E985A8D2DA7090F7D57511B9');
INSERT INTO "revision" VALUES(7,3,'2026-11-28T04:17:35.134505Z','page','Town bridge closed for repairs','The bridge over the Alder is closed for six weeks. People were told in the morning.

The bridge over the Alder is closed for six weeks. The council meets again on Tuesday.',X'C6219B071AC68934E6BCD41A7FB76114');
INSERT INTO "revision" VALUES(8,1,'2026-11-28T04:18:28.017999Z','feed','Ferry service between Kestria and Holm resumes on Monday','The ferry between Kestria and Holm stays in port until Friday. People were told in the morning.

The ferry between Kestria and Holm stays in port until Friday. The council meets again on Tuesday.',X'50B4C451F4B36F1FDB55218B64994078');
INSERT INTO "revision" VALUES(9,1,'2026-11-28T04:18:43.581283Z','page','Ferry service between Kestria and Holm resumes on Monday','The ferry between Kestria and Holm runs again from Monday. People were told in the morning.

The ferry between Kestria and Holm runs again from Monday. The council meets again on Tuesday.',X'AFD9BC33591846F0610DD55922414311');
CREATE TABLE "schema_migration" ("id" INTEGER NOT NULL PRIMARY KEY, "name" VARCHAR(255) NOT NULL, "applied" DATETIME NOT NULL);
INSERT INTO "schema_migration" VALUES(1,'0001_initial','2026-11-28 04:17:18.095172');
INSERT INTO "schema_migration" VALUES(2,'0002_search','2026-11-28 04:17:18.134371');
CREATE TABLE stem (
    stem TEXT NOT NULL PRIMARY KEY,
    stories INTEGER NOT NULL
);
INSERT INTO "stem" VALUES('bridg',1);
INSERT INTO "stem" VALUES('close',1);
INSERT INTO "stem" VALUES('repair',1);
INSERT INTO "stem" VALUES('town',1);
INSERT INTO "stem" VALUES('',3);
INSERT INTO "stem" VALUES('ferri',1);
INSERT INTO "stem" VALUES('holm',1);
INSERT INTO "stem" VALUES('kestria',1);
INSERT INTO "stem" VALUES('servic',1);
INSERT INTO "stem" VALUES('suspend',1);
INSERT INTO "stem" VALUES('alder',1);
INSERT INTO "stem" VALUES('new',1);
INSERT INTO "stem" VALUES('open',1);
INSERT INTO "stem" VALUES('school',1);
INSERT INTO "stem" VALUES('street',1);
CREATE TABLE story (
    id INTEGER NOT NULL PRIMARY KEY,
    topic INTEGER NOT NULL,
    title TEXT NOT NULL,
    first_at TEXT NOT NULL,
    last_at TEXT NOT NULL,
    size INTEGER NOT NULL
);
INSERT INTO "story" VALUES(1,1,'Town bridge closed for repairs','2026-11-28T04:06:00.000000Z','2026-11-28T04:06:00.000000Z',1);
INSERT INTO "story" VALUES(2,2,'Ferry service between Kestria and Holm resumes on Monday','2026-11-28T04:06:00.000000Z','2026-11-28T04:15:51.000000Z',2);
INSERT INTO "story" VALUES(3,3,'New school opens in Alder Street','2026-11-28T04:06:00.000000Z','2026-11-28T04:06:00.000000Z',1);
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
INSERT INTO "time_claim" VALUES(1,1,'published','rss.pubDate','Sat, 28 Nov 2026 04:15:51 -0000','2026-11-28T04:15:51.000000Z','second',1,0,'2026-11-28T04:17:18.458423Z');
INSERT INTO "time_claim" VALUES(2,2,'published','rss.pubDate','Sat, 28 Nov 2026 04:14:51 -0000','2026-11-28T04:14:51.000000Z','second',1,0,'2026-11-28T04:17:18.458423Z');
INSERT INTO "time_claim" VALUES(3,3,'published','rss.pubDate','Sat, 28 Nov 2026 04:13:51 -0000','2026-11-28T04:13:51.000000Z','second',1,0,'2026-11-28T04:17:18.458423Z');
INSERT INTO "time_claim" VALUES(4,3,'published','rss.pubDate','Sat, 28 Nov 2026 04:14:51 -0000','2026-11-28T04:14:51.000000Z','second',1,0,'2026-11-28T04:17:26.472616Z');
INSERT INTO "time_claim" VALUES(5,4,'published','rss.pubDate','Sat, 28 Nov 2026 04:15:51 -0000','2026-11-28T04:15:51.000000Z','second',1,0,'2026-11-28T04:17:26.472616Z');
INSERT INTO "time_claim" VALUES(6,1,'published','meta.article:published_time','2026-11-28T04:06Z','2026-11-28T04:06:00.000000Z','minute',1,0,'2026-11-28T04:17:30.363069Z');
INSERT INTO "time_claim" VALUES(7,1,'published','htmldate','2026-11-28','2026-11-28T00:00:00.000000Z','day',0,0,'2026-11-28T04:17:30.363069Z');
INSERT INTO "time_claim" VALUES(8,2,'published','meta.article:published_time','2026-11-28T04:06Z','2026-11-28T04:06:00.000000Z','minute',1,0,'2026-11-28T04:17:33.159752Z');
INSERT INTO "time_claim" VALUES(9,2,'published','htmldate','2026-11-28','2026-11-28T00:00:00.000000Z','day',0,0,'2026-11-28T04:17:33.159752Z');
INSERT INTO "time_claim" VALUES(10,3,'published','meta.article:published_time','2026-11-28T04:06Z','2026-11-28T04:06:00.000000Z','minute',1,0,'2026-11-28T04:17:35.134505Z');
INSERT INTO "time_claim" VALUES(11,3,'published','htmldate','2026-11-28','2026-11-28T00:00:00.000000Z','day',0,0,'2026-11-28T04:17:35.134505Z');
CREATE UNIQUE INDEX "schema_migration_name" ON "schema_migration" ("name");
CREATE UNIQUE INDEX feed_url ON feed (url);
CREATE INDEX feed_poll_host ON feed_poll (host);
CREATE INDEX feed_poll_next_poll_at ON feed_poll (next_poll_at);
CREATE INDEX fetch_event_at ON fetch_event (at);
CREATE INDEX fetch_event_feed_id_at ON fetch_event (feed_id, at);
CREATE INDEX story_topic ON story (topic);
CREATE INDEX story_last_at ON story (last_at);
CREATE UNIQUE INDEX article_canonical_url ON article (canonical_url);
CREATE INDEX article_first_seen_at ON article (first_seen_at);
CREATE INDEX article_changed_at ON article (changed_at);
CREATE INDEX article_sort_at ON article (sort_at);
CREATE INDEX article_story_id ON article (story_id);
CREATE INDEX article_extract_at_extract_host ON article (extract_at, extract_host);
CREATE INDEX article_group_pending_sort_at ON article (group_pending, sort_at);
CREATE INDEX entry_article_id ON entry (article_id);
CREATE UNIQUE INDEX entry_feed_id_key ON entry (feed_id, key);
CREATE INDEX entry_feed_id_first_seen_at ON entry (feed_id, first_seen_at);
CREATE INDEX time_claim_article_id ON time_claim (article_id);
CREATE INDEX revision_article_id ON revision (article_id);
CREATE INDEX revision_content_hash ON revision (content_hash);
CREATE INDEX headline_sort_at ON headline (sort_at);
CREATE INDEX headline_key_article ON headline_key (article);
CREATE INDEX duplicate_of_article_id ON duplicate (of_article_id);
CREATE UNIQUE INDEX digest_run_name_scheduled_for ON digest_run (name, scheduled_for);
CREATE INDEX digest_item_run_id ON digest_item (run_id);
CREATE INDEX digest_item_article_id ON digest_item (article_id);
CREATE UNIQUE INDEX digest_delivery_run_id_channel_target ON digest_delivery (run_id, channel, target);
CREATE VIRTUAL TABLE revision_search USING fts5(
        title, text, content='revision', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
INSERT INTO revision_search (rowid, title, text)
    SELECT id, title, text FROM revision WHERE id IN (SELECT MAX(id) FROM revision GROUP BY article_id);
