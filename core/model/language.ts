/** The languages Phlov speaks. Khmer comes first. */
export const languages = ['km', 'en'] as const;
export type Language = (typeof languages)[number];

/** A text in every language we speak. */
export type Bilingual<Text = string> = Readonly<Record<Language, Text>>;
