-- The events between two groups of countries, from a table of GDELT's events, by Spark
-- SQL 3.4 or later. For the raw files there is gdelt_job.py.
--
-- A template: what stands in double braces is put in, and lines from `-- if NAME` to
-- `-- end` stay only where NAME is asked for.
--
--   table      the table or view, such as gdelt.events
--   dyad_one, dyad_other   codes of countries, quoted and parted by commas: 'CHN', 'HKG'
--   roots      root codes of two digits, quoted and parted by commas: '14', '16'
--   quads      quad classes, quoted and parted by commas: '3', '4'
--   root_events   (a block only) events told at the beginning of a report
--   days       (a block only) events of the days between from and to, YYYYMMDD
--
-- The table has the columns of GDELT's codebook by their names; of which types they
-- are does not matter, since all are made texts again here. Dates may be texts, numbers
-- or days; DATEADDED is read as eight or fourteen digits.
WITH wanted AS (
    SELECT
        COALESCE(CAST(GLOBALEVENTID AS STRING), '') AS GLOBALEVENTID,
        COALESCE(CAST(SQLDATE AS STRING), '') AS SQLDATE,
        COALESCE(CAST(Actor1Code AS STRING), '') AS Actor1Code,
        COALESCE(CAST(Actor1Name AS STRING), '') AS Actor1Name,
        COALESCE(CAST(Actor1CountryCode AS STRING), '') AS Actor1CountryCode,
        COALESCE(CAST(Actor2Code AS STRING), '') AS Actor2Code,
        COALESCE(CAST(Actor2Name AS STRING), '') AS Actor2Name,
        COALESCE(CAST(Actor2CountryCode AS STRING), '') AS Actor2CountryCode,
        COALESCE(CAST(IsRootEvent AS STRING), '') AS IsRootEvent,
        COALESCE(CAST(EventCode AS STRING), '') AS EventCode,
        COALESCE(CAST(EventRootCode AS STRING), '') AS EventRootCode,
        COALESCE(CAST(QuadClass AS STRING), '') AS QuadClass,
        COALESCE(CAST(GoldsteinScale AS STRING), '') AS GoldsteinScale,
        COALESCE(CAST(NumMentions AS STRING), '') AS NumMentions,
        COALESCE(CAST(NumSources AS STRING), '') AS NumSources,
        COALESCE(CAST(NumArticles AS STRING), '') AS NumArticles,
        COALESCE(CAST(AvgTone AS STRING), '') AS AvgTone,
        COALESCE(CAST(ActionGeo_FullName AS STRING), '') AS ActionGeo_FullName,
        COALESCE(CAST(DATEADDED AS STRING), '') AS DATEADDED,
        COALESCE(CAST(SOURCEURL AS STRING), '') AS SOURCEURL
    FROM {{table}}
    WHERE
        (
            (Actor1CountryCode IN ({{dyad_one}}) AND Actor2CountryCode IN ({{dyad_other}}))
            OR (Actor1CountryCode IN ({{dyad_other}}) AND Actor2CountryCode IN ({{dyad_one}}))
        )
),
-- A code that lost its first zero on its way has it again here, and the root code of
-- its row tells that it was lost. A row whose date or code is none is not judged: it is
-- passed on, so that the program counts it.
read AS (
    SELECT
        *,
        replace(trim(SQLDATE), '-', '') AS day,
        trim(EventCode) AS code,
        TRY_CAST(trim(EventRootCode) AS INTEGER) AS root,
        TRY_CAST(substr(trim(EventCode), 1, 2) AS INTEGER) AS two,
        CASE WHEN length(trim(EventCode)) < 4 THEN TRY_CAST(substr(trim(EventCode), 1, 1) AS INTEGER) END AS one
    FROM wanted
),
judged AS (
    SELECT
        *,
        CASE
            WHEN NOT regexp_like(code, '^[0-9]{2,4}$') THEN NULL
            WHEN root NOT BETWEEN 1 AND 20 THEN NULL
            WHEN root IS NOT NULL THEN CASE WHEN root IN (two, one) THEN root END
            WHEN length(code) > 2 AND two BETWEEN 1 AND 20 THEN two
            WHEN one > 0 THEN one
            WHEN two BETWEEN 1 AND 20 THEN two
        END AS event_root,
        regexp_like(day, '^(19|[2-9][0-9])[0-9]{6}$')
        AND TRY_CAST(substr(day, 1, 4) || '-' || substr(day, 5, 2) || '-' || substr(day, 7, 2) AS DATE)
        IS NOT NULL AS is_day
    FROM read
)
SELECT
    GLOBALEVENTID, SQLDATE, Actor1Code, Actor1Name, Actor1CountryCode, Actor2Code,
    Actor2Name, Actor2CountryCode, IsRootEvent, EventCode, EventRootCode, QuadClass,
    GoldsteinScale, NumMentions, NumSources, NumArticles, AvgTone, ActionGeo_FullName,
    DATEADDED, SOURCEURL
FROM judged
WHERE
    event_root IS NULL
    OR NOT is_day
    OR (
        TRUE
-- if roots
        AND lpad(CAST(event_root AS STRING), 2, '0') IN ({{roots}})
-- end
-- if quads
        -- GDELT's class of the root, where the row's own is none.
        AND CASE
            WHEN trim(QuadClass) IN ('1', '2', '3', '4') THEN trim(QuadClass)
            WHEN event_root < 6 THEN '1'
            WHEN event_root < 10 THEN '2'
            WHEN event_root < 15 THEN '3'
            ELSE '4'
        END IN ({{quads}})
-- end
-- if root_events
        AND trim(IsRootEvent) IN ('1', 'TRUE', 'true')
-- end
-- if days
        AND day BETWEEN '{{from}}' AND '{{to}}'
-- end
    )
