/** The little of node-nlp that the benchmark uses; the package has no types of its own. */
declare module 'node-nlp' {
  export interface Classified {
    readonly intent: string;
    readonly score: number;
  }
  export class NlpManager {
    constructor(settings: {
      readonly languages: readonly string[];
      readonly forceNER: boolean;
      readonly autoSave: boolean;
      readonly nlu: { readonly log: boolean; readonly useNoneFeature: boolean };
    });
    addDocument(language: string, utterance: string, intent: string): void;
    train(): Promise<void>;
    process(language: string, utterance: string): Promise<{ readonly classifications: readonly Classified[] }>;
  }
}
