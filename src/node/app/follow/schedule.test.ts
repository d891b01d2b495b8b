import { describe, expect, it } from "vitest";
import type { FollowedFeed } from "../feeds.ts";
import { afterAnswer, afterFailure, newFeed } from "./schedule.ts";

const NOW = "2031-05-14T09:00:00.000Z";
const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const feed = (more: Partial<FollowedFeed> = {}): FollowedFeed => ({ ...newFeed("https://post.example/feed", QUARTER, NOW), ...more });
const pauseOf = ({ dueAt }: FollowedFeed): number => (Date.parse(dueAt) - Date.parse(NOW)) / MINUTE;

describe("when a feed is asked again", () => {
  it("is at once when nobody has asked it yet", () => {
    expect(pauseOf(feed())).toBe(0);
  });

  it("comes nearer while there is news and moves away while there is none, within bounds", () => {
    let quiet = feed();
    for (let asked = 0; asked < 20; asked += 1) quiet = afterAnswer(quiet, false, QUARTER, NOW);
    expect(quiet.everyMs).toBe(8 * QUARTER);
    let busy = quiet;
    const pauses: number[] = [];
    for (let asked = 0; asked < 5; asked += 1) {
      busy = afterAnswer(busy, true, QUARTER, NOW);
      pauses.push(busy.everyMs / MINUTE);
    }
    expect(pauses).toEqual([60, 30, 15, 15, 15]);
  });

  it("is moved by up to a tenth, the same way each time, another way for another feed", () => {
    const pauses = Array.from({ length: 50 }, (_, at) => pauseOf(afterAnswer(feed({ url: `https://post.example/${at}` }), true, QUARTER, NOW)));
    for (const pause of pauses) {
      expect(pause).toBeGreaterThanOrEqual(13.5);
      expect(pause).toBeLessThanOrEqual(16.5);
    }
    expect(new Set(pauses).size).toBeGreaterThan(40);
    expect(pauseOf(afterAnswer(feed(), true, QUARTER, NOW))).toBe(pauseOf(afterAnswer(feed(), true, QUARTER, NOW)));
  });

  it("is put off for longer with each failure, up to a day, and at once forgiven", () => {
    let failing = feed();
    const pauses: number[] = [];
    for (let asked = 0; asked < 10; asked += 1) {
      failing = afterFailure(failing, "no answer in time", false, null, QUARTER, NOW);
      pauses.push(pauseOf(failing));
    }
    for (const [at, expected] of [30, 60, 120, 240, 480, 960, 1440, 1440, 1440, 1440].entries()) {
      expect(pauses[at]).toBeGreaterThanOrEqual(expected * 0.9);
      expect(pauses[at]).toBeLessThanOrEqual(expected * 1.1);
    }
    expect(failing).toMatchObject({ failures: 10, problem: "no answer in time", live: true });
    expect(afterAnswer(failing, true, QUARTER, NOW)).toMatchObject({ failures: 0, problem: null });
  });

  it("is as late as the server asks", () => {
    expect(pauseOf(afterFailure(feed(), "status 429", false, 5 * 3_600_000, QUARTER, NOW))).toBe(300);
  });

  it("is never when it is gone", () => {
    expect(afterFailure(feed(), "gone for good (status 410)", true, null, QUARTER, NOW).live).toBe(false);
  });
});
