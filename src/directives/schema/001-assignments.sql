-- What papers ask of bodies, to whom it was given, and how each due day goes: src/directives/assignments/.

-- The duties of one paper as one body follows them. A draft is seen by the follower alone; issued, the bodies see what is theirs.
-- `follower_id` keeps the list and accepts results (the "principal"); `issuer_id` is whose order it is, where that body is known. Names of
-- bodies are kept as they were on the day: history stays right, and lists need no other domain's tables. `area_id` is the body's.
CREATE TABLE directives (
    id $id,
    paper_id BIGINT NOT NULL REFERENCES papers (id),
    follower_id BIGINT NOT NULL REFERENCES organisations (id),
    follower $text NOT NULL,
    issuer_id BIGINT REFERENCES organisations (id),
    issuer $text NOT NULL,
    issuer_level $text NOT NULL DEFAULT '',
    state $text NOT NULL CHECK (state IN ('draft', 'issued', 'closed')),
    version BIGINT NOT NULL,
    title $text NOT NULL,
    subject $text NOT NULL,
    title_sort $text NOT NULL,
    searched $text NOT NULL,
    day DATE NOT NULL,
    made_at BIGINT NOT NULL,
    made_by $text NOT NULL,
    issued_at BIGINT,
    issued_on DATE,
    issued_by $text NOT NULL DEFAULT '',
    UNIQUE (paper_id, follower_id)
);

CREATE INDEX directives_of ON directives (follower_id, day, id);

CREATE TABLE directive_words (
    word $text NOT NULL,
    row_id BIGINT NOT NULL,
    PRIMARY KEY (word, row_id)
);

-- One duty. `rule_json` is directives::due::Rule. `parent_id`: the assignment of a higher level that this duty passes on.
CREATE TABLE duties (
    id $id,
    directive_id BIGINT NOT NULL REFERENCES directives (id),
    position BIGINT NOT NULL,
    item_id BIGINT,
    parent_id BIGINT,
    state $text NOT NULL CHECK (state IN ('draft', 'left_out', 'issued', 'withdrawn')),
    clause $text NOT NULL,
    action $text NOT NULL CHECK (action <> ''),
    condition_text $text NOT NULL DEFAULT '',
    consequence $text NOT NULL DEFAULT '',
    urgent SMALLINT NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1)),
    rule_json $text NOT NULL,
    due_text $text NOT NULL DEFAULT '',
    span_from BIGINT,
    span_to BIGINT,
    withdrawn_reason $text NOT NULL DEFAULT ''
);

CREATE INDEX duties_of ON duties (directive_id, position);

CREATE INDEX duties_below ON duties (parent_id);

-- What a name of the paper was taken for while the list is drafted: one body, a group, several to choose from, or nobody known.
CREATE TABLE duty_names (
    duty_id BIGINT NOT NULL REFERENCES duties (id),
    position BIGINT NOT NULL,
    printed $text NOT NULL,
    role $text NOT NULL CHECK (role IN ('lead', 'coordinate', 'via')),
    outcome $text NOT NULL CHECK (outcome IN ('one', 'group', 'several', 'none')),
    narrowed_by $text NOT NULL DEFAULT '',
    reason $text NOT NULL DEFAULT '',
    bodies_json $text NOT NULL DEFAULT '[]',
    PRIMARY KEY (duty_id, position)
);

-- One duty as given to one body. `handed_from`: the assignment of the body that it was taken over from.
CREATE TABLE assignments (
    id $id,
    duty_id BIGINT NOT NULL REFERENCES duties (id),
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    body $text NOT NULL,
    body_sort $text NOT NULL,
    area_id BIGINT REFERENCES area_units (id),
    role $text NOT NULL CHECK (role IN ('lead', 'coordinate')),
    state $text NOT NULL CHECK (state IN ('draft', 'issued', 'withdrawn', 'handed_over')),
    printed $text NOT NULL DEFAULT '',
    note $text NOT NULL DEFAULT '',
    handed_from BIGINT REFERENCES assignments (id),
    UNIQUE (duty_id, organisation_id)
);

CREATE INDEX assignments_of ON assignments (organisation_id, id);

