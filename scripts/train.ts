/**
 * Trains models/en from UD treebanks and writes the model, its card and its licence: `npm run train`.
 * `-- --permissive` uses documents under CC BY or in the public domain alone, prints the scores and writes nothing;
 * `-- --score` prints the scores of the model that is there; `--out FOLDER` also writes its parses as CoNLL-U.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { createSyntaxModel } from "../src/core/syntax/model.ts";
import { type GoldSentence, readConllu } from "./train/conllu.ts";
import { scoreSyntax, writeConllu } from "./train/score-syntax.ts";
import { trainLemmas } from "./train/train-lemmas.ts";
import { trainParser } from "./train/train-parser.ts";
import { tagAll, trainTagger } from "./train/train-tagger.ts";
import { modelLicence, writeCard } from "./train/write-card.ts";
import { layOutModel, packModel } from "./train/write-model.ts";

const { values: options } = parseArgs({
  options: {
    data: { type: "string", default: "../shared/data" },
    permissive: { type: "boolean", default: false },
    score: { type: "boolean", default: false },
    out: { type: "string" },
    epochs: { type: "string", default: "6" },
    seeds: { type: "string", default: "2" },
    folds: { type: "string", default: "3" },
    model: { type: "string", default: "models/en/syntax.bin.gz" },
    floor: { type: "string", default: "0.05" },
    margin: { type: "string", default: "8" },
    touches: { type: "string", default: "2" },
    limit: { type: "string", default: "0" },
  },
});

const tests = { "EWT dev": join(options.data, "ud_ewt/dev/dev.conllu"), "PUD dev": join(options.data, "ud_news/dev/pud.dev.conllu") };

function printScores(bytes: Uint8Array): Record<string, unknown> {
  const started = performance.now();
  const model = createSyntaxModel(bytes);
  console.log(`model made in ${Math.round(performance.now() - started)} ms`);
  const scores: Record<string, unknown> = {};
  for (const [name, path] of Object.entries(tests)) {
    const sentences = readConllu(path);
    scoreSyntax(model, sentences); // warm
    const { score, parsed } = scoreSyntax(model, sentences);
    scores[name] = score;
    console.log(name, JSON.stringify(score));
    if (options.out !== undefined) {
      mkdirSync(options.out, { recursive: true });
      writeFileSync(join(options.out, `${name.split(" ")[0]?.toLowerCase() ?? name}.conllu`), writeConllu(parsed));
    }
  }
  return scores;
}

function train(sentences: readonly GoldSentence[]): Buffer {
  const clock = performance.now();
  const say = (what: string): void => console.log(`${((performance.now() - clock) / 1000).toFixed(0)} s  ${what}`);
  const times = new Map<string, number>();
  for (const tag of sentences.flatMap((sentence) => sentence.tags)) times.set(tag, (times.get(tag) ?? 0) + 1);
  // odd pairs are slips of annotation
  const tags = [...times]
    .filter(([, count]) => count >= 8)
    .map(([tag]) => tag)
    .sort();
  const relations = [...new Set(sentences.flatMap((sentence) => sentence.relations))].filter((name) => name !== "root").sort();
  const markers = ["case", "mark"];
  const pairs = new Int32Array(new Uint8Array(gunzipSync(readFileSync("models/en/word-classes.bin.gz"))).buffer);
  const classMap = new Map<number, number>();
  for (let at = 0; at < pairs.length; at += 2) classMap.set(pairs[at] as number, pairs[at + 1] as number);
  const classes = (hash: number): number => classMap.get(hash) ?? 0;
  const seeds = Array.from({ length: Number(options.seeds) }, (_, at) => at + 1);
  say(
    `${sentences.length} sentences, ${sentences.reduce((sum, sentence) => sum + sentence.words.length, 0)} words, ${tags.length} tags, ${relations.length} relations`,
  );
  const tagger = trainTagger(sentences, tags, classes, { epochs: 5, seeds });
  say("tagger");
  // the parser trains on tags of a tagger that has not seen the sentence, as it will meet them later
  const folds = Number(options.folds);
  const tagged: Int32Array[] = [];
  let right = 0;
  let all = 0;
  for (let fold = 0; fold < folds; fold += 1) {
    const seen = sentences.filter((_, at) => at % folds !== fold);
    const unseen = sentences.filter((_, at) => at % folds === fold);
    tagAll(unseen, trainTagger(seen, tags, classes, { epochs: 4, seeds: [1] }), classes).forEach((row, at) => {
      tagged[at * folds + fold] = row;
      unseen[at]?.tags.forEach((tag, word) => {
        all += 1;
        if (tags[(row[word] as number) - 1] === tag) right += 1;
      });
    });
  }
  say(`tags for the parser: ${(right / all).toFixed(4)} right`);
  const parser = trainParser(sentences, tags, relations, new Set(markers.map((name) => relations.indexOf(name) + 1)), classes, {
    epochs: Number(options.epochs),
    seeds,
    tagged,
    minTouches: Number(options.touches),
    margin: Number(options.margin),
    floor: Number(options.floor),
    onEpoch: (epoch) => say(`parser ${epoch + 1}`),
  });
  const lemmas = trainLemmas(sentences, tags);
  return layOutModel(
    { language: "en", tags, relations, markers, lemmas },
    { only: tagger.dictionary.only, sets: tagger.dictionary.sets, sure: parser.sure, classes: classMap },
    [tagger.streams, parser.moves, parser.labels],
  );
}

if (options.score) printScores(gunzipSync(readFileSync(options.model)));
else {
  let sentences = [...readConllu(join(options.data, "ud_ewt/dev/train.conllu.gz")), ...readConllu(join(options.data, "ud_news/dev/gum-free.train.conllu"))];
  if (options.permissive) sentences = sentences.filter((sentence) => /^GUM_(news|interview|speech|textbook)_/.test(sentence.document));
  if (Number(options.limit) > 0) sentences = sentences.filter((_, at) => at % Number(options.limit) === 0);
  const bytes = train(sentences);
  const packed = packModel(bytes);
  console.log(`${bytes.length} bytes, ${packed.length} packed`);
  const scores = printScores(bytes);
  if (!options.permissive) {
    writeFileSync(options.model, packed);
    const command = ["npm run train", ...(process.argv.length > 2 ? ["--", ...process.argv.slice(2)] : [])].join(" ");
    const folder = dirname(options.model);
    writeFileSync(
      join(folder, "CARD.md"),
      writeCard({
        command,
        scores,
        sentences: sentences.length,
        words: sentences.reduce((sum, sentence) => sum + sentence.words.length, 0),
        seeds: Number(options.seeds),
        epochs: Number(options.epochs),
        bytes: packed.length,
      }),
    );
    writeFileSync(join(folder, "LICENSE"), modelLicence);
  }
}
