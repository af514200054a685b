import { Document } from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { NlpManager } from 'node-nlp';
import { type Contender, distinct, type Entry } from './contender.ts';

interface Flat {
  readonly id: string;
  readonly topic: string;
  readonly title: string;
  readonly phrasings: string;
  readonly text: string;
}
const flat = ({ id, topic, titles, phrasings, text }: Entry): Flat => ({
  id,
  topic,
  title: titles.join('\n'),
  phrasings: phrasings.map((each) => each.text).join('\n'),
  text,
});

/** MiniSearch as its guide sets up a search over titles and texts: boosts, prefixes for the last word, one typo in five letters. */
const miniSettings = {
  fields: ['title', 'phrasings', 'text'],
  storeFields: ['topic'],
  searchOptions: { boost: { phrasings: 3, title: 2 }, fuzzy: 0.2, prefix: true, combineWith: 'OR' as const },
};
const topicOf = (result: object): string => ('topic' in result && typeof result.topic === 'string' ? result.topic : '');

export const miniSearch: Contender = {
  name: 'MiniSearch',
  async build(entries) {
    const index = new MiniSearch<Flat>(miniSettings);
    index.addAll(entries.map(flat));
    return (text) => distinct(index.search(text).map(topicOf));
  },
};

export const miniSearchSegmented: Contender = {
  name: 'MiniSearch, our words',
  async build(entries, prepare) {
    const tokenize = (text: string): string[] => {
      const tokens = prepare(text).tokens.filter((token) => !token.stop);
      return tokens.flatMap((token) => (token.known ? [token.name, token.text] : [token.name]));
    };
    const index = new MiniSearch<Flat>({ ...miniSettings, tokenize, processTerm: (term) => term });
    index.addAll(entries.map(flat));
    return (text) => distinct(index.search(text).map(topicOf));
  },
};

/** Fuse.js for long texts, as its documentation advises: `ignoreLocation`, and each phrasing a value of its own. */
export const fuse: Contender = {
  name: 'Fuse.js',
  async build(entries) {
    const rows = entries.map(({ topic, titles, phrasings }) => ({
      topic,
      titles,
      phrasings: phrasings.map((each) => each.text),
    }));
    const keys = [
      { name: 'phrasings', weight: 2 },
      { name: 'titles', weight: 1 },
    ];
    const index = new Fuse(rows, { keys, ignoreLocation: true, threshold: 0.6, includeScore: true });
    return (text) => distinct(index.search(text, { limit: 20 }).map(({ item }) => item.topic));
  },
};

/** FlexSearch's document index with partial words from the start, any of the words being enough. */
export const flexSearch: Contender = {
  name: 'FlexSearch',
  async build(entries) {
    const index = new Document({
      document: { id: 'id', index: ['phrasings', 'title', 'text'] },
      tokenize: 'forward',
      context: true,
    });
    const topics = new Map(entries.map((entry) => [entry.id, entry.topic]));
    for (const entry of entries) index.add({ ...flat(entry) });
    return (text) => {
      const found = index.search(text, { limit: 20, suggest: true, merge: true });
      return distinct(found.map((each) => topics.get(String(each.id)) ?? ''));
    };
  },
};

/** node-nlp's classifier: one manager, each phrasing an utterance of its topic, the neural network it comes with. */
export const nodeNlp: Contender = {
  name: 'node-nlp',
  async build(entries) {
    const manager = new NlpManager({
      languages: ['km', 'en'],
      forceNER: false,
      autoSave: false,
      nlu: { log: false, useNoneFeature: true },
    });
    for (const { topic, phrasings, titles } of entries) {
      for (const { language, text } of phrasings) manager.addDocument(language, text, topic);
      for (const [i, title] of titles.entries()) manager.addDocument(i === 0 ? 'km' : 'en', title, topic);
    }
    await manager.train();
    return async (text) => {
      const language = /[\u1780-\u17FF]/.test(text) ? 'km' : 'en';
      const { classifications } = await manager.process(language, text);
      const ranked = classifications.map((each) => each.intent);
      return ranked[0] === 'None' ? [] : distinct(ranked.filter((intent) => intent !== 'None'));
    };
  },
};
