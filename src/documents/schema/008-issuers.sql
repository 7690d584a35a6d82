-- Papers of one issuer, the newest first: what tables of other domains fill themselves from.
CREATE INDEX papers_of_issuer ON papers (issuer_id, listed_day);
