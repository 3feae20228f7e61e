-- The events between two groups of countries, from GDELT's raw event files, by DuckDB.
--
-- A template: what stands in double braces is put in, and lines from `-- if NAME` to
-- `-- end` stay only where NAME is asked for.
--
--   paths      files and patterns, quoted and parted by commas; a quote in one doubled
--   dyad_one, dyad_other   codes of countries, quoted and parted by commas: 'CHN', 'HKG'
--   roots      root codes of two digits, quoted and parted by commas: '14', '16'
--   quads      quad classes, quoted and parted by commas: '3', '4'
--   root_events   (a block only) events told at the beginning of a report
--   days       (a block only) events of the days between from and to, YYYYMMDD
--
-- Plain files and .gz are read. DuckDB opens no .zip: unpack those first, or let the
-- program's own reader read them, which opens them.
--
-- The two editions have 57 (58 from April 2013 on) and 61 columns, and one file may
-- have all of them. Reading it as a table with padding would take a row of 59 or 60 for
-- one of 61, with every column after the first place on the map askew. So a line is
-- read as one text and parted here, and its columns are counted. For that its
-- delimiter is a sign that no line has, and quotes mean nothing, as GDELT has them.
-- The reader is not strict, since some files end their lines now in one way, now in
-- another.
--
-- DuckDB reads UTF-8 alone. A line that is none, which older files have, is left out
-- here and not read as Windows-1252; in the same session they are then told by
--   SELECT file_path, line, csv_line FROM reject_errors JOIN reject_scans USING (scan_id, file_id)
-- and the program's own reader has them.
WITH lines AS (
    SELECT string_split(line, chr(9)) AS f
    FROM read_csv(
        [{{paths}}],
        columns = {'line': 'VARCHAR'},
        auto_detect = false,
        header = false,
        delim = chr(1),
        quote = '',
        escape = '',
        strict_mode = false,
        store_rejects = true
    )
),
wanted AS (
    SELECT
        f[1] AS GLOBALEVENTID,
        f[2] AS SQLDATE,
        f[6] AS Actor1Code,
        f[7] AS Actor1Name,
        f[8] AS Actor1CountryCode,
        f[16] AS Actor2Code,
        f[17] AS Actor2Name,
        f[18] AS Actor2CountryCode,
        f[26] AS IsRootEvent,
        f[27] AS EventCode,
        f[29] AS EventRootCode,
        f[30] AS QuadClass,
        f[31] AS GoldsteinScale,
        f[32] AS NumMentions,
        f[33] AS NumSources,
        f[34] AS NumArticles,
        f[35] AS AvgTone,
        CASE len(f) WHEN 61 THEN f[53] ELSE f[51] END AS ActionGeo_FullName,
        CASE len(f) WHEN 61 THEN f[60] ELSE f[57] END AS DATEADDED,
        CASE len(f) WHEN 61 THEN f[61] WHEN 58 THEN f[58] ELSE '' END AS SOURCEURL
    FROM lines
    WHERE
        len(f) IN (57, 58, 61)
        AND (
            (f[8] IN ({{dyad_one}}) AND f[18] IN ({{dyad_other}}))
            OR (f[8] IN ({{dyad_other}}) AND f[18] IN ({{dyad_one}}))
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
            WHEN NOT regexp_matches(code, '^[0-9]{2,4}$') THEN NULL
            WHEN root NOT BETWEEN 1 AND 20 THEN NULL
            WHEN root IS NOT NULL THEN CASE WHEN root IN (two, one) THEN root END
            WHEN length(code) > 2 AND two BETWEEN 1 AND 20 THEN two
            WHEN one > 0 THEN one
            WHEN two BETWEEN 1 AND 20 THEN two
        END AS event_root,
        regexp_matches(day, '^(19|[2-9][0-9])[0-9]{6}$')
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
        AND lpad(CAST(event_root AS VARCHAR), 2, '0') IN ({{roots}})
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
