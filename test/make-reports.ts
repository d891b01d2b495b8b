import { createHash } from "node:crypto";
import type { Capture } from "../src/core/model/index.ts";
import { makeDice } from "./seeded-random.ts";

const SYLLABLES = ["ka", "lor", "min", "ve", "sta", "ru", "den", "os", "ti", "bral", "quo", "fen", "ja", "hul", "pir", "gam", "ne", "zor", "wis", "lud"];
const nameOf = (number: number): string => {
  let word = "";
  for (let left = number, at = 0; at < 3; at++, left = Math.floor(left / SYLLABLES.length)) word += SYLLABLES[left % SYLLABLES.length] ?? "";
  return word.charAt(0).toUpperCase() + word.slice(1);
};

const EVENTS = [
  { what: "flood", killed: "killed when the river burst its banks", hit: "homes were flooded" },
  { what: "fire", killed: "killed in the fire", hit: "houses were destroyed" },
  { what: "shelling", killed: "killed by shelling", hit: "buildings were damaged" },
  { what: "quake", killed: "killed when the earthquake struck", hit: "houses collapsed" },
] as const;
const OUTLETS = ["The Argus", "Morning Post", "Coast Radio", "Valley Courier", "Daily Beacon", "Harbour Voice", "Northern Cable"] as const;
const SPEAKERS = ["mayor", "police chief", "hospital director", "governor", "fire brigade spokeswoman"] as const;

const pick = <T>(list: readonly T[], roll: number): T => list[Math.floor(roll * list.length)] as T;

/**
 * Invented short reports of invented events, the same for the same seed: events open and close, their figures grow, agencies are copied word for
 * word. `stories` events are told at a time; with few `names` in the world, events are easily taken for each other.
 */
export function* makeReports(count: number, seed: number, { stories = 8, names = 8000 } = {}): Generator<Capture> {
  const dice = makeDice(seed);
  const name = (): string => nameOf(Math.floor(dice() * names) * (8000 / names));
  const open: { place: string; other: string; event: (typeof EVENTS)[number]; killed: number; speaker: string; day: number; told: string }[] = [];
  for (let at = 0; at < count; at++) {
    const day = Math.floor(at / 40);
    if (open.length < stories || dice() < 0.08) {
      const place = name();
      const speaker = `${name()} ${name()}`;
      open.push({ place, other: name(), event: pick(EVENTS, dice()), killed: 2 + Math.floor(dice() * 20), speaker, day, told: "" });
      if (open.length > stories) open.shift();
    }
    const one = pick(open, dice());
    if (dice() < 0.4) one.killed += Math.floor(dice() * 4);
    const office = pick(SPEAKERS, dice());
    const sentences = [
      `${one.killed} people were ${one.event.killed} in ${one.place}, the ${office} ${one.speaker} said.`,
      `About ${100 * (1 + Math.floor(dice() * 30))} ${one.event.hit} between ${one.place} and ${one.other}, according to local officials.`,
      `${3 + Math.floor(dice() * 200)} people were injured and taken to hospitals, ${one.speaker} told reporters.`,
      `Rescue teams from ${one.other} reached ${one.place} on the ${one.day % 2 === 0 ? "northern" : "southern"} road in the evening.`,
    ];
    const copied = one.told !== "" && dice() < 0.15;
    const told = copied ? one.told : sentences.filter((_, line) => line === 0 || dice() < 0.8).join(" ");
    one.told = told;
    const date = new Date(Date.UTC(2041, 2, 1 + day, 6, Math.floor(dice() * 600))).toISOString();
    const outlet = pick(OUTLETS, dice());
    const text = `${one.event.what.charAt(0).toUpperCase()}${one.event.what.slice(1)} in ${one.place}: ${one.killed} dead\n\n${told}\n`;
    const hints = { title: null, outlet, byline: null, published: date };
    const bytes = new TextEncoder().encode(text);
    const id = createHash("sha256")
      .update(JSON.stringify([outlet, date]))
      .update(bytes)
      .digest("hex");
    yield { id, bytes, mediaType: "text/plain", charset: "utf-8", url: null, name: `report-${at + 1}.txt`, hints, receivedAt: "2041-04-01T00:00:00.000Z" };
  }
}
