import { expect, it } from "vitest";
import { loadPacks } from "../../node/app/packs.ts";
import { readPictureLine } from "./photo-credit.ts";

const { outlets } = loadPacks();

it.each<[string, ReturnType<typeof readPictureLine>]>([
  ["Photo: Nils Holm", "credit"],
  ["Image credit: Ana Brek / Alder Tribune", "credit"],
  ["Nils Holm/Reuters", "credit"],
  ["Press service of the 4th Brigade / AFP", "credit"],
  ["Ana Brek/Getty Images", "credit"],
  ["The ferry in the port of Varna in May. (AP Photo/Nils Holm)", "caption"],
  ["Divers look for the crew. (Photo by Ana Brek)", "caption"],
  ["The ferry in May (File photo)", "caption"],
  ["The dam above Sund in 2029. Photograph by Ana Brek", "caption"],
  ["A boat off Varna, in a picture (courtesy of the coast guard)", "caption"],
  ["Rescuers carry a man, AP Photo, file", "caption"],
  ["AP Photo Nils Holm", "credit"],
  ["Getty Images", "credit"],
  ["via Nils Holm on Tuesday", "credit"],
  ["Police at the gate [Nils Holm/Alder Tribune]", "caption"],
  ["Police at the gate [File]", "caption"],
  ["Police at the gate of the mill that had burned down on Monday, with two engines and a crane behind them, at a late hour (Nils Holm/AFP.)", "caption"],
  ["Police at the gate [Nils Holm]", null],
  ["Police at the gate File]", null],
  ["via the bridge that the army had closed on Monday night", null],
  [`Police at the gate (${"whose guards had left their posts by noon ".repeat(3)}/AFP)`, null],
  ["Police at the gate of the photo shop)", null],
  ["The photo was shared widely (the mayor called it false).", null],
  ["Police and the army [two forces, one head] met in Lund.", null],
  ["The mayor said the dam would hold.", null],
  ["Either/or", null],
  [`${"A long line about the dam, the river and the town. ".repeat(12)}(AP Photo/Nils Holm)`, null],
])("%s", (line, expected) => {
  expect(readPictureLine(line, outlets)).toBe(expected);
});