-- One due day of an assignment that leads. What is asked of lists and figures stands here once more, so that they read one table.
-- `last_day` is the last day in time; NULL: no day can be computed; `listed_day` is then 2199-12-31, so that one index orders all.
-- Overdue is not stored: open and last_day < today. `due_minute`: of that day, where the paper prints a time.
-- `submitted_on`: the day on which what is there now came. `done_on`: the day on which it was accepted, withdrawn or handed over.
CREATE TABLE turns (
    id $id,
    assignment_id BIGINT NOT NULL REFERENCES assignments (id),
    duty_id BIGINT NOT NULL REFERENCES duties (id),
    directive_id BIGINT NOT NULL REFERENCES directives (id),
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    body $text NOT NULL,
    body_sort $text NOT NULL,
    area_id BIGINT REFERENCES area_units (id),
    follower_id BIGINT NOT NULL REFERENCES organisations (id),
    position BIGINT NOT NULL,
    due_day DATE,
    last_day DATE,
    listed_day DATE NOT NULL,
    due_minute BIGINT CHECK (due_minute BETWEEN 0 AND 1439),
    state $text NOT NULL CHECK (state IN ('not_started', 'in_progress', 'submitted', 'returned', 'accepted', 'withdrawn', 'handed_over')),
    is_open SMALLINT NOT NULL CHECK (is_open IN (0, 1)),
    version BIGINT NOT NULL,
    given_on DATE NOT NULL,
    submitted_on DATE,
    submitted_at BIGINT,
    done_on DATE,
    extended SMALLINT NOT NULL DEFAULT 0 CHECK (extended IN (0, 1)),
    reply $text NOT NULL DEFAULT '',
    reply_id BIGINT REFERENCES papers (id),
    said $text NOT NULL DEFAULT '',
    said_on DATE,
    progress BIGINT CHECK (progress BETWEEN 0 AND 100),
    UNIQUE (assignment_id, position),
    CHECK ((last_day IS NULL) = (due_day IS NULL)),
    CHECK (is_open = CASE WHEN state IN ('accepted', 'withdrawn', 'handed_over') THEN 0 ELSE 1 END)
);

-- What is open for a body, what a follower waits for, and both by day.
CREATE INDEX turns_of ON turns (organisation_id, is_open, listed_day, id);

CREATE INDEX turns_followed ON turns (follower_id, is_open, listed_day, id);

CREATE INDEX turns_of_duty ON turns (duty_id, position, organisation_id);

CREATE INDEX turns_of_directive ON turns (directive_id);

CREATE INDEX turns_open ON turns (is_open, listed_day, id);

-- Everything that happened to a turn, in order. `detail_json`: days before and after, the paper, the file.
CREATE TABLE turn_events (
    id $id,
    turn_id BIGINT NOT NULL REFERENCES turns (id),
    kind $text NOT NULL CHECK (kind IN ('issued', 'seen', 'progress', 'submitted', 'returned', 'accepted', 'extension_asked', 'extension_granted',
        'extension_refused', 'escalated', 'answered', 'passed_on', 'silence', 'silence_superseded', 'handed_over', 'withdrawn', 'corrected')),
    at BIGINT NOT NULL,
    on_day DATE NOT NULL,
    by_whom $text NOT NULL,
    organisation_id BIGINT,
    note $text NOT NULL DEFAULT '',
    paper_id BIGINT REFERENCES papers (id),
    detail_json $text NOT NULL DEFAULT ''
);

CREATE INDEX turn_events_of ON turn_events (turn_id, id);

CREATE TABLE turn_files (
    event_id BIGINT NOT NULL REFERENCES turn_events (id),
    position BIGINT NOT NULL,
    name $text NOT NULL,
    digest $text NOT NULL REFERENCES originals (digest),
    PRIMARY KEY (event_id, position)
);

CREATE INDEX turn_files_by_digest ON turn_files (digest);

-- Requests of a body to its principal: a later day, or a matter beyond its authority ("vượt thẩm quyền").
CREATE TABLE turn_requests (
    id $id,
    turn_id BIGINT NOT NULL REFERENCES turns (id),
    kind $text NOT NULL CHECK (kind IN ('extension', 'escalation')),
    state $text NOT NULL CHECK (state IN ('open', 'granted', 'refused', 'answered')),
    follower_id BIGINT NOT NULL REFERENCES organisations (id),
    wanted_day DATE,
    reason $text NOT NULL CHECK (reason <> ''),
    asked_at BIGINT NOT NULL,
    asked_by $text NOT NULL,
    decided_at BIGINT,
    decided_by $text NOT NULL DEFAULT '',
    answer $text NOT NULL DEFAULT ''
);

CREATE INDEX turn_requests_of ON turn_requests (turn_id);

CREATE INDEX turn_requests_open ON turn_requests (follower_id, state, id);

-- A stated consequence of silence that took effect: "mặc định do không báo cáo". A late report supersedes it; both are kept.
CREATE TABLE silences (
    turn_id BIGINT PRIMARY KEY REFERENCES turns (id),
    duty_id BIGINT NOT NULL REFERENCES duties (id),
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    consequence $text NOT NULL CHECK (consequence <> ''),
    recorded_on DATE NOT NULL,
    superseded_on DATE,
    superseded_by $text NOT NULL DEFAULT ''
);

CREATE INDEX silences_of ON silences (organisation_id, recorded_on);

-- Who may see all of a directive besides its follower: the followers of what it passes on, up to the top.
CREATE TABLE directive_overseers (
    directive_id BIGINT NOT NULL REFERENCES directives (id),
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    PRIMARY KEY (directive_id, organisation_id)
);

CREATE INDEX directive_overseers_of ON directive_overseers (organisation_id);
