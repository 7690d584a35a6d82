-- What the figures of boards, matrices and leaders' pages are counted by: src/directives/boards/. Each index holds all that its count reads.

-- Overdue of a follower, by body and paper.
CREATE INDEX turns_late ON turns (follower_id, listed_day, organisation_id, directive_id) WHERE state IN ('not_started', 'in_progress', 'returned');

-- What waits for a follower's acceptance.
CREATE INDEX turns_submitted ON turns (follower_id, listed_day, id, submitted_on) WHERE state = 'submitted';

-- What came of late, by follower.
CREATE INDEX turns_came ON turns (follower_id, submitted_on);

-- What bodies of an area have, for whoever supervises it.
CREATE INDEX turns_of_area ON turns (area_id, is_open, listed_day);

CREATE INDEX directives_drafts ON directives (follower_id, day) WHERE state = 'draft';
