/** Spellings of a step up. */
const STEPS = [
  "../",
  "..\\",
  "..%2f",
  "..%5c",
  "%2e%2e/",
  "%2e%2e%2f",
  "%2e%2e%5c",
  ".%2e/",
  "%2e./",
  "%252e%252e%252f",
  "..%252f",
  "..%c0%af",
  "..%c1%9c",
  "%c0%ae%c0%ae/",
  "..%ef%bc%8f",
  "\uff0e\uff0e\uff0f",
  "..\u2215",
  "....//",
  "....\\\\",
  "..././",
  "../.",
  "..;/",
  "..//",
  "./../",
  "..\t/",
  "..\0/",
  "..\u200b/",
  "%u002e%u002e%u002f",
  "..%00/",
  "/../",
  "..\\/",
  "\u2025/",
];
const OPENINGS = [
  "",
  "/",
  "\\",
  "./",
  "//",
  "///",
  "C:\\",
  "c:/",
  "file://",
  "file:///",
  "\\\\?\\",
  "\\\\localhost\\c$\\",
  "assets/",
  "/assets/",
  "/static/",
  "~/",
  "%2f",
  "%5c",
  "zip:",
  "reports/",
];
const TARGETS = [
  "canary.txt",
  "outside/canary.txt",
  "etc/passwd",
  "proc/self/environ",
  "windows/win.ini",
  "store.sqlite",
  ".ssh/id_rsa",
  "%65tc/passwd",
  "etc\\passwd",
  "web/../canary.txt",
];
const ENDS = ["", ".txt", "%00", "%00.txt", "\0.html", "?", "#", "/.", "/", "::$DATA", ".", " ", "%20", ";a.txt"];

const DEPTHS = 10;

/** Different strings that climb out of a folder, by every spelling, depth, target and ending in turn; `folder` is where the canary lies. */
export function climbingPaths(count: number, folder: string): readonly string[] {
  const found = new Set<string>();
  // steps without common divisors go through all combinations before one comes again
  for (let at = 0; found.size < count; at += 1) {
    const step = STEPS[at % STEPS.length] as string;
    const opening = OPENINGS[(at * 7 + Math.floor(at / STEPS.length)) % OPENINGS.length] as string;
    const depth = 1 + (Math.floor(at / 3) % DEPTHS);
    const target = TARGETS[Math.floor(at / 11) % TARGETS.length] as string;
    const end = ENDS[Math.floor(at / 5) % ENDS.length] as string;
    const absolute = at % 97 === 0 ? `${folder}/canary.txt` : `${opening}${step.repeat(depth)}${target}`;
    found.add(`${absolute}${end}${at % 97 === 0 ? String.fromCodePoint(32 + (at % 90)) : ""}`);
    if (at > count * 50) throw new Error(`only ${found.size} different strings`);
  }
  return [...found];
}
