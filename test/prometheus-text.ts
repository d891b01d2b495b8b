/** A sample of the text format of Prometheus. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const LINE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"(?:,|$)/g;

function labelsOf(text: string): Readonly<Record<string, string>> {
  const found = [...text.matchAll(LABEL)];
  if (found.map(([whole]) => whole).join("") !== text) throw new Error(`no labels: ${text}`);
  return Object.fromEntries(found.map(([, name = "", value = ""]) => [name, value.replace(/\\(.)/g, (_, one: string) => (one === "n" ? "\n" : one))]));
}

/** Reads measures back as a scraper does; throws at a line that is none, a sample nobody declared, and a name declared twice. */
export function readPrometheus(text: string): { readonly types: ReadonlyMap<string, string>; readonly samples: readonly Sample[] } {
  const types = new Map<string, string>();
  const samples: Sample[] = [];
  if (!text.endsWith("\n")) throw new Error("the last line has no end");
  for (const line of text.split("\n")) {
    if (line === "" || line.startsWith("# HELP ")) continue;
    const declared = /^# TYPE (\S+) (counter|gauge|histogram|summary|untyped)$/.exec(line);
    if (declared !== null) {
      if (types.has(declared[1] ?? "")) throw new Error(`declared twice: ${declared[1]}`);
      types.set(declared[1] ?? "", declared[2] ?? "");
      continue;
    }
    const [, name = "", labels = "", value = ""] = LINE.exec(line) ?? [];
    const number = /^nan$/i.test(value) ? Number.NaN : Number(value.replace("Inf", "Infinity"));
    if (name === "" || (Number.isNaN(number) && !/^nan$/i.test(value))) throw new Error(`no sample: ${line}`);
    if (!types.has(name) && !types.has(name.replace(/_(?:bucket|sum|count)$/, ""))) throw new Error(`nobody declared ${name}`);
    samples.push({ name, labels: labelsOf(labels), value: number });
  }
  return { types, samples };
}
