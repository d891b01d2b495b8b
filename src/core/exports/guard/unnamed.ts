import type { Origin, Reading, Voice } from "../../model/index.ts";

/** A voice as its article printed it: without a name when the article gives none. */
const asPrinted = (voice: Voice): Voice => (voice.anonymous && voice.name !== null ? { ...voice, name: null } : voice);

/** A reading in which no unnamed voice carries a name, and how many did. */
export function dropNames(reading: Reading): { readonly reading: Reading; readonly dropped: number } {
  const voices = [...reading.claims.flatMap((claim) => claim.attribution), ...reading.attributions.flatMap((attribution) => attribution.voices)];
  const dropped = voices.filter((voice) => voice.anonymous && voice.name !== null).length;
  if (dropped === 0) return { reading, dropped };
  return {
    reading: {
      ...reading,
      claims: reading.claims.map((claim) => ({ ...claim, attribution: claim.attribution.map(asPrinted) })),
      attributions: reading.attributions.map((attribution) => ({ ...attribution, voices: attribution.voices.map(asPrinted) })),
    },
    dropped,
  };
}

/** An origin without a speaker where it is unnamed; a label that would tell the name falls back on what kind of voice it is. */
export function dropSpeaker(origin: Origin): Origin {
  if (origin.kind !== "anonymous-group" || origin.speaker === null) return origin;
  const tells = origin.label.toLowerCase().includes(origin.speaker.toLowerCase());
  return { ...origin, speaker: null, named: false, label: tells ? `unnamed source${origin.outlet === null ? "" : ` (${origin.outlet})`}` : origin.label };
}
