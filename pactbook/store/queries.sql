-- The main questions to a projection, for DuckDB and PostgreSQL alike. Coordinates are as_of, known and recorded:
-- two days, of which 10000-01-01 is no limit, and a number of the book's record.

-- name: facts
-- What the ledger holds at as_of $1, known $2 and recorded $3.
SELECT kind, ref, parties, instrument, status, dated, donor, recipient, aid, stage, modality, amount, amount_max,
    currency, bound, gdp_percent, per_year, period_start, period_end, subject, measure, value, unit, voices
FROM fact_interval
WHERE recorded_from <= CAST($3 AS BIGINT) AND CAST($3 AS BIGINT) < recorded_to
    AND known_from <= CAST($2 AS DATE) AND CAST($2 AS DATE) < known_to
    AND as_of_from <= CAST($1 AS DATE) AND CAST($1 AS DATE) < as_of_to
    AND seen_from <= least(CAST($1 AS DATE), CAST($2 AS DATE))
    AND least(CAST($1 AS DATE), CAST($2 AS DATE)) < seen_to
    AND kind <> 'instrument';

-- name: totals
-- Sums of promises by donor, year and kind of aid at as_of $1, known $2 and recorded $3, without those whose
-- references stand in the text $4: parts of others in the same sum. Sums of different stage, bound, currency or basis stay
-- apart; a promise for several years stands under its period and is in no single year; what is denied or only
-- weighed is in no sum.
SELECT donor, year, CASE WHEN year IS NULL THEN period_start END AS period_start,
    CASE WHEN year IS NULL THEN period_end END AS period_end, aid, stage, currency, bound, per_year,
    count(*) AS promises, sum(amount) AS amount, sum(amount_max) AS amount_max
FROM fact_interval
WHERE kind = 'commitment' AND amount IS NOT NULL AND modality IN ('asserted', 'planned')
    AND recorded_from <= CAST($3 AS BIGINT) AND CAST($3 AS BIGINT) < recorded_to
    AND known_from <= CAST($2 AS DATE) AND CAST($2 AS DATE) < known_to
    AND as_of_from <= CAST($1 AS DATE) AND CAST($1 AS DATE) < as_of_to
    AND seen_from <= least(CAST($1 AS DATE), CAST($2 AS DATE))
    AND least(CAST($1 AS DATE), CAST($2 AS DATE)) < seen_to
    AND (CAST($4 AS TEXT) = '' OR position(ref IN CAST($4 AS TEXT)) = 0)
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9;

-- name: difference
-- What is different at as_of $4, known $5 and recorded $6 from as_of $1, known $2 and recorded $3. Rows that hold
-- at both are the same there and are not looked at again.
WITH held AS (
    SELECT id, kind, ref, said, reports,
        recorded_from <= CAST($3 AS BIGINT) AND CAST($3 AS BIGINT) < recorded_to
            AND known_from <= CAST($2 AS DATE) AND CAST($2 AS DATE) < known_to
            AND as_of_from <= CAST($1 AS DATE) AND CAST($1 AS DATE) < as_of_to
            AND seen_from <= least(CAST($1 AS DATE), CAST($2 AS DATE))
            AND least(CAST($1 AS DATE), CAST($2 AS DATE)) < seen_to AS before,
        recorded_from <= CAST($6 AS BIGINT) AND CAST($6 AS BIGINT) < recorded_to
            AND known_from <= CAST($5 AS DATE) AND CAST($5 AS DATE) < known_to
            AND as_of_from <= CAST($4 AS DATE) AND CAST($4 AS DATE) < as_of_to
            AND seen_from <= least(CAST($4 AS DATE), CAST($5 AS DATE))
            AND least(CAST($4 AS DATE), CAST($5 AS DATE)) < seen_to AS after
    FROM fact_interval
    WHERE kind <> 'instrument'
),
one AS (SELECT * FROM held WHERE before AND NOT after),
other AS (SELECT * FROM held WHERE after AND NOT before)
SELECT coalesce(other.kind, one.kind) AS kind, coalesce(other.ref, one.ref) AS ref,
    CASE WHEN one.ref IS NULL THEN 'added' WHEN other.ref IS NULL THEN 'gone'
        WHEN one.said = other.said THEN 'restated' ELSE 'changed' END AS change,
    one.said AS before, other.said AS after
FROM one FULL JOIN other ON one.kind = other.kind AND one.ref = other.ref
WHERE one.said IS DISTINCT FROM other.said OR one.reports IS DISTINCT FROM other.reports;

-- name: history
-- Every version of the fact whose reference begins with $1, in no order; $2 and $3 are the least and the largest
-- number that the first 15 digits of such a reference make.
SELECT kind, ref, said, reports, voices, as_of_from, as_of_to, known_from, known_to, seen_from, seen_to,
    recorded_from, recorded_to
FROM fact_interval
WHERE ref_head BETWEEN CAST($2 AS BIGINT) AND CAST($3 AS BIGINT) AND ref >= $1 AND ref < $1 || 'g'
    AND kind <> 'instrument';

-- name: contradictions
-- What does not fit together at as_of $1, known $2 and recorded $3.
SELECT code, severity, place, message, said
FROM contradiction
WHERE recorded_from <= CAST($3 AS BIGINT) AND CAST($3 AS BIGINT) < recorded_to
    AND known_from <= CAST($2 AS DATE) AND CAST($2 AS DATE) < known_to
    AND as_of_from <= CAST($1 AS DATE) AND CAST($1 AS DATE) < as_of_to
    AND seen_from <= least(CAST($1 AS DATE), CAST($2 AS DATE))
    AND least(CAST($1 AS DATE), CAST($2 AS DATE)) < seen_to
ORDER BY code, message, id;
