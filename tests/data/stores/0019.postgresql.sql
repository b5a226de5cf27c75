CREATE TABLE article (
    id bigint NOT NULL,
    canonical_url text,
    url text NOT NULL,
    title text NOT NULL,
    text text NOT NULL,
    html bytea NOT NULL,
    feed_text bytea NOT NULL,
    authors text NOT NULL,
    tags text NOT NULL,
    language text,
    image_url text,
    section text,
    word_count integer NOT NULL,
    published_at timestamp with time zone,
    published_claim bigint,
    updated_at timestamp with time zone,
    updated_claim bigint,
    first_seen_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    sort_at timestamp with time zone NOT NULL,
    backlog boolean NOT NULL,
    story_id bigint,
    extract_state text NOT NULL,
    extract_reason text,
    extract_detail text NOT NULL,
    extract_tries integer NOT NULL,
    extract_at timestamp with time zone,
    extract_host text,
    group_pending boolean NOT NULL,
    revisions integer NOT NULL,
    pruned_at timestamp with time zone,
    page_facts text,
    search tsvector GENERATED ALWAYS AS ((setweight(to_tsvector('simple'::regconfig, regexp_replace("left"(title, 10000), '([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff])'::text, ' \1 '::text, 'g'::text)), 'A'::"char") || to_tsvector('simple'::regconfig, regexp_replace("left"(text, 200000), '([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff])'::text, ' \1 '::text, 'g'::text)))) STORED
);
CREATE SEQUENCE article_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE article_id_seq OWNED BY article.id;
CREATE TABLE digest_delivery (
    id bigint NOT NULL,
    run_id bigint NOT NULL,
    channel text NOT NULL,
    target text NOT NULL,
    state text NOT NULL,
    tries integer NOT NULL,
    retry_at timestamp with time zone,
    detail text NOT NULL,
    done_at timestamp with time zone
);
CREATE SEQUENCE digest_delivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE digest_delivery_id_seq OWNED BY digest_delivery.id;
CREATE TABLE digest_item (
    run_id bigint NOT NULL,
    article_id bigint NOT NULL,
    state text NOT NULL
);
CREATE TABLE digest_run (
    id bigint NOT NULL,
    name text NOT NULL,
    scheduled_for timestamp with time zone NOT NULL,
    window_from timestamp with time zone NOT NULL,
    window_to timestamp with time zone NOT NULL,
    built_at timestamp with time zone,
    document text
);
CREATE SEQUENCE digest_run_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE digest_run_id_seq OWNED BY digest_run.id;
CREATE TABLE duplicate (
    article_id bigint NOT NULL,
    of_article_id bigint NOT NULL,
    relation text NOT NULL,
    score double precision NOT NULL,
    reasons text NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    by_hand boolean NOT NULL
);
CREATE TABLE entry (
    id bigint NOT NULL,
    feed_id integer NOT NULL,
    article_id bigint NOT NULL,
    key text NOT NULL,
    guid text,
    url text,
    title text NOT NULL,
    content_hash bytea NOT NULL,
    recent_hashes text NOT NULL,
    flips integer NOT NULL,
    first_seen_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    place integer
);
CREATE SEQUENCE entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE entry_id_seq OWNED BY entry.id;
CREATE TABLE feed (
    id integer NOT NULL,
    url text NOT NULL,
    name text NOT NULL,
    title text NOT NULL,
    site_url text,
    language text,
    format text,
    source text NOT NULL,
    state text NOT NULL,
    settings text NOT NULL,
    moved_to text,
    identity_policy text NOT NULL,
    added_at timestamp with time zone NOT NULL
);
CREATE TABLE feed_chunks (
    feed_id integer NOT NULL,
    chunks bytea NOT NULL
);
CREATE SEQUENCE feed_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE feed_id_seq OWNED BY feed.id;
CREATE TABLE feed_poll (
    feed_id integer NOT NULL,
    host text NOT NULL,
    next_poll_at timestamp with time zone NOT NULL,
    next_poll_why text NOT NULL,
    due_at timestamp with time zone,
    polled boolean NOT NULL,
    validators_url text,
    etag text,
    last_modified text,
    body_hash bytea,
    hints text NOT NULL,
    failures double precision NOT NULL,
    last_poll_at timestamp with time zone,
    last_ok_at timestamp with time zone,
    last_outcome text,
    last_detail text,
    not_modified_run integer NOT NULL,
    last_unconditional_at timestamp with time zone,
    gone_since timestamp with time zone,
    redirect text,
    overran_at timestamp with time zone,
    window_size integer DEFAULT 0 NOT NULL
);
CREATE TABLE fetch_event (
    id bigint NOT NULL,
    feed_id integer NOT NULL,
    at timestamp with time zone NOT NULL,
    outcome text NOT NULL,
    http_status integer,
    detail text NOT NULL,
    bytes bigint NOT NULL,
    elapsed double precision NOT NULL,
    new integer NOT NULL,
    revised integer NOT NULL,
    next_poll_at timestamp with time zone,
    next_poll_why text NOT NULL
);
CREATE SEQUENCE fetch_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE fetch_event_id_seq OWNED BY fetch_event.id;
CREATE TABLE headline (
    article_id bigint NOT NULL,
    stems text NOT NULL,
    signature text NOT NULL,
    sort_at timestamp with time zone NOT NULL
);
CREATE TABLE headline_key (
    hash bigint NOT NULL,
    articles bytea NOT NULL
);
CREATE TABLE host (
    host text NOT NULL,
    next_at timestamp with time zone,
    retry_at timestamp with time zone,
    throttles integer NOT NULL,
    robots text,
    robots_until timestamp with time zone,
    looks integer DEFAULT 0 NOT NULL,
    edits integer DEFAULT 0 NOT NULL
);
CREATE TABLE instance (
    id text NOT NULL,
    role text NOT NULL,
    machine text NOT NULL,
    pid integer NOT NULL,
    version text NOT NULL,
    started_at timestamp with time zone NOT NULL,
    beat_at timestamp with time zone NOT NULL,
    note text NOT NULL
);
CREATE TABLE mark (
    article_id bigint NOT NULL,
    read boolean NOT NULL,
    starred boolean NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE page_look (
    article_id bigint NOT NULL,
    host text NOT NULL,
    due_at timestamp with time zone,
    failures integer NOT NULL,
    title text,
    validators_url text,
    etag text,
    last_modified text
);
CREATE TABLE revision (
    id bigint NOT NULL,
    article_id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    source text NOT NULL,
    title text NOT NULL,
    text bytea,
    content_hash bytea NOT NULL
);
CREATE SEQUENCE revision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE revision_id_seq OWNED BY revision.id;
CREATE TABLE schema_migration (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp without time zone NOT NULL
);
CREATE SEQUENCE schema_migration_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE schema_migration_id_seq OWNED BY schema_migration.id;
CREATE TABLE stem (
    stem text NOT NULL,
    stories integer NOT NULL
);
CREATE TABLE story (
    id bigint NOT NULL,
    topic bigint NOT NULL,
    title text NOT NULL,
    first_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL,
    size integer NOT NULL
);
CREATE SEQUENCE story_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE story_id_seq OWNED BY story.id;
CREATE TABLE story_words (
    story_id bigint NOT NULL,
    newest text NOT NULL
);
CREATE TABLE time_claim (
    id bigint NOT NULL,
    article_id bigint NOT NULL,
    kind text NOT NULL,
    source text NOT NULL,
    raw_text text NOT NULL,
    instant timestamp with time zone,
    "precision" text NOT NULL,
    zone_known boolean NOT NULL,
    offset_minutes integer,
    seen_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE time_claim_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE time_claim_id_seq OWNED BY time_claim.id;
ALTER TABLE ONLY article ALTER COLUMN id SET DEFAULT nextval('article_id_seq'::regclass);
ALTER TABLE ONLY digest_delivery ALTER COLUMN id SET DEFAULT nextval('digest_delivery_id_seq'::regclass);
ALTER TABLE ONLY digest_run ALTER COLUMN id SET DEFAULT nextval('digest_run_id_seq'::regclass);
ALTER TABLE ONLY entry ALTER COLUMN id SET DEFAULT nextval('entry_id_seq'::regclass);
ALTER TABLE ONLY feed ALTER COLUMN id SET DEFAULT nextval('feed_id_seq'::regclass);
ALTER TABLE ONLY fetch_event ALTER COLUMN id SET DEFAULT nextval('fetch_event_id_seq'::regclass);
ALTER TABLE ONLY revision ALTER COLUMN id SET DEFAULT nextval('revision_id_seq'::regclass);
ALTER TABLE ONLY schema_migration ALTER COLUMN id SET DEFAULT nextval('schema_migration_id_seq'::regclass);
ALTER TABLE ONLY story ALTER COLUMN id SET DEFAULT nextval('story_id_seq'::regclass);
ALTER TABLE ONLY time_claim ALTER COLUMN id SET DEFAULT nextval('time_claim_id_seq'::regclass);
INSERT INTO article VALUES (1, 'https://127.0.0.1:8643/bridge', 'http://127.0.0.1:8643/bridge', 'Town bridge closed for repairs', 'The bridge over the Alder is closed for six weeks. People were told in the morning.
The bridge over the Alder is closed for six weeks. The council meets again on Tuesday.', '\x0128b52ffd24b7bd0000503c703e3c2f703e2f703e03006d4682757112884d66089d19f79b', '\x0054686520627269646765206f7665722074686520416c64657220697320636c6f73656420666f7220736978207765656b732e', '[]', '[]', 'en', NULL, NULL, 32, '2026-11-30 13:59:00+00', 6, NULL, NULL, '2026-11-30 14:09:28.322349+00', '2026-11-30 14:09:28.322349+00', '2026-11-30 13:59:00+00', false, 1, 'done', NULL, 'a brief below its headline', 1, NULL, NULL, false, 1, NULL, '["language"]', DEFAULT);
INSERT INTO article VALUES (4, 'https://127.0.0.1:8643/ferry-2', 'http://127.0.0.1:8643/ferry-2', 'Ferry service between Kestria and Holm is suspended', 'No boat left for Holm this morning, the harbour office said.', '\x004e6f20626f6174206c65667420666f7220486f6c6d2074686973206d6f726e696e672c2074686520686172626f7572206f666669636520736169642e', '\x0001', '[]', '[]', NULL, NULL, NULL, 11, '2026-11-30 14:08:06+00', 5, NULL, NULL, '2026-11-30 14:09:30.32611+00', '2026-11-30 14:09:30.32611+00', '2026-11-30 14:08:06+00', false, 4, 'feed', NULL, 'fulltext = false', 0, NULL, NULL, false, 1, NULL, NULL, DEFAULT);
INSERT INTO article VALUES (3, 'https://127.0.0.1:8643/ferry', 'http://127.0.0.1:8643/ferry', 'Ferry service between Kestria and Holm resumes on Monday', 'The ferry between Kestria and Holm runs again from Monday. People were told in the morning.
The ferry between Kestria and Holm runs again from Monday. The council meets again on Tuesday.', '\x0128b52ffd24c7cd0000503c703e3c2f703e2f703e04008d4682952151d07000520a43bff63f11', '\x00546865206665727279206265747765656e204b65737472696120616e6420486f6c6d2072756e7320616761696e2066726f6d204d6f6e6461792e', '[]', '[]', 'en', NULL, NULL, 32, '2026-11-30 13:59:00+00', 10, NULL, NULL, '2026-11-30 14:09:28.322349+00', '2026-11-30 14:09:44.93856+00', '2026-11-30 13:59:00+00', false, 4, 'done', NULL, 'a brief below its headline', 1, NULL, NULL, true, 2, NULL, '["language"]', DEFAULT);
INSERT INTO article VALUES (2, 'https://127.0.0.1:8643/school', 'http://127.0.0.1:8643/school', 'New school opens in Alder Street', 'Two hundred pupils moved into the school in Alder Street. People were told in the morning.
Two hundred pupils moved into the school in Alder Street. The council meets again on Tuesday.', '\x0128b52ffd24c5cd0000503c703e3c2f703e2f703e04008946029121d1cf70f0f10c43bdc5d6ba', '\x0054776f2068756e6472656420707570696c73206d6f76656420696e746f20746865207363686f6f6c20696e20416c646572205374726565742e', '[]', '[]', 'en', NULL, NULL, 32, '2026-11-30 13:59:00+00', 8, NULL, NULL, '2026-11-30 14:09:28.322349+00', '2026-11-30 14:09:28.322349+00', '2026-11-30 13:59:00+00', false, 5, 'done', NULL, 'a brief below its headline', 1, NULL, NULL, false, 1, NULL, '["language"]', DEFAULT);
INSERT INTO digest_delivery VALUES (1, 1, 'directory', '/var/lib/aggregator/digests', 'done', 1, NULL, '1 file written', '2026-11-30 14:09:39.165953+00');
INSERT INTO digest_delivery VALUES (2, 1, 'webhook', 'http://127.0.0.1:8643/***', 'pending', 1, '2026-11-30 14:10:39.165953+00', '127.0.0.1: HTTP 503', NULL);
INSERT INTO digest_item VALUES (1, 3, '7');
INSERT INTO digest_item VALUES (1, 4, '4');
INSERT INTO digest_item VALUES (1, 1, '5');
INSERT INTO digest_item VALUES (1, 2, '6');
INSERT INTO digest_run VALUES (1, 'daily', '2026-11-30 14:09:39.165953+00', '2026-11-23 14:09:39.165953+00', '2026-11-30 14:09:39.165953+00', '2026-11-30 14:09:39.165953+00', '{"built_at":"2026-11-30T14:09:39.165953+00:00","glance":{"articles":4,"bar_minutes":720,"feeds":2,"hours":[["2026-11-23T14:09:39.165953+00:00",0],["2026-11-24T02:09:39.165953+00:00",0],["2026-11-24T14:09:39.165953+00:00",0],["2026-11-25T02:09:39.165953+00:00",0],["2026-11-25T14:09:39.165953+00:00",0],["2026-11-26T02:09:39.165953+00:00",0],["2026-11-26T14:09:39.165953+00:00",0],["2026-11-27T02:09:39.165953+00:00",0],["2026-11-27T14:09:39.165953+00:00",0],["2026-11-28T02:09:39.165953+00:00",0],["2026-11-28T14:09:39.165953+00:00",0],["2026-11-29T02:09:39.165953+00:00",0],["2026-11-29T14:09:39.165953+00:00",0],["2026-11-30T02:09:39.165953+00:00",4]],"sources":[["Herald",3],["Gazette",2]],"stories":3,"story_hours":[0,0,0,0,0,0,0,0,0,0,0,0,0,3],"updated":0},"items":[{"article_id":3,"state":7},{"article_id":4,"state":4},{"article_id":1,"state":5},{"article_id":2,"state":6}],"more":0,"name":"daily","needs":[],"pages":null,"parts":[{"kind":"rest","name":"Top stories","stories":[{"changed_at":"2026-11-30T14:09:30.326110+00:00","changes":[],"created":{"instant":"2026-11-30T13:59:00+00:00","local_day":null,"offset_minutes":0,"precision":"minute","source":"meta.article:published_time","why":"meta.article:published_time","zone_known":true},"created_by":"Herald","first_seen_at":"2026-11-30T14:09:28.322349+00:00","image_url":null,"key":"story-2","language":"en","lead":"The ferry between Kestria and Holm stays in port until Friday. People were told in the morning. The ferry between Kestria and Holm stays in port until Friday. The council meets again on Tuesday.","mark":"","minutes":0,"more_sources":0,"new":true,"score":1.4998936268231091,"sources":[{"article_id":3,"authors":[],"changed_at":"2026-11-30T14:09:28.322349+00:00","duplicate_of":null,"duplicate_score":null,"extract_reason":null,"extract_state":"done","feed_urls":["http://127.0.0.1:8643/herald.xml"],"feeds":["Herald"],"first_seen_at":"2026-11-30T14:09:28.322349+00:00","known":false,"language":"en","published":{"instant":"2026-11-30T13:59:00+00:00","local_day":null,"offset_minutes":0,"precision":"minute","source":"meta.article:published_time","why":"meta.article:published_time","zone_known":true},"reasons":[],"revisions":1,"title":"Ferry service between Kestria and Holm suspended","updated":null,"url":"http://127.0.0.1:8643/ferry","word_count":34},{"article_id":4,"authors":[],"changed_at":"2026-11-30T14:09:30.326110+00:00","duplicate_of":3,"duplicate_score":0.9228,"extract_reason":null,"extract_state":"feed","feed_urls":["http://127.0.0.1:8643/gazette.xml"],"feeds":["Gazette"],"first_seen_at":"2026-11-30T14:09:30.326110+00:00","known":false,"language":null,"published":{"instant":"2026-11-30T14:08:06+00:00","local_day":null,"offset_minutes":0,"precision":"second","source":"rss.pubDate","why":"rss.pubDate","zone_known":true},"reasons":["''Kestria'', ''suspended'', ''service'', ''Ferry'' agree","both of one outlet","words in common 1.00","within the hour","0.92 over 0.72"],"revisions":1,"title":"Ferry service between Kestria and Holm is suspended","updated":null,"url":"http://127.0.0.1:8643/ferry-2","word_count":11}],"story":2,"tags":[],"text":"The ferry between Kestria and Holm stays in port until Friday. People were told in the morning.\n\nThe ferry between Kestria and Holm stays in port until Friday. The council meets again on Tuesday.","title":"Ferry service between Kestria and Holm suspended","title_why":"no louder than the others, says enough in one line, earliest","topic":2,"updated":null,"updated_by":"","url":"http://127.0.0.1:8643/ferry","why":["1 independent source","newest 0 min old","from a feed with 2 in this digest''s window"]},{"changed_at":"2026-11-30T14:09:28.322349+00:00","changes":[],"created":{"instant":"2026-11-30T13:59:00+00:00","local_day":null,"offset_minutes":0,"precision":"minute","source":"meta.article:published_time","why":"meta.article:published_time","zone_known":true},"created_by":"Herald","first_seen_at":"2026-11-30T14:09:28.322349+00:00","image_url":null,"key":"story-1","language":"en","lead":"The bridge over the Alder is closed for six weeks. People were told in the morning. The bridge over the Alder is closed for six weeks. The council meets again on Tuesday.","mark":"","minutes":0,"more_sources":0,"new":true,"score":1.4998695158573019,"sources":[{"article_id":1,"authors":[],"changed_at":"2026-11-30T14:09:28.322349+00:00","duplicate_of":null,"duplicate_score":null,"extract_reason":null,"extract_state":"done","feed_urls":["http://127.0.0.1:8643/herald.xml","http://127.0.0.1:8643/gazette.xml"],"feeds":["Herald","Gazette"],"first_seen_at":"2026-11-30T14:09:28.322349+00:00","known":false,"language":"en","published":{"instant":"2026-11-30T13:59:00+00:00","local_day":null,"offset_minutes":0,"precision":"minute","source":"meta.article:published_time","why":"meta.article:published_time","zone_known":true},"reasons":[],"revisions":1,"title":"Town bridge closed for repairs","updated":null,"url":"http://127.0.0.1:8643/bridge","word_count":32}],"story":1,"tags":[],"text":"The bridge over the Alder is closed for six weeks. People were told in the morning.\n\nThe bridge over the Alder is closed for six weeks. The council meets again on Tuesday.","title":"Town bridge closed for repairs","title_why":"the only headline","topic":1,"updated":null,"updated_by":"","url":"http://127.0.0.1:8643/bridge","why":["1 independent source","newest 0 min old","from a feed with 2 in this digest''s window"]},{"changed_at":"2026-11-30T14:09:28.322349+00:00","changes":[],"created":{"instant":"2026-11-30T13:59:00+00:00","local_day":null,"offset_minutes":0,"precision":"minute","source":"meta.article:published_time","why":"meta.article:published_time","zone_known":true},"created_by":"Herald","first_seen_at":"2026-11-30T14:09:28.322349+00:00","image_url":null,"key":"story-3","language":"en","lead":"Two hundred pupils moved into the school in Alder Street. People were told in the morning. Two hundred pupils moved into the school in Alder Street. The council meets again on Tuesday.","mark":"","minutes":0,"more_sources":0,"new":true,"score":1.3867321657014746,"sources":[{"article_id":2,"authors":[],"changed_at":"2026-11-30T14:09:28.322349+00:00","duplicate_of":null,"duplicate_score":null,"extract_reason":null,"extract_state":"done","feed_urls":["http://127.0.0.1:8643/herald.xml"],"feeds":["Herald"],"first_seen_at":"2026-11-30T14:09:28.322349+00:00","known":false,"language":"en","published":{"instant":"2026-11-30T13:59:00+00:00","local_day":null,"offset_minutes":0,"precision":"minute","source":"meta.article:published_time","why":"meta.article:published_time","zone_known":true},"reasons":[],"revisions":1,"title":"New school opens in Alder Street","updated":null,"url":"http://127.0.0.1:8643/school","word_count":32}],"story":3,"tags":[],"text":"Two hundred pupils moved into the school in Alder Street. People were told in the morning.\n\nTwo hundred pupils moved into the school in Alder Street. The council meets again on Tuesday.","title":"New school opens in Alder Street","title_why":"the only headline","topic":3,"updated":null,"updated_by":"","url":"http://127.0.0.1:8643/school","why":["1 independent source","newest 0 min old","from a feed with 3 in this digest''s window"]}]}],"scheduled_for":"2026-11-30T14:09:39.165953+00:00","timezone":"UTC","title":"News digest","waiting":[],"window_from":"2026-11-23T14:09:39.165953+00:00","window_to":"2026-11-30T14:09:39.165953+00:00"}');
INSERT INTO duplicate VALUES (4, 3, 'story', 1, '["merged by hand as story"]', '2026-11-30 14:09:47.833033+00', true);
INSERT INTO duplicate VALUES (2, 3, 'split', 0, '["split by hand"]', '2026-11-30 14:09:49.18618+00', true);
INSERT INTO duplicate VALUES (2, 4, 'split', 0, '["split by hand"]', '2026-11-30 14:09:49.18618+00', true);
INSERT INTO entry VALUES (4, 2, 1, 'g:7e91fa1dfd74ccc0aad5adb8bb384973', 'gazette.xml-bridge', 'http://127.0.0.1:8643/bridge', 'Town bridge closed for repairs', '\xeffa5a1811b9a813053cd77286bd0aa3', '["effa5a1811b9a813053cd77286bd0aa3"]', 0, '2026-11-30 14:09:30.32611+00', '2026-11-30 14:09:30.32611+00', NULL);
INSERT INTO entry VALUES (5, 2, 4, 'g:dc6b596cbdafa2ac1cf2e7f185b6dc26', 'gazette.xml-ferry-2', 'http://127.0.0.1:8643/ferry-2', 'Ferry service between Kestria and Holm is suspended', '\xe74aefc2fc13e303e4a44fe51495cba3', '["e74aefc2fc13e303e4a44fe51495cba3"]', 0, '2026-11-30 14:09:30.32611+00', '2026-11-30 14:09:30.32611+00', NULL);
INSERT INTO entry VALUES (3, 1, 3, 'g:4e465de5fa233dff6ce5e63020c17dac', 'herald.xml-ferry', 'http://127.0.0.1:8643/ferry', 'Ferry service between Kestria and Holm resumes on Monday', '\x50b4c451f4b36f1fdb55218b64994078', '["50b4c451f4b36f1fdb55218b64994078","8eba1732759963f1f9a050ad88eb6371"]', 1, '2026-11-30 14:09:28.322349+00', '2026-11-30 14:09:40.918205+00', NULL);
INSERT INTO entry VALUES (1, 1, 1, 'g:7420a34b3ae252d1ad0f13cdf17e5ff9', 'herald.xml-bridge', 'http://127.0.0.1:8643/bridge', 'Town bridge closed for repairs', '\xeffa5a1811b9a813053cd77286bd0aa3', '["effa5a1811b9a813053cd77286bd0aa3"]', 0, '2026-11-30 14:09:28.322349+00', '2026-11-30 14:09:40.918205+00', NULL);
INSERT INTO entry VALUES (2, 1, 2, 'g:f4754afa073f3d83ccae8f4335fe72c0', 'herald.xml-school', 'http://127.0.0.1:8643/school', 'New school opens in Alder Street', '\x58ee88eafb269f809c1c961c2c9aa80c', '["58ee88eafb269f809c1c961c2c9aa80c"]', 0, '2026-11-30 14:09:28.322349+00', '2026-11-30 14:09:40.918205+00', NULL);
INSERT INTO feed VALUES (1, 'http://127.0.0.1:8643/herald.xml', 'Herald', 'herald.xml', 'http://127.0.0.1:8643/', NULL, 'rss20', 'file', 'active', '{"ca_file":null,"drop":[],"enabled":true,"fulltext":true,"interval":3600.0,"keep":[],"language":null,"name":"Herald","password_file":null,"tags":[],"timezone":null,"url":"http://127.0.0.1:8643/herald.xml","user":null,"was":[],"weight":1.0}', NULL, 'guid', '2026-11-30 14:09:28.260348+00');
INSERT INTO feed VALUES (2, 'http://127.0.0.1:8643/gazette.xml', 'Gazette', 'gazette.xml', 'http://127.0.0.1:8643/', NULL, 'rss20', 'file', 'active', '{"ca_file":null,"drop":[],"enabled":true,"fulltext":false,"interval":3600.0,"keep":[],"language":null,"name":"Gazette","password_file":null,"tags":[],"timezone":null,"url":"http://127.0.0.1:8643/gazette.xml","user":null,"was":[],"weight":1.0}', NULL, 'guid', '2026-11-30 14:09:28.260348+00');
INSERT INTO feed_chunks VALUES (2, '\xa843c91d17967a53c77b0a3f0965d3b3f2c67f8880df4bec0000012202b9cc300e0c889ecc6328e0d71ac3b40006617ef052dd8022673a64633662353936636264616661326163316366326537663138356236646332360000010190c05c58e606a158f287fbf7e2cb10950006617eecbf568022673a3765393166613164666437346363633061616435616462386262333834393733');
INSERT INTO feed_chunks VALUES (1, '\x81ae5791720f4fa49f033cea3e912d366900ff641cff3dd200000120662c5115c1197402f253ca767da7b97b0006617ef052dd8022673a3465343635646535666132333364666636636535653633303230633137646163000001099abd46f19f1ca5985b3e1e64fd0a79920006617eecbf568022673a6634373534616661303733663364383363636165386634333335666537326330000001005c72495ead15b47103bf6456dab9a73b0006617ee92bcf8022673a3734323061333462336165323532643161643066313363646631376535666639');
INSERT INTO feed_poll VALUES (1, '127.0.0.1:8643', '2026-11-30 15:12:20.81959+00', 'interval 1h', NULL, true, 'http://127.0.0.1:8643/herald.xml', NULL, NULL, '\x06e2a452d98c7443a9f9d6cfabcf3ac1', '{}', 0, '2026-11-30 14:09:40.918205+00', '2026-11-30 14:09:40.918205+00', 'updated', '', 0, '2026-11-30 14:09:28.68817+00', NULL, NULL, NULL, 3);
INSERT INTO feed_poll VALUES (2, '127.0.0.1:8643', '2026-11-30 15:10:53.95735+00', 'interval 1h', NULL, true, 'http://127.0.0.1:8643/gazette.xml', NULL, NULL, '\x7d569f9c56a9b80aa7c19eec4832f7bd', '{}', 0, '2026-11-30 14:09:42.922842+00', '2026-11-30 14:09:42.922842+00', 'unchanged', '', 0, '2026-11-30 14:09:30.344527+00', NULL, NULL, NULL, 2);
INSERT INTO fetch_event VALUES (1, 1, '2026-11-30 14:09:28.322349+00', 'updated', 200, '', 909, 0.0012592509999649337, 3, 0, '2026-11-30 15:11:27.072443+00', 'interval 1h');
INSERT INTO fetch_event VALUES (2, 2, '2026-11-30 14:09:30.32611+00', 'updated', 200, '', 652, 0.004408607999948799, 2, 0, '2026-11-30 15:14:05.079816+00', 'interval 1h');
INSERT INTO fetch_event VALUES (3, 1, '2026-11-30 14:09:40.918205+00', 'updated', 200, '', 913, 0.0015418590000990662, 0, 1, '2026-11-30 15:12:20.81959+00', 'interval 1h');
INSERT INTO fetch_event VALUES (4, 2, '2026-11-30 14:09:42.922842+00', 'unchanged', 200, '', 652, 0.001276733000167951, 0, 0, '2026-11-30 15:10:53.95735+00', 'interval 1h');
INSERT INTO headline VALUES (1, 'town bridg close repair', '{"t":"Town bridge closed for repairs","l":"english","s":["town","bridg","close","repair"],"w":5,"n":[],"d":[],"e":["town"],"m":[],"o":"127.0.0.1","f":[0,0,0],"x":[],"r":["bridg","repair","town","close"]}', '2026-11-30 13:59:00+00');
INSERT INTO headline VALUES (2, 'new school open alder street', '{"t":"New school opens in Alder Street","l":"english","s":["new","school","open","alder","street"],"w":6,"n":[],"d":[],"e":["new","alder","street"],"m":[],"o":"127.0.0.1","f":[0,0,0],"x":[],"r":["alder","street","school","open","new"]}', '2026-11-30 13:59:00+00');
INSERT INTO headline VALUES (4, 'ferri servic kestria holm suspend', '{"t":"Ferry service between Kestria and Holm is suspended","l":"english","s":["ferri","servic","kestria","holm","suspend"],"w":8,"n":[],"d":[],"e":["ferri","kestria","holm"],"m":[],"o":"127.0.0.1","f":[0,0,0],"x":[],"r":["ferri","holm","kestria","suspend","servic"]}', '2026-11-30 14:08:06+00');
INSERT INTO headline VALUES (3, 'ferri servic kestria holm resum monday', '{"t":"Ferry service between Kestria and Holm resumes on Monday","l":"english","s":["ferri","servic","kestria","holm","resum","monday"],"w":9,"n":[],"d":["w0"],"e":["ferri","kestria","holm","monday"],"m":[],"o":"127.0.0.1","f":[0,0,0],"x":[],"r":["ferri","holm","kestria","resum","monday","servic"]}', '2026-11-30 13:59:00+00');
INSERT INTO headline_key VALUES (879761516, '\x00000002');
INSERT INTO headline_key VALUES (879781075, '\x00000002');
INSERT INTO headline_key VALUES (879805314, '\x00000002');
INSERT INTO headline_key VALUES (879808469, '\x00000002');
INSERT INTO headline_key VALUES (879856140, '\x00000002');
INSERT INTO headline_key VALUES (1036720866, '\x0000000400000003');
INSERT INTO headline_key VALUES (1036721629, '\x0000000400000003');
INSERT INTO headline_key VALUES (1036739126, '\x0000000400000003');
INSERT INTO headline_key VALUES (1036752536, '\x0000000400000003');
INSERT INTO headline_key VALUES (1036760150, '\x0000000400000003');
INSERT INTO headline_key VALUES (1368405185, '\x00000001');
INSERT INTO headline_key VALUES (1368419282, '\x00000001');
INSERT INTO headline_key VALUES (1368432157, '\x00000001');
INSERT INTO headline_key VALUES (1368472241, '\x00000001');
INSERT INTO headline_key VALUES (1521099375, '\x0000000400000003');
INSERT INTO headline_key VALUES (1521109754, '\x0000000400000003');
INSERT INTO headline_key VALUES (1521126349, '\x0000000400000003');
INSERT INTO headline_key VALUES (1521155146, '\x0000000400000003');
INSERT INTO headline_key VALUES (1565405279, '\x00000002');
INSERT INTO headline_key VALUES (1565435645, '\x00000002');
INSERT INTO headline_key VALUES (1565522745, '\x00000002');
INSERT INTO headline_key VALUES (1565523537, '\x00000002');
INSERT INTO headline_key VALUES (1581675451, '\x0000000400000003');
INSERT INTO headline_key VALUES (1581699631, '\x0000000400000003');
INSERT INTO headline_key VALUES (1581766004, '\x0000000400000003');
INSERT INTO headline_key VALUES (1882880780, '\x00000001');
INSERT INTO headline_key VALUES (1882907249, '\x00000001');
INSERT INTO headline_key VALUES (1882921344, '\x00000001');
INSERT INTO headline_key VALUES (1922328762, '\x0000000400000003');
INSERT INTO headline_key VALUES (1922422158, '\x0000000400000003');
INSERT INTO headline_key VALUES (2417364642, '\x00000002');
INSERT INTO headline_key VALUES (2417365342, '\x00000002');
INSERT INTO headline_key VALUES (2417476892, '\x00000002');
INSERT INTO headline_key VALUES (2609653707, '\x00000002');
INSERT INTO headline_key VALUES (2609758186, '\x00000002');
INSERT INTO headline_key VALUES (2884265516, '\x00000002');
INSERT INTO headline_key VALUES (3118598997, '\x0000000400000003');
INSERT INTO headline_key VALUES (3153734824, '\x00000001');
INSERT INTO headline_key VALUES (3153823254, '\x00000001');
INSERT INTO headline_key VALUES (3586307138, '\x00000001');
INSERT INTO headline_key VALUES (51122152, '\x00000003');
INSERT INTO headline_key VALUES (51139308, '\x00000003');
INSERT INTO headline_key VALUES (51150983, '\x00000003');
INSERT INTO headline_key VALUES (51178481, '\x00000003');
INSERT INTO headline_key VALUES (51189120, '\x00000003');
INSERT INTO headline_key VALUES (51225213, '\x00000003');
INSERT INTO headline_key VALUES (1036692134, '\x00000003');
INSERT INTO headline_key VALUES (1521166285, '\x00000003');
INSERT INTO headline_key VALUES (1581694047, '\x00000003');
INSERT INTO headline_key VALUES (1922423135, '\x00000003');
INSERT INTO headline_key VALUES (2408619852, '\x00000003');
INSERT INTO host VALUES ('127.0.0.1:8643', '2026-11-30 14:09:46.936098+00', NULL, 0, '', '2026-12-01 14:09:30.383486+00', 1, 1);
INSERT INTO page_look VALUES (1, '127.0.0.1:8643', '2026-11-30 14:24:34.34074+00', 0, 'Town bridge closed for repairs', NULL, NULL, NULL);
INSERT INTO page_look VALUES (2, '127.0.0.1:8643', '2026-11-30 14:24:36.344234+00', 0, 'New school opens in Alder Street', NULL, NULL, NULL);
INSERT INTO page_look VALUES (3, '127.0.0.1:8643', '2026-11-30 14:24:44.93856+00', 0, 'Ferry service between Kestria and Holm resumes on Monday', NULL, NULL, NULL);
INSERT INTO revision VALUES (4, 4, '2026-11-30 14:09:30.32611+00', 'feed', 'Ferry service between Kestria and Holm is suspended', NULL, '\xe74aefc2fc13e303e4a44fe51495cba3');
INSERT INTO revision VALUES (1, 1, '2026-11-30 14:09:28.322349+00', 'feed', 'Town bridge closed for repairs', '\x0054686520627269646765206f7665722074686520416c64657220697320636c6f73656420666f7220736978207765656b732e', '\xeffa5a1811b9a813053cd77286bd0aa3');
INSERT INTO revision VALUES (5, 1, '2026-11-30 14:09:34.34074+00', 'page', 'Town bridge closed for repairs', NULL, '\xf44263be44fa12d1f42cbbf5dd2a58f8');
INSERT INTO revision VALUES (2, 2, '2026-11-30 14:09:28.322349+00', 'feed', 'New school opens in Alder Street', '\x0054776f2068756e6472656420707570696c73206d6f76656420696e746f20746865207363686f6f6c20696e20416c646572205374726565742e', '\x58ee88eafb269f809c1c961c2c9aa80c');
INSERT INTO revision VALUES (6, 2, '2026-11-30 14:09:36.344234+00', 'page', 'New school opens in Alder Street', NULL, '\x9c72e7084df172383bf90ae287dfffaa');
INSERT INTO revision VALUES (3, 3, '2026-11-30 14:09:28.322349+00', 'feed', 'Ferry service between Kestria and Holm suspended', '\x00546865206665727279206265747765656e204b65737472696120616e6420486f6c6d20737461797320696e20706f727420756e74696c204672696461792e', '\x8eba1732759963f1f9a050ad88eb6371');
INSERT INTO revision VALUES (7, 3, '2026-11-30 14:09:38.349206+00', 'page', 'Ferry service between Kestria and Holm suspended', '\x28b52ffd20c35d0300c207171780b76dc62d3bbfebbeff23db9aa0e012a351e09ce8a44e6599495784318d678639ed8f7cae4095c53014030f35917fac39b9be3ef10f921fb82c33a7009f5b545e4dc4784ecb36199d0cd8a0d94e375d60fc933dc14bf505ff20020300420400c920fa284b9901', '\xee46f4cc692e89ede491471e5db75ab7');
INSERT INTO revision VALUES (8, 3, '2026-11-30 14:09:40.918205+00', 'feed', 'Ferry service between Kestria and Holm resumes on Monday', '\x28b52ffd20c35d0300c207171780b76dc62d3bbfebbeff23db9aa0e012a351e09ce8a44e6599495784318d678639ed8f7cae4095c53014030f35917fac39b9be3ef10f921fb82c33a7009f5b545e4dc4784ecb36199d0cd8a0d94e375d60fc933dc14bf505ff20020300420400c920fa284b9901', '\x50b4c451f4b36f1fdb55218b64994078');
INSERT INTO revision VALUES (9, 3, '2026-11-30 14:09:44.93856+00', 'page', 'Ferry service between Kestria and Holm resumes on Monday', NULL, '\xa4fe003564aec01c5d49253efa56453b');
INSERT INTO schema_migration VALUES (1, '0001_initial', '2026-11-30 14:09:27.959074');
INSERT INTO schema_migration VALUES (2, '0002_search', '2026-11-30 14:09:27.995488');
INSERT INTO schema_migration VALUES (3, '0003_page_looks', '2026-11-30 14:09:28.010568');
INSERT INTO schema_migration VALUES (4, '0004_marks', '2026-11-30 14:09:28.014254');
INSERT INTO schema_migration VALUES (5, '0005_entry_place', '2026-11-30 14:09:28.01518');
INSERT INTO schema_migration VALUES (6, '0006_chunks', '2026-11-30 14:09:28.022241');
INSERT INTO schema_migration VALUES (7, '0007_headline_index', '2026-11-30 14:09:28.024139');
INSERT INTO schema_migration VALUES (8, '0008_webhook_hosts', '2026-11-30 14:09:28.025165');
INSERT INTO schema_migration VALUES (9, '0009_texts_once', '2026-11-30 14:09:28.118047');
INSERT INTO schema_migration VALUES (10, '0010_feed_texts_once', '2026-11-30 14:09:28.118919');
INSERT INTO schema_migration VALUES (11, '0011_window_size', '2026-11-30 14:09:28.11982');
INSERT INTO schema_migration VALUES (12, '0012_beside_texts', '2026-11-30 14:09:28.120371');
INSERT INTO schema_migration VALUES (13, '0013_topics_by_time', '2026-11-30 14:09:28.126023');
INSERT INTO schema_migration VALUES (14, '0014_page_facts', '2026-11-30 14:09:28.126879');
INSERT INTO schema_migration VALUES (15, '0015_keys_by_word', '2026-11-30 14:09:28.127698');
INSERT INTO schema_migration VALUES (16, '0016_scripts_without_spaces', '2026-11-30 14:09:28.15653');
INSERT INTO schema_migration VALUES (17, '0017_counts_in_one_tree', '2026-11-30 14:09:28.157305');
INSERT INTO schema_migration VALUES (18, '0018_newest_under_a_key', '2026-11-30 14:09:28.161392');
INSERT INTO schema_migration VALUES (19, '0019_words_of_stories', '2026-11-30 14:09:28.170616');
INSERT INTO stem VALUES ('', 3);
INSERT INTO stem VALUES ('alder', 1);
INSERT INTO stem VALUES ('bridg', 1);
INSERT INTO stem VALUES ('close', 1);
INSERT INTO stem VALUES ('ferri', 1);
INSERT INTO stem VALUES ('holm', 1);
INSERT INTO stem VALUES ('kestria', 1);
INSERT INTO stem VALUES ('new', 1);
INSERT INTO stem VALUES ('open', 1);
INSERT INTO stem VALUES ('repair', 1);
INSERT INTO stem VALUES ('school', 1);
INSERT INTO stem VALUES ('servic', 1);
INSERT INTO stem VALUES ('street', 1);
INSERT INTO stem VALUES ('suspend', 1);
INSERT INTO stem VALUES ('town', 1);
INSERT INTO story VALUES (1, 1, 'Town bridge closed for repairs', '2026-11-30 13:59:00+00', '2026-11-30 13:59:00+00', 1);
INSERT INTO story VALUES (4, 2, 'Ferry service between Kestria and Holm resumes on Monday', '2026-11-30 13:59:00+00', '2026-11-30 14:08:06+00', 2);
INSERT INTO story VALUES (5, 5, 'New school opens in Alder Street', '2026-11-30 13:59:00+00', '2026-11-30 13:59:00+00', 1);
INSERT INTO story_words VALUES (1, '2026-11-30T13:59:00.000000Z	town bridg close repair	1');
INSERT INTO story_words VALUES (4, '2026-11-30T14:08:06.000000Z	ferri servic kestria holm suspend	4
2026-11-30T13:59:00.000000Z	ferri servic kestria holm resum monday	3');
INSERT INTO story_words VALUES (5, '2026-11-30T13:59:00.000000Z	new school open alder street	2');
INSERT INTO time_claim VALUES (1, 1, 'published', 'rss.pubDate', 'Mon, 30 Nov 2026 14:06:06 -0000', '2026-11-30 14:06:06+00', 'second', true, 0, '2026-11-30 14:09:28.322349+00');
INSERT INTO time_claim VALUES (2, 2, 'published', 'rss.pubDate', 'Mon, 30 Nov 2026 14:07:06 -0000', '2026-11-30 14:07:06+00', 'second', true, 0, '2026-11-30 14:09:28.322349+00');
INSERT INTO time_claim VALUES (3, 3, 'published', 'rss.pubDate', 'Mon, 30 Nov 2026 14:08:06 -0000', '2026-11-30 14:08:06+00', 'second', true, 0, '2026-11-30 14:09:28.322349+00');
INSERT INTO time_claim VALUES (4, 1, 'published', 'rss.pubDate', 'Mon, 30 Nov 2026 14:07:06 -0000', '2026-11-30 14:07:06+00', 'second', true, 0, '2026-11-30 14:09:30.32611+00');
INSERT INTO time_claim VALUES (5, 4, 'published', 'rss.pubDate', 'Mon, 30 Nov 2026 14:08:06 -0000', '2026-11-30 14:08:06+00', 'second', true, 0, '2026-11-30 14:09:30.32611+00');
INSERT INTO time_claim VALUES (6, 1, 'published', 'meta.article:published_time', '2026-11-30T13:59Z', '2026-11-30 13:59:00+00', 'minute', true, 0, '2026-11-30 14:09:34.34074+00');
INSERT INTO time_claim VALUES (7, 1, 'published', 'htmldate', '2026-11-30', '2026-11-30 00:00:00+00', 'day', false, 0, '2026-11-30 14:09:34.34074+00');
INSERT INTO time_claim VALUES (8, 2, 'published', 'meta.article:published_time', '2026-11-30T13:59Z', '2026-11-30 13:59:00+00', 'minute', true, 0, '2026-11-30 14:09:36.344234+00');
INSERT INTO time_claim VALUES (9, 2, 'published', 'htmldate', '2026-11-30', '2026-11-30 00:00:00+00', 'day', false, 0, '2026-11-30 14:09:36.344234+00');
INSERT INTO time_claim VALUES (10, 3, 'published', 'meta.article:published_time', '2026-11-30T13:59Z', '2026-11-30 13:59:00+00', 'minute', true, 0, '2026-11-30 14:09:38.349206+00');
INSERT INTO time_claim VALUES (11, 3, 'published', 'htmldate', '2026-11-30', '2026-11-30 00:00:00+00', 'day', false, 0, '2026-11-30 14:09:38.349206+00');
SELECT pg_catalog.setval('article_id_seq', 5, true);
SELECT pg_catalog.setval('digest_delivery_id_seq', 2, true);
SELECT pg_catalog.setval('digest_run_id_seq', 1, true);
SELECT pg_catalog.setval('entry_id_seq', 5, true);
SELECT pg_catalog.setval('feed_id_seq', 2, true);
SELECT pg_catalog.setval('fetch_event_id_seq', 4, true);
SELECT pg_catalog.setval('revision_id_seq', 9, true);
SELECT pg_catalog.setval('schema_migration_id_seq', 19, true);
SELECT pg_catalog.setval('story_id_seq', 5, true);
SELECT pg_catalog.setval('time_claim_id_seq', 11, true);
ALTER TABLE ONLY article
    ADD CONSTRAINT article_pkey PRIMARY KEY (id);
ALTER TABLE ONLY digest_delivery
    ADD CONSTRAINT digest_delivery_pkey PRIMARY KEY (id);
ALTER TABLE ONLY digest_item
    ADD CONSTRAINT digest_item_pkey PRIMARY KEY (run_id, article_id);
ALTER TABLE ONLY digest_run
    ADD CONSTRAINT digest_run_pkey PRIMARY KEY (id);
ALTER TABLE ONLY duplicate
    ADD CONSTRAINT duplicate_pkey PRIMARY KEY (article_id, of_article_id);
ALTER TABLE ONLY entry
    ADD CONSTRAINT entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY feed_chunks
    ADD CONSTRAINT feed_chunks_pkey PRIMARY KEY (feed_id);
ALTER TABLE ONLY feed
    ADD CONSTRAINT feed_pkey PRIMARY KEY (id);
ALTER TABLE ONLY feed_poll
    ADD CONSTRAINT feed_poll_pkey PRIMARY KEY (feed_id);
ALTER TABLE ONLY fetch_event
    ADD CONSTRAINT fetch_event_pkey PRIMARY KEY (id);
ALTER TABLE ONLY headline_key
    ADD CONSTRAINT headline_key_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY headline
    ADD CONSTRAINT headline_pkey PRIMARY KEY (article_id);
ALTER TABLE ONLY host
    ADD CONSTRAINT host_pkey PRIMARY KEY (host);
ALTER TABLE ONLY instance
    ADD CONSTRAINT instance_pkey PRIMARY KEY (id);
ALTER TABLE ONLY mark
    ADD CONSTRAINT mark_pkey PRIMARY KEY (article_id);
ALTER TABLE ONLY page_look
    ADD CONSTRAINT page_look_pkey PRIMARY KEY (article_id);
ALTER TABLE ONLY revision
    ADD CONSTRAINT revision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY schema_migration
    ADD CONSTRAINT schema_migration_pkey PRIMARY KEY (id);
ALTER TABLE ONLY stem
    ADD CONSTRAINT stem_pkey PRIMARY KEY (stem);
ALTER TABLE ONLY story
    ADD CONSTRAINT story_pkey PRIMARY KEY (id);
ALTER TABLE ONLY story_words
    ADD CONSTRAINT story_words_pkey PRIMARY KEY (story_id);
ALTER TABLE ONLY time_claim
    ADD CONSTRAINT time_claim_pkey PRIMARY KEY (id);
CREATE UNIQUE INDEX article_canonical_url ON article USING btree (canonical_url);
CREATE INDEX article_changed_at ON article USING btree (changed_at);
CREATE INDEX article_extract_at_extract_host ON article USING btree (extract_at, extract_host);
CREATE INDEX article_first_seen_at ON article USING btree (first_seen_at);
CREATE INDEX article_group_pending_sort_at ON article USING btree (group_pending, sort_at);
CREATE INDEX article_pruned_at_changed_at ON article USING btree (pruned_at, changed_at);
CREATE INDEX article_search ON article USING gin (search);
CREATE INDEX article_sort_at ON article USING btree (sort_at);
CREATE INDEX article_story_id ON article USING btree (story_id);
CREATE UNIQUE INDEX digest_delivery_run_id_channel_target ON digest_delivery USING btree (run_id, channel, target);
CREATE INDEX digest_item_article_id ON digest_item USING btree (article_id);
CREATE INDEX digest_item_run_id ON digest_item USING btree (run_id);
CREATE UNIQUE INDEX digest_run_name_scheduled_for ON digest_run USING btree (name, scheduled_for);
CREATE INDEX duplicate_of_article_id ON duplicate USING btree (of_article_id);
CREATE INDEX entry_article_id ON entry USING btree (article_id);
CREATE INDEX entry_feed_id_first_seen_at ON entry USING btree (feed_id, first_seen_at);
CREATE INDEX entry_feed_id_guid ON entry USING btree (feed_id, guid);
CREATE UNIQUE INDEX entry_feed_id_key ON entry USING btree (feed_id, key);
CREATE INDEX feed_poll_host ON feed_poll USING btree (host);
CREATE INDEX feed_poll_next_poll_at ON feed_poll USING btree (next_poll_at);
CREATE UNIQUE INDEX feed_url ON feed USING btree (url);
CREATE INDEX fetch_event_at ON fetch_event USING btree (at);
CREATE INDEX fetch_event_feed_id_at ON fetch_event USING btree (feed_id, at);
CREATE INDEX headline_sort_at ON headline USING btree (sort_at);
CREATE INDEX page_look_due_at_host ON page_look USING btree (due_at, host);
CREATE INDEX revision_article_id ON revision USING btree (article_id);
CREATE INDEX revision_content_hash ON revision USING btree (content_hash);
CREATE UNIQUE INDEX schema_migration_name ON schema_migration USING btree (name);
CREATE INDEX story_last_at ON story USING btree (last_at);
CREATE INDEX story_topic_last_at ON story USING btree (topic, last_at);
CREATE INDEX time_claim_article_id ON time_claim USING btree (article_id);
ALTER TABLE ONLY article
    ADD CONSTRAINT article_story_id_fkey FOREIGN KEY (story_id) REFERENCES story(id) ON DELETE SET NULL;
ALTER TABLE ONLY digest_delivery
    ADD CONSTRAINT digest_delivery_run_id_fkey FOREIGN KEY (run_id) REFERENCES digest_run(id) ON DELETE CASCADE;
ALTER TABLE ONLY digest_item
    ADD CONSTRAINT digest_item_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE;
ALTER TABLE ONLY digest_item
    ADD CONSTRAINT digest_item_run_id_fkey FOREIGN KEY (run_id) REFERENCES digest_run(id) ON DELETE CASCADE;
ALTER TABLE ONLY duplicate
    ADD CONSTRAINT duplicate_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE;
ALTER TABLE ONLY duplicate
    ADD CONSTRAINT duplicate_of_article_id_fkey FOREIGN KEY (of_article_id) REFERENCES article(id) ON DELETE CASCADE;
ALTER TABLE ONLY entry
    ADD CONSTRAINT entry_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE;
ALTER TABLE ONLY entry
    ADD CONSTRAINT entry_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES feed(id) ON DELETE CASCADE;
ALTER TABLE ONLY feed_chunks
    ADD CONSTRAINT feed_chunks_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES feed(id) ON DELETE CASCADE;
ALTER TABLE ONLY feed_poll
    ADD CONSTRAINT feed_poll_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES feed(id) ON DELETE CASCADE;
ALTER TABLE ONLY fetch_event
    ADD CONSTRAINT fetch_event_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES feed(id) ON DELETE CASCADE;
ALTER TABLE ONLY headline
    ADD CONSTRAINT headline_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE;
ALTER TABLE ONLY mark
    ADD CONSTRAINT mark_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE;
ALTER TABLE ONLY page_look
    ADD CONSTRAINT page_look_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE;
ALTER TABLE ONLY revision
    ADD CONSTRAINT revision_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE;
ALTER TABLE ONLY story_words
    ADD CONSTRAINT story_words_story_id_fkey FOREIGN KEY (story_id) REFERENCES story(id) ON DELETE CASCADE;
ALTER TABLE ONLY time_claim
    ADD CONSTRAINT time_claim_article_id_fkey FOREIGN KEY (article_id) REFERENCES article(id) ON DELETE CASCADE;
