import type { Row } from "./contest.ts";

/** What others say of themselves, or what was once measured of them elsewhere: other machines, other pages. None of it was run here. */
const SAID: readonly (readonly [contest: string, name: string, said: string, source: string])[] = [
  ["page", "trafilatura 2.2.0, fast / standard", "25.2 / 18.5 pages a CPU-second", "measured once on 1,103 real pages, Python 3.11, on another machine"],
  ["page", "trafilatura baseline()", "57.6 pages a CPU-second", "the same pages"],
  ["page", "readability-lxml 0.8.1", "25.4 pages a CPU-second", "the same pages"],
  ["page", "rs-trafilatura (Rust)", "71 articles a second at 225 kB, F1 0.966", "its README"],
  ["page", "go-trafilatura (Go)", "960 pages in 4.25 s fast, 8.39 s with fallback (226 and 114 a second), Ryzen at 4.6 GHz", "its README"],
  ["text", "spaCy en_core_web_lg / trf", "10,014 / 684 words a second on a CPU", "spaCy, Facts & Figures"],
  ["text", "Stanza, Flair, UDPipe", "878, 323 and 1,101 words a second on a CPU", "spaCy, Facts & Figures"],
  [
    "text",
    "PETRARCH, PETRARCH2, TABARI",
    "150, 250 and 1,000 to 2,000 sentences a second, the parse not counted",
    "README of petrarch2 and its docs/tabari_vs_petrarch.rst",
  ],
  ["text", "CoreNLP before PETRARCH2", "2,500 stories an hour on two instances", "README of petrarch2"],
  ["text", "Mordecai v2 (places alone)", "1,085 articles in 100 to 117 s", "openeventdata/mordecai, issues 30 and 55"],
  ["archive", "FastWARC, WARCIO (Python)", "10,413 and 6,460 gzip records a second", "documentation of resiliparse"],
  [
    "stories",
    "worldmonitor, clusters of its page",
    "keeps 1,000 items whatever comes; without that cap 10,000 take 6.1 s, 50,000 take 285 s",
    "its code at b534c32, measured once elsewhere",
  ],
  [
    "stories",
    "worldmonitor, clusters of its server",
    "about 900 titles a second; recall 0.995 at 20,000 titles, 0.671 at 50,000",
    "its code at b534c32, measured once elsewhere",
  ],
  ["stories", "GDELT, EMM NewsBrief", "a new state every 15 and every 10 minutes", "blog of the GDELT Project, help of EMM"],
];

export const publishedRows: readonly Row[] = SAID.map(([contest, name, said, source]) => ({
  contest,
  name,
  kind: "published",
  unit: "",
  perCpuSecond: null,
  timesOurs: null,
  found: {},
  said,
  source,
}));
